/** The demo's operator: presses, watches and telephones over the public gRPC API, as any client would. */
import { services, toJsonForm, toWire, type WireOut } from '@stopline/contract';
import type { CaseView, OrderView, PhoneTaskView } from '@stopline/domain';
import { call, callStream, openClient } from '@stopline/platform/grpc/client.ts';

/** A view in JSON form: amounts are text, times RFC 3339. */
type InJson<T> = T extends bigint
  ? string
  : T extends number
    ? number | string
    : T extends object
      ? { readonly [K in keyof T]: InJson<T[K]> }
      : T;
export type CaseShown = InJson<CaseView>;
export type OrderShown = InJson<OrderView>;
export type TaskShown = InJson<PhoneTaskView>;

const DEADLINE_MS = 10_000;
const { IntakeService, CaseworkService } = services;

export interface Desk {
  /** The button. Resolves when the case is on the disk. */
  press(idempotencyKey: string, request: object): Promise<CaseShown>;
  /** The case now, and again at each append, until `signal` ends it. */
  watch(case_id: string, signal: AbortSignal): AsyncGenerator<CaseShown>;
  claim(idempotencyKey: string, phone_task_id: string): Promise<CaseShown>;
  recordCall(idempotencyKey: string, phone_task_id: string, outcome: object): Promise<CaseShown>;
  close(): void;
}

export function openDesk(address: string, token: string): Desk {
  const client = openClient({ address });
  const metadata = { authorization: `Bearer ${token}` };
  const options = { deadlineMs: DEADLINE_MS, metadata };
  const caseIn = (shown: unknown): CaseShown => (shown as { readonly case: CaseShown }).case;
  return {
    async press(idempotency_key, request) {
      const wire = toWire('SubmitStopRequest', { idempotency_key, ...request });
      const answer: WireOut<'SubmitStopResponse'> = await call(client, IntakeService.SubmitStop, wire, options);
      return caseIn(toJsonForm('SubmitStopResponse', answer));
    },
    async *watch(case_id, signal) {
      const wire = toWire('WatchCaseRequest', { case_id });
      for await (const seen of callStream(client, IntakeService.WatchCase, wire, { metadata, signal })) {
        yield caseIn(toJsonForm('WatchCaseResponse', seen));
      }
    },
    async claim(idempotency_key, phone_task_id) {
      const wire = toWire('ClaimPhoneTaskRequest', { idempotency_key, phone_task_id });
      return caseIn(
        toJsonForm('ClaimPhoneTaskResponse', await call(client, CaseworkService.ClaimPhoneTask, wire, options)),
      );
    },
    async recordCall(idempotency_key, phone_task_id, outcome) {
      const wire = toWire('RecordPhoneOutcomeRequest', { idempotency_key, phone_task_id, outcome });
      const answer = await call(client, CaseworkService.RecordPhoneOutcome, wire, options);
      return caseIn(toJsonForm('RecordPhoneOutcomeResponse', answer));
    },
    close: () => client.close(),
  };
}
