/** The board, and the telephone calls to be made. */
import { PageTokenError, type PhoneTaskLine } from '@stopline/casebook';
import { invalidField, type RequestOf } from '@stopline/contract';
import { type CaseSummary, phoneTaskView } from '@stopline/domain';
import type { DeskPorts } from './ports.ts';
import { type Caller, readerOf, type TaskToDo, withDuty } from './views.ts';

export interface BoardAnswer {
  readonly cases: readonly CaseSummary[];
  readonly next_page_token?: string;
}

export const listCases = (ports: DeskPorts, request: RequestOf<'ListCases'>): Promise<BoardAnswer> =>
  paged(() => ports.lookups.board(request));

export interface TasksAnswer {
  readonly phone_tasks: readonly TaskToDo[];
  readonly next_page_token?: string;
}

export async function listPhoneTasks(
  ports: DeskPorts,
  request: RequestOf<'ListPhoneTasks'>,
  caller: Caller,
): Promise<TasksAnswer> {
  const { tasks, ...more } = await paged(() => ports.lookups.phoneTasks(request));
  return { phone_tasks: await asTheyStand(ports, tasks, caller), ...more };
}

/** The list is a moment old; what is shown is read off the cases, so that nobody calls where a call is under way. */
async function asTheyStand(
  { casebook, registry, now }: DeskPorts,
  lines: readonly PhoneTaskLine[],
  caller: Caller,
): Promise<readonly TaskToDo[]> {
  const cases = await casebook.loadMany(lines.map(({ case_id }) => case_id));
  const looking = { caller, registry: registry(), at: now() };
  const reader = readerOf(looking);
  return lines.flatMap(({ case_id, phone_task_id }) => {
    const state = cases.get(case_id)?.state;
    const task = state?.phone_tasks[phone_task_id];
    if (state === undefined || task === undefined || task.closed_at !== undefined) return [];
    return [withDuty(phoneTaskView(state, task, reader), looking)];
  });
}

async function paged<T>(read: () => Promise<T>): Promise<T> {
  try {
    return await read();
  } catch (thrown) {
    if (!(thrown instanceof PageTokenError)) throw thrown;
    throw invalidField('page_token', 'it is no such token', '`next_page_token` of the page before, or nothing');
  }
}
