/**
 * The call's task and its order, as they are now and in the operator's language: the words to read are of the latest revision. The case is
 * followed for as long as the call lasts, on whatever page: the bank may be dealt with by somebody else meanwhile.
 */
import { useEffect, useState } from 'preact/hooks';
import { ApiFault } from '../api/call.ts';
import type { Order, PhoneTask } from '../api/types.ts';
import { leaveCase, openCase, showCase } from '../live/open-case.ts';
import { api } from '../live/session.ts';
import { language } from '../words/say.ts';
import { type Found, newestOf, type Page, readTask } from './read-task.ts';
import { type Settler, settledBy } from './settled-by.ts';

export interface TaskRead {
  readonly task: PhoneTask;
  readonly order: Order | undefined;
  readonly fault: ApiFault | null;
  /** Who closed it; null while nobody knows. */
  readonly settler: Settler | null;
  read(): Promise<void>;
}

export function useTask(listed: PhoneTask): TaskRead {
  const { case_id, phone_task_id, order_id } = listed;
  const [found, setFound] = useState<Found | null>(null);
  const [fault, setFault] = useState<ApiFault | null>(null);
  const spoken = language.value;
  const live = openCase.value?.case_id === case_id ? openCase.value : null;
  useEffect(() => followed(case_id), [case_id]);
  const read = async (): Promise<void> => {
    try {
      const next = await readTask(listed, api<Page>);
      setFault(null);
      // Two answers may come in the other order than they were asked for.
      setFound((before) => (before !== null && before.shown.version > next.shown.version ? before : next));
    } catch (thrown) {
      if (!(thrown instanceof ApiFault)) throw thrown;
      setFault(thrown);
    }
  };
  // The order may stand on a page that the followed case does not show, and the words to read be of another language.
  useEffect(() => void read(), [phone_task_id, spoken, live?.shown?.version]);
  const newest = newestOf(found, live?.shown ?? null, order_id);
  const task = newest?.shown.phone_tasks.find((one) => one.phone_task_id === phone_task_id) ?? listed;
  return { task, order: newest?.order, fault, settler: settledBy(live?.events ?? [], order_id), read };
}

/** On the case's own page it is followed already. */
function followed(case_id: string): (() => void) | undefined {
  if (openCase.peek()?.case_id === case_id) return undefined;
  showCase(case_id);
  return () => {
    if (openCase.peek()?.case_id === case_id) leaveCase();
  };
}
