/** The one button, and more payments of the same victim. */
import type { RequestOf } from '@stopline/contract';
import { caseIdOf } from '@stopline/domain';
import { answerOf, type CommandAnswer } from './carry-out.ts';
import { elsewhere } from './find.ts';
import { give, knownCaseId } from './give.ts';
import type { DeskPorts } from './ports.ts';
import { routePayments, type Warning } from './routing.ts';
import type { Caller } from './views.ts';

export interface PaymentsAnswer extends CommandAnswer {
  readonly warnings: readonly Warning[];
}

/** Answered once it is on disk, and from then on it is carried out. Nothing that can be late or missing is waited for. */
export async function submitStop(
  ports: DeskPorts,
  request: RequestOf<'SubmitStop'>,
  caller: Caller,
): Promise<PaymentsAnswer> {
  const case_id = caseIdOf(caller.actor.id, request.idempotency_key);
  const { idempotency_key: _key, payments, ...told } = request;
  const { routed, warnings } = routePayments(ports.registry(), payments);
  const words = ports.caseWords(case_id);
  const { jurisdiction } = ports;
  const command = { type: 'SubmitStop', case_id, ...words, jurisdiction, ...told, payments: routed } as const;
  const pressed = give(ports, command, { request, caller, case_id, options: { linger: false } });
  const seen = elsewhere(ports, case_id, payments);
  const done = await pressed;
  if (!done.replayed) ports.onCaseOpened();
  return { ...answerOf(ports, done, caller), warnings: [...warnings, ...(await seen)] };
}

export async function addPayments(
  ports: DeskPorts,
  request: RequestOf<'AddPayments'>,
  caller: Caller,
): Promise<PaymentsAnswer> {
  const case_id = knownCaseId(request.case_id);
  const { routed, warnings } = routePayments(ports.registry(), request.payments);
  const added = give(ports, { type: 'AddPayments', payments: routed }, { request, caller, case_id });
  const seen = elsewhere(ports, case_id, request.payments);
  const done = await added;
  return { ...answerOf(ports, done, caller), warnings: [...warnings, ...(await seen)] };
}
