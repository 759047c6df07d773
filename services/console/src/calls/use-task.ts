/** The call's task and its order, as they are now and in the operator's language: the words to read are of the latest revision. */
import { useEffect, useState } from 'preact/hooks';
import { ApiFault } from '../api/call.ts';
import type { Order, PhoneTask } from '../api/types.ts';
import { api } from '../live/session.ts';
import { language } from '../words/say.ts';
import { type Found, type Page, readTask } from './read-task.ts';

export interface TaskRead {
  readonly task: PhoneTask;
  readonly order: Order | undefined;
  readonly fault: ApiFault | null;
  read(): Promise<void>;
}

export function useTask(listed: PhoneTask): TaskRead {
  const [found, setFound] = useState<Found | null>(null);
  const [fault, setFault] = useState<ApiFault | null>(null);
  const spoken = language.value;
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
  useEffect(() => void read(), [listed.phone_task_id, spoken]);
  const task = found?.shown.phone_tasks.find(({ phone_task_id }) => phone_task_id === listed.phone_task_id);
  return { task: task ?? listed, order: found?.order, fault, read };
}
