/** contract.md's promise: a client or a bank in Python works from `proto/` alone. */
import { execFile, execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Server, ServerCredentials } from '@grpc/grpc-js';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { toJsonForm } from './codec/to-json-form.ts';
import { toWire } from './codec/to-wire.ts';
import { toGrpcError } from './errors/grpc.ts';
import { StoplineError } from './errors/stopline-error.ts';
import type { IntakeServiceHandlers } from './generated/stopline/v1/IntakeService.ts';
import { PROTO_DIR, services } from './proto.ts';
import { read } from './schemas/fault.ts';
import { requestSchemas } from './schemas/requests.ts';

/** Debian's: another python3 on the path may not see Debian's packages. */
const PYTHON = '/usr/bin/python3';
const folder = mkdtempSync(join(tmpdir(), 'stopline-python-'));
const server = new Server();
let port = 0;

beforeAll(async () => {
  const files = ['common', 'intake', 'casework', 'bank', 'gateway'].map((name) => `stopline/v1/${name}.proto`);
  execFileSync('protoc', [
    `-I${PROTO_DIR}`,
    `--python_out=${folder}`,
    `--grpc_python_out=${folder}`,
    '--plugin=protoc-gen-grpc_python=/usr/bin/grpc_python_plugin',
    ...files,
  ]);
  const schemas = requestSchemas(() => Date.now());
  const refuse = () => {
    throw new StoplineError('CASE_NOT_FOUND', 'there is no such case');
  };
  const handlers: IntakeServiceHandlers = {
    SubmitStop: (call, callback) => {
      try {
        const { payments, victim } = read(schemas.SubmitStop, toJsonForm('SubmitStopRequest', call.request));
        callback(
          null,
          toWire('SubmitStopResponse', { case: { case_id: 'case_1', payments, victim }, replayed: false }),
        );
      } catch (thrown) {
        callback(toGrpcError(thrown));
      }
    },
    AddPayments: refuse,
    CorrectPayment: refuse,
    WithdrawPayment: refuse,
    GetCase: refuse,
    WatchCase: refuse,
    ResendText: refuse,
  };
  server.addService(services.IntakeService, handlers);
  port = await new Promise((resolve, reject) => {
    server.bindAsync('127.0.0.1:0', ServerCredentials.createInsecure(), (error, bound) =>
      error ? reject(error) : resolve(bound),
    );
  });
});

afterAll(() => {
  server.forceShutdown();
  rmSync(folder, { recursive: true, force: true });
});

const CLIENT = `
import sys, time
sys.path.insert(0, sys.argv[1])
import grpc
from stopline.v1 import common_pb2 as c, intake_pb2 as i, intake_pb2_grpc, bank_pb2_grpc, casework_pb2_grpc, gateway_pb2_grpc
stub = intake_pb2_grpc.IntakeServiceStub(grpc.insecure_channel('127.0.0.1:' + sys.argv[2]))
payment = c.Payment(**{'from': c.Account(scheme=c.ACCOUNT_SCHEME_CARD, value='6222 0200 0000 0000 000')})
payment.to.scheme = c.ACCOUNT_SCHEME_WALLET
payment.to.value = 'AliPay/138'
payment.amount.currency_code = 'CNY'
payment.amount.minor_units = 999999999999999
payment.paid_at.GetCurrentTime()
request = i.SubmitStopRequest(idempotency_key='python-0001', victim=dict(locale='zh-CN'), payments=[payment])
response = stub.SubmitStop(request, timeout=10)
got = response.case.payments[0]
assert getattr(got, 'from').value == '6222020000000000000', got
assert got.to.value == 'alipay/138' and not got.to.HasField('bank_id'), got
assert got.amount.minor_units == 999999999999999, got
assert abs(got.paid_at.seconds - time.time()) < 60, got
payment.amount.minor_units = -1
try:
    stub.SubmitStop(i.SubmitStopRequest(idempotency_key='python-0002', victim=dict(locale='zh-CN'), payments=[payment]), timeout=10)
    raise SystemExit('it was accepted')
except grpc.RpcError as error:
    assert error.code() == grpc.StatusCode.INVALID_ARGUMENT, error
    assert 'payments[0].amount.minor_units' in error.details(), error
    trailer = dict(error.trailing_metadata())['grpc-status-details-bin']
    assert b'INVALID_FIELD' in trailer and b'stopline' in trailer, trailer
print('python ok')
`;

test('a Python client made from proto/ alone submits, reads the answer and sees what was wrong', async () => {
  const printed = await new Promise<string>((resolve, reject) => {
    execFile(PYTHON, ['-c', CLIENT, folder, String(port)], (error, stdout, stderr) => {
      if (error) reject(new Error(`${error.message}\n${stderr}`));
      else resolve(stdout);
    });
  });
  expect(printed.trim()).toBe('python ok');
});
