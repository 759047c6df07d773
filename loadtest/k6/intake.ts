/**
 * Presses at a constant arrival rate over gRPC, for k6 1.0 and later (it runs TypeScript as it is): for whoever measures
 * a Stopline that runs somewhere, from a machine of their own. It sees until the answer; when the banks were instructed
 * only the banks know, so that is what `make bench` measures.
 *
 *   k6 run -e TOKEN=… -e BANKS=icbc,abc [-e ADDRESS=127.0.0.1:50051] [-e RATE=100] [-e DURATION=1m] loadtest/k6/intake.ts
 *
 * The cases it opens are real ones to the Stopline it is pointed at: never at one that serves people.
 */
import { check } from 'k6';
import exec from 'k6/execution';
import { Client, StatusOK } from 'k6/net/grpc';
import type { Options } from 'k6/options';

/** What is wrong shows before the first press, not as a thousand failed ones. */
function needed(name: string): string {
  const value = __ENV[name];
  if (value === undefined || value === '') throw new Error(`give it with -e ${name}=…`);
  return value;
}

function wholeNumber(name: string, otherwise: number): number {
  const value = Number(__ENV[name] ?? otherwise);
  if (!Number.isInteger(value) || value < 1) throw new Error(`-e ${name} is a whole number from 1, not ${__ENV[name]}`);
  return value;
}

const ADDRESS = __ENV.ADDRESS ?? '127.0.0.1:50051';
const TOKEN = needed('TOKEN');
const BANKS = needed('BANKS').split(',');
const PER_S = wholeNumber('RATE', 100);
const PLAINTEXT = __ENV.TLS !== 'true';
/** Its default of a minute would keep a virtual user that long on a press that nobody waits for any more. */
const TIMEOUT = '1s';
const VIRTUAL_USERS = Math.max(10, PER_S * 2);

export const options: Options = {
  scenarios: {
    press: {
      // Open: the next press comes when it comes, whether or not the last was answered.
      executor: 'constant-arrival-rate',
      rate: PER_S,
      timeUnit: '1s',
      duration: __ENV.DURATION ?? '1m',
      // As many as can be under way within the timeout, and once more: a user that must be made first comes late.
      preAllocatedVUs: VIRTUAL_USERS,
      maxVUs: VIRTUAL_USERS,
    },
  },
  thresholds: {
    // A press that no user was free for was never made: then the run says nothing.
    dropped_iterations: ['count==0'],
    checks: ['rate==1'],
    grpc_req_duration: ['p(99)<1000'],
  },
};

const client = new Client();
client.load(['../../proto'], 'stopline/v1/intake.proto');
let connected = false;

/** One press an iteration, so that presses arrive at the rate that was asked for. */
export default function press(): void {
  // A user's first press also connects; `grpc_req_duration` is the call alone.
  if (!connected) client.connect(ADDRESS, { plaintext: PLAINTEXT });
  connected = true;
  const run = String(exec.scenario.startTime).slice(-9);
  const numbered = `${run}${String(exec.scenario.iterationInTest).padStart(7, '0')}`;
  const response = client.invoke('stopline.v1.IntakeService/SubmitStop', requestOf(numbered), {
    metadata: { authorization: `Bearer ${TOKEN}` },
    timeout: TIMEOUT,
  });
  check(response, { 'the press was acknowledged': ({ status }) => status === StatusOK });
}

function requestOf(numbered: string): object {
  return {
    idempotency_key: `k6-${numbered}`,
    victim: { name: 'Chen Yi', locale: 'zh-CN', text_consent: false },
    payments: BANKS.map((bank_id, position) => ({
      to: { scheme: 'ACCOUNT_SCHEME_CN_ACCOUNT', value: `9${numbered}${position}7777`, bank_id },
      amount: { currency_code: 'CNY', minor_units: '100000' },
      paid_at: new Date(Date.now() - 60_000 * (position + 1)).toISOString(),
    })),
  };
}
