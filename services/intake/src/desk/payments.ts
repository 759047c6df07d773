/** R13, a way back: one payment corrected or withdrawn. */
import { invalidField, type RequestOf } from '@stopline/contract';
import { goesElsewhere } from '@stopline/contract/schemas/payment.ts';
import { correctedPayment } from '@stopline/domain/stop/correct.ts';
import { answerOf, type CommandAnswer, carryOut } from './carry-out.ts';
import { commandKey, give, knownCaseId, lookBefore } from './give.ts';
import type { DeskPorts } from './ports.ts';
import type { PaymentsAnswer } from './press.ts';
import { type Routed, routePayment } from './routing.ts';
import type { Caller } from './views.ts';

/**
 * What is routed is the payment as it will be, so the case is looked at first. Should it change in between, the domain
 * judges the correction by the case as it is then; only the route may be that of the payment before.
 */
export async function correctPayment(
  ports: DeskPorts,
  request: RequestOf<'CorrectPayment'>,
  caller: Caller,
): Promise<PaymentsAnswer> {
  const registry = ports.registry();
  const case_id = knownCaseId(request.case_id);
  const { state, repeated } = await lookBefore(ports, case_id, commandKey(request, caller, 'CorrectPayment'));
  const { idempotency_key: _key, case_id: _case, ...fields } = request;
  const before = state.payments[request.payment_id];
  const after = before === undefined ? null : correctedPayment(before, fields);
  // Each end alone may be right; it is the payment as it would become that goes nowhere.
  if (!repeated && after !== null && !goesElsewhere(after)) {
    throw invalidField(
      'to',
      'corrected so, the payment goes to the account that it comes from',
      'another account than `from`',
    );
  }
  const nobody: Routed = { route: { kind: 'NOBODY', registry_version: registry.version }, warnings: [] };
  const { route, warnings } = after === null ? nobody : routePayment(registry, after, '');
  const done = await give(ports, { type: 'CorrectPayment', ...fields, route }, { request, caller, case_id });
  return { ...answerOf(ports, done, caller), warnings: warnings.filter(({ field }) => isCorrected(field, fields)) };
}

/** What was told before was warned of before. */
const isCorrected = (field: string, fields: object): boolean => (field.split('.')[0] ?? '') in fields;

export async function withdrawPayment(
  ports: DeskPorts,
  request: RequestOf<'WithdrawPayment'>,
  caller: Caller,
): Promise<CommandAnswer> {
  const { idempotency_key: _key, case_id: _case, ...fields } = request;
  return carryOut(
    ports,
    { type: 'WithdrawPayment', ...fields },
    { request, caller, case_id: knownCaseId(request.case_id) },
  );
}
