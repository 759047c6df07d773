/** One telephone call: claim it, ring the number, read the words, write down what was said. */
import { useEffect, useState } from 'preact/hooks';
import { ApiFault } from '../api/call.ts';
import type { Case, Order, PhoneTask } from '../api/types.ts';
import { bankName, nameIn } from '../live/banks.ts';
import { api, operatorId } from '../live/session.ts';
import { useAct } from '../parts/act.ts';
import { second } from '../parts/clock.ts';
import { Dialog } from '../parts/dialog.tsx';
import { faultText } from '../parts/faults.ts';
import { asInstant } from '../parts/text.tsx';
import { hashOf } from '../shell/route.ts';
import { countdownText } from '../time/say.ts';
import { language, say } from '../words/say.ts';
import { OutcomeForm } from './outcome-form.tsx';

interface TaskDialogProps {
  readonly task: PhoneTask;
  readonly onClose: () => void;
}

/** The case is read anew, in the operator's language: the words to read are of its latest revision. */
function useCase(case_id: string) {
  const [shown, setShown] = useState<Case | null>(null);
  const [fault, setFault] = useState<ApiFault | null>(null);
  const spoken = language.value;
  useEffect(() => {
    api<{ readonly case: Case }>({ path: `/v1/cases/${case_id}` }).then(
      (answer) => setShown(answer.case),
      (thrown: unknown) => {
        if (thrown instanceof ApiFault) setFault(thrown);
      },
    );
  }, [case_id, spoken]);
  return { shown, setShown, fault };
}

export function TaskDialog({ task: listed, onClose }: TaskDialogProps) {
  const { shown, setShown, fault } = useCase(listed.case_id);
  const claim = useAct();
  const task = shown?.phone_tasks.find(({ phone_task_id }) => phone_task_id === listed.phone_task_id) ?? listed;
  const order = shown?.orders.find(({ order_id }) => order_id === task.order_id);
  const left = asInstant(task.claimed_until ?? '1970-01-01T00:00:00Z') - second.value;
  const isMine = task.claimed_by === operatorId.value && left > 0;
  const take = async (): Promise<void> => {
    const answer = await claim.run({ path: `/v1/phone-tasks/${task.phone_task_id}/claim` });
    if (answer === null) return;
    setShown(answer.case);
  };
  return (
    <Dialog title={bankName(task.bank_id) ?? say('bank_unknown')} onClose={onClose}>
      <p>
        {say(`reason_${task.reason}`)}{' '}
        <a class="number" href={hashOf({ page: 'CASE', case_id: task.case_id })} onClick={onClose}>
          {task.case_reference}
        </a>
      </p>
      <Duty task={task} />
      {fault === null ? null : (
        <p class="fault" role="alert">
          {faultText(fault)}
        </p>
      )}
      {claim.fault === null ? null : (
        <p class="fault" role="alert">
          {faultText(claim.fault)}
        </p>
      )}
      {task.closed_at !== undefined ? <p role="status">{say('call_closed')}</p> : null}
      {task.closed_at === undefined && !isMine ? (
        <button type="button" class="strong" disabled={claim.busy} onClick={() => void take()}>
          {say('call_claim')}
        </button>
      ) : null}
      {isMine && task.closed_at === undefined ? (
        <Claimed task={task} left={left} order={order} onAgain={take} onClose={onClose} />
      ) : null}
    </Dialog>
  );
}

function Duty({ task: { duty, claimed_by, claimed_until } }: { readonly task: PhoneTask }) {
  const isClaimed = claimed_by !== undefined && asInstant(claimed_until ?? '') > second.value;
  return (
    <>
      {duty === undefined ? (
        <p>{say('call_no_number')}</p>
      ) : (
        <p class="duty">
          {nameIn(duty.name, '')}{' '}
          <a class="number" href={`tel:${duty.phone}`}>
            {duty.phone}
          </a>
        </p>
      )}
      {isClaimed && claimed_by !== operatorId.value ? (
        <p class="warning">{say('call_by', { operator: claimed_by })}</p>
      ) : null}
    </>
  );
}

interface ClaimedProps {
  readonly task: PhoneTask;
  readonly left: number;
  readonly order: Order | undefined;
  readonly onAgain: () => Promise<void>;
  readonly onClose: () => void;
}

function Claimed({ task, left, order, onAgain, onClose }: ClaimedProps) {
  return (
    <>
      <p class="quiet">
        {say('call_yours', { left: countdownText(left) })}{' '}
        <button type="button" class="plain" onClick={() => void onAgain()}>
          {say('call_longer')}
        </button>
      </p>
      <section class="read-out" aria-label={say('call_read')}>
        <h3>{say('call_read')}</h3>
        <ol>
          {task.script.map((line) => (
            <li key={line}>{line}</li>
          ))}
        </ol>
      </section>
      {order === undefined ? null : <OutcomeForm task={task} order={order} onDone={onClose} />}
    </>
  );
}
