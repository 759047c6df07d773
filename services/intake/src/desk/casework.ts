/** What operators and supervisors do to a case after the press. */
import { invalidField, type RequestOf } from '@stopline/contract';
import { type CommandAnswer, carryOut } from './carry-out.ts';
import { caseOf, commandKey, knownCaseId, lookBefore, noSuchOrder } from './give.ts';
import type { DeskPorts } from './ports.ts';
import type { Caller } from './views.ts';

export async function askBank(ports: DeskPorts, request: RequestOf<'AskBank'>, caller: Caller): Promise<CommandAnswer> {
  const { order_id } = request;
  const missing = noSuchOrder();
  const case_id = caseOf(order_id, missing);
  return carryOut(ports, { type: 'AskBank', order_id }, { request, caller, case_id, missing });
}

export async function resendText(
  ports: DeskPorts,
  request: RequestOf<'ResendText'>,
  caller: Caller,
): Promise<CommandAnswer> {
  const case_id = knownCaseId(request.case_id);
  const { phone } = request;
  const body = { type: 'ResendText', ...(phone === undefined ? {} : { phone }) } as const;
  return carryOut(ports, body, { request, caller, case_id });
}

export async function addNote(ports: DeskPorts, request: RequestOf<'AddNote'>, caller: Caller): Promise<CommandAnswer> {
  const case_id = knownCaseId(request.case_id);
  return carryOut(ports, { type: 'AddNote', text: request.text }, { request, caller, case_id });
}

/** A case given to nobody would be nobody's: the operator must be one who can take calls. */
export async function assignCase(
  ports: DeskPorts,
  request: RequestOf<'AssignCase'>,
  caller: Caller,
): Promise<CommandAnswer> {
  const case_id = knownCaseId(request.case_id);
  const { operator_id } = request;
  const { repeated } = await lookBefore(ports, case_id, commandKey(request, caller, 'AssignCase'));
  const role = ports.operators().byId(operator_id)?.role;
  if (!repeated && caller.actor.role === 'SUPERVISOR' && role !== 'OPERATOR' && role !== 'SUPERVISOR') {
    throw invalidField('operator_id', 'there is no such operator', 'the id of an operator or supervisor');
  }
  return carryOut(ports, { type: 'AssignCase', operator_id }, { request, caller, case_id });
}

export async function closeCase(
  ports: DeskPorts,
  request: RequestOf<'CloseCase'>,
  caller: Caller,
): Promise<CommandAnswer> {
  const case_id = knownCaseId(request.case_id);
  return carryOut(ports, { type: 'CloseCase', reason: request.reason }, { request, caller, case_id });
}
