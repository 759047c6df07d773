/** R17: a telephone is work for a person. */
import { fromRejection, invalidField, partsOf, type RequestOf } from '@stopline/contract';
import type { Actor, RecordPhoneOutcome } from '@stopline/domain';
import { answerOf, type CommandAnswer, carryOut } from './carry-out.ts';
import { caseOf, type Given, give, noSuchTask } from './give.ts';
import type { DeskPorts } from './ports.ts';
import type { Caller } from './views.ts';

export async function claimPhoneTask(
  ports: DeskPorts,
  request: RequestOf<'ClaimPhoneTask'>,
  caller: Caller,
): Promise<CommandAnswer> {
  const { phone_task_id } = request;
  const missing = noSuchTask();
  const case_id = caseOf(phone_task_id, missing);
  return carryOut(ports, { type: 'ClaimPhoneTask', phone_task_id }, { request, caller, case_id, missing });
}

/** What a duty officer tells of money that went on is the machine's to record; who told it stands in the event before. */
const RECORDER: Actor = { role: 'SERVICE', id: 'intake' };

export async function recordPhoneOutcome(
  ports: DeskPorts,
  request: RequestOf<'RecordPhoneOutcome'>,
  caller: Caller,
): Promise<CommandAnswer> {
  const { phone_task_id, outcome } = request;
  const missing = noSuchTask();
  const case_id = caseOf(phone_task_id, missing);
  if (outcome?.order_id !== undefined) await refuseOtherOrder(ports, case_id, phone_task_id, outcome.order_id);
  const command = { type: 'RecordPhoneOutcome', phone_task_id, result: resultOf(request) } as const;
  const done = await give(ports, command, { request, caller, case_id, missing });
  const onward = outcome === undefined ? [] : partsOf(outcome).onward;
  const order_id = done.state.phone_tasks[phone_task_id]?.order_id;
  if (onward.length === 0 || order_id === undefined) return answerOf(ports, done, caller);
  return answerOf(ports, await recordOnward(ports, done, order_id, onward), caller);
}

/** Exactly one of them is there: the schema has seen to it. */
function resultOf({ outcome, call_back_at }: RequestOf<'RecordPhoneOutcome'>): RecordPhoneOutcome['result'] {
  if (outcome !== undefined) return { kind: 'OUTCOME', outcome: partsOf(outcome).outcome };
  return call_back_at === undefined ? { kind: 'NO_ANSWER' } : { kind: 'CALL_BACK', call_back_at };
}

/** Said twice, the order must be the same: an answer read into the wrong order would be believed. */
async function refuseOtherOrder(
  ports: DeskPorts,
  case_id: string,
  phone_task_id: string,
  order_id: string,
): Promise<void> {
  const found = await ports.casebook.load(case_id);
  const task = found?.state.phone_tasks[phone_task_id];
  if (task === undefined || task.order_id === order_id) return;
  throw invalidField('outcome.order_id', 'the phone task is about another order', 'the order of the task, or nothing');
}

type Onward = ReturnType<typeof partsOf>['onward'];

/** A second append. Transfers are known by their id, so that a repeat of the request records what is missing and no more. */
async function recordOnward(ports: DeskPorts, told: Given, order_id: string, transfers: Onward): Promise<Given> {
  const command = { type: 'RecordOnwardTransfers', order_id, transfers, with_outcome: true, by: RECORDER } as const;
  const done = await ports.casebook.submit(told.state.case_id, command);
  if (done.kind === 'REFUSED') throw fromRejection(done.rejection);
  return { ...done, replayed: told.replayed };
}
