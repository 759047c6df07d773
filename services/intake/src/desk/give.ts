/** How a person's request becomes a command, and what the record says to it becomes an answer. */
import type { Casebook, SubmitOptions } from '@stopline/casebook/casebook.ts';
import { fromRejection, normalisedBody, StoplineError } from '@stopline/contract';
import {
  type Case,
  type CommandGiven,
  type CommandKey,
  caseIdIn,
  commandIdOf,
  fingerprintOf,
  isCaseId,
} from '@stopline/domain';
import type { Admission } from './admission.ts';
import type { Caller } from './views.ts';

type GivenByPerson = Extract<CommandGiven, { readonly key: CommandKey }>;
type BodyOf<C> = C extends unknown ? Omit<C, 'by' | 'key'> : never;
/** A command without who gives it and what it is known by: `give` adds both. */
export type CommandBody = BodyOf<GivenByPerson>;

export interface Keyed {
  readonly idempotency_key: string;
}

export interface Given {
  readonly state: Case;
  readonly version: number;
  readonly replayed: boolean;
}

export interface GivePorts {
  readonly casebook: Casebook;
  /** Bounds what waits for the record at once. */
  readonly writing: Admission;
}

/** R20. The command's name stands in it, so that one key may serve for two kinds of request. */
export const commandKey = (request: Keyed, caller: Caller, rpc: CommandBody['type']): CommandKey => ({
  id: commandIdOf(caller.actor.id, rpc, request.idempotency_key),
  fingerprint: fingerprintOf(normalisedBody(request)),
});

export interface Giving {
  readonly request: Keyed;
  readonly caller: Caller;
  readonly case_id: string;
  readonly options?: SubmitOptions;
  /** What to answer where there is no such case, to a caller who named an order or a task. */
  readonly missing?: StoplineError;
}

/** Resolves when it is on disk. A refusal of the domain is thrown as the error that doors answer with. */
export async function give(ports: GivePorts, body: CommandBody, giving: Giving): Promise<Given> {
  const { request, caller, case_id, options, missing } = giving;
  const key = commandKey(request, caller, body.type);
  const command = { ...body, by: caller.actor, key } as CommandGiven;
  const done = await ports.writing.run(() => ports.casebook.submit(case_id, command, options));
  if (done.kind === 'DONE') return done;
  if (done.rejection.reason === 'CASE_NOT_FOUND') throw missing ?? noSuchCase();
  throw fromRejection(done.rejection);
}

type Missing = 'CASE_NOT_FOUND' | 'ORDER_NOT_FOUND' | 'PHONE_TASK_NOT_FOUND';

const notFound = (reason: Missing, field: string, what: string): StoplineError =>
  new StoplineError(reason, `there is no such ${what}`, {
    violations: [
      { field, problem: `there is no such ${what}`, expected: `the id of a ${what} as Stopline answered it` },
    ],
  });

export const noSuchCase = (): StoplineError => notFound('CASE_NOT_FOUND', 'case_id', 'case');
export const noSuchOrder = (): StoplineError => notFound('ORDER_NOT_FOUND', 'order_id', 'stop order');
export const noSuchTask = (): StoplineError => notFound('PHONE_TASK_NOT_FOUND', 'phone_task_id', 'phone task');

/** An id of another shape is not found rather than wrong, and the record need not be asked. */
export function knownCaseId(case_id: string): string {
  if (!isCaseId(case_id)) throw noSuchCase();
  return case_id;
}

/** The case that an order or a task belongs to. */
export function caseOf(id: string, missing: StoplineError): string {
  const case_id = caseIdIn(id);
  if (case_id === null) throw missing;
  return case_id;
}

/** The case, and whether it remembers this very command: then what a door would check again is settled already. */
export async function lookBefore(
  ports: GivePorts,
  case_id: string,
  key: CommandKey,
): Promise<{ readonly state: Case; readonly repeated: boolean }> {
  const found = await ports.casebook.load(case_id);
  if (found === null) throw noSuchCase();
  return { state: found.state, repeated: found.state.commands[key.id] !== undefined };
}
