"""A bank for Stopline, from proto/ alone: answers PENDING, freezes, then calls back. README.md says how to run it.
A real bank keeps `orders` beside its accounts, and has changed both in one transaction before it answers."""
import sys, threading, time
from concurrent import futures
import grpc
from stopline.v1 import bank_pb2, bank_pb2_grpc, common_pb2 as common, gateway_pb2, gateway_pb2_grpc

address, gateway, ca, certificate, key = sys.argv[1:3] + [open(path, 'rb').read() for path in sys.argv[3:6]]
accounts = {'trial/1001': 8_000_000, 'trial/1002': 1_000_000}  # what is there to freeze, in minor units
orders, lock, work = {}, threading.Lock(), futures.ThreadPoolExecutor(16)  # orders: our latest word on each, by its id
code = grpc.StatusCode
TRY_AGAIN = code.UNAVAILABLE, code.DEADLINE_EXCEEDED, code.RESOURCE_EXHAUSTED, code.INTERNAL, code.UNKNOWN


class Bank(bank_pb2_grpc.BankServiceServicer):
    def ApplyStop(self, ask, context):
        if b'stopline:hotline' not in context.auth_context().get('x509_subject_alternative_name', ()):
            context.abort(code.PERMISSION_DENIED, 'only Stopline gives us orders')
        with lock:
            known = orders.get(ask.order_id) or common.StopOutcome(bank_reference=f'PY{len(orders) + 1:06}')
            if ask.revision > known.revision:  # else it is a repeat, which changes nothing
                orders[ask.order_id] = take_down(ask, known)
                work.submit(carry_out, ask)
            return bank_pb2.ApplyStopResponse(outcome=orders[ask.order_id])

    def QueryStop(self, ask, context):
        with lock:
            if ask.order_id not in orders:
                context.abort(code.NOT_FOUND, 'we do not know this order')
            return bank_pb2.QueryStopResponse(outcome=orders[ask.order_id])


def take_down(ask, state):
    """A revision is absolute: what is held above its amount goes free, and counts as released. No total ever falls."""
    above = state.frozen_total - state.released_total - ask.amount.minor_units
    if above > 0 and ask.change != common.STOP_CHANGE_COVERED_ELSEWHERE:
        accounts[ask.account.value] += above
        state.released_total += above
    state.order_id, state.revision, state.sequence = ask.order_id, ask.revision, state.sequence + 1
    state.requested_minor_units, state.currency_code = ask.amount.minor_units, ask.amount.currency_code
    state.answer = common.ANSWER_PENDING
    state.ClearField('refusal_reason')
    return state


def carry_out(ask):
    with lock:
        state = orders[ask.order_id]
        if state.revision == ask.revision:  # else a later one has overtaken it
            freeze(ask, state)
    wait = 0.2
    while True:  # until Stopline has our present word, or says that it never will: that is for a person
        with lock:
            word = gateway_pb2.ReportOutcomeRequest(outcome=state)
        try:
            return stopline.ReportOutcome(word, timeout=5)
        except grpc.RpcError as error:
            if error.code() not in TRY_AGAIN:
                return print('Stopline does not take it:', error.code(), error.details(), flush=True)
        time.sleep(wait)
        wait = min(5, wait * 2)


def freeze(ask, state):
    state.sequence += 1
    state.answer = common.ANSWER_FINAL
    if ask.account.value in accounts:
        taken = min(accounts[ask.account.value], ask.amount.minor_units - state.frozen_total)
        if taken > 0:  # counted from frozen_total: what was let go is not frozen again
            accounts[ask.account.value] -= taken
            state.frozen_total += taken
            state.effective_time.GetCurrentTime()
    elif ask.amount.minor_units > 0:
        state.answer, state.refusal_reason = common.ANSWER_REFUSED, common.REFUSAL_REASON_ACCOUNT_UNKNOWN


stopline = gateway_pb2_grpc.BankGatewayServiceStub(
    grpc.secure_channel(gateway, grpc.ssl_channel_credentials(ca, key, certificate)))
server = grpc.server(futures.ThreadPoolExecutor(16))
bank_pb2_grpc.add_BankServiceServicer_to_server(Bank(), server)
server.add_secure_port(address, grpc.ssl_server_credentials([(key, certificate)], ca, require_client_auth=True))
server.start()
print('listening on', address, flush=True)
server.wait_for_termination()
