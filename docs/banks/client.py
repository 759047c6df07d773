"""The hotline's side, from proto/ alone: presses the button and watches until nothing is open. README.md: how to run it."""
import os, sys, uuid
import grpc
from stopline.v1 import common_pb2 as common, intake_pb2, intake_pb2_grpc

address, account, minor_units = sys.argv[1:4]
token = [('authorization', 'Bearer ' + os.environ['STOPLINE_TOKEN'])]
stopline = intake_pb2_grpc.IntakeServiceStub(grpc.insecure_channel(address))

payment = common.Payment(
    to=common.Account(scheme=common.ACCOUNT_SCHEME_WALLET, value=account, holder_name='Zhang San'),
    amount=common.Money(currency_code='CNY', minor_units=int(minor_units)))
payment.paid_at.GetCurrentTime()
request = intake_pb2.SubmitStopRequest(
    idempotency_key=str(uuid.uuid4()),  # sent again after a time-out, the same key is the same case
    victim=common.Victim(name='Wei Min', locale='zh-CN'),
    payments=[payment])
pressed = stopline.SubmitStop(request, metadata=token, timeout=10)
print('accepted', pressed.case.case_id, pressed.case.case_reference, flush=True)

watch = intake_pb2.WatchCaseRequest(case_id=pressed.case.case_id, after_version=0)
for seen in stopline.WatchCase(watch, metadata=token, timeout=120):
    for event in seen.events:
        print('event', event.version, event.type, flush=True)
    for order in seen.case.orders:
        print('order', order.bank_id, common.FreezeStatus.Name(order.freeze_status), order.amounts.frozen,
              order.bank_reference, flush=True)
    if seen.case.status != common.CASE_STATUS_OPEN:
        print('ended', common.CaseStatus.Name(seen.case.status), flush=True)
        break
