/** One telephone call: claim it, ring the number, read the words, write down what was said. */
import { useState } from 'preact/hooks';
import { numbersInGroups } from '../account/groups.ts';
import type { ApiFault } from '../api/call.ts';
import type { Order, PhoneTask } from '../api/types.ts';
import { bankName, nameIn } from '../live/banks.ts';
import { operatorId } from '../live/session.ts';
import { useAct, useNudge } from '../parts/act.ts';
import { shownNow } from '../parts/clock.ts';
import { Dialog } from '../parts/dialog.tsx';
import { faultText } from '../parts/faults.ts';
import { asInstant, clockTime } from '../parts/text.tsx';
import { hashOf } from '../shell/route.ts';
import { countdownText } from '../time/say.ts';
import { type Key, say } from '../words/say.ts';
import { OutcomeForm } from './outcome-form.tsx';
import type { Settler } from './settled-by.ts';
import { useTask } from './use-task.ts';

interface TaskDialogProps {
  readonly task: PhoneTask;
  readonly onClose: () => void;
}

/** LOOKING at the task; RECORDING what was said without a claim (the bank has called back); CALLING, or having called. */
type Stage = 'LOOKING' | 'RECORDING' | 'CALLING';

/** How long the reader's own claim lasts; null where it is somebody else's, or nobody's. */
const ownClaimOf = ({ claimed_by, claimed_until }: PhoneTask): number | null => {
  const left = asInstant(claimed_until ?? '1970-01-01T00:00:00Z') - shownNow();
  return claimed_by === operatorId.value && left > 0 ? left : null;
};

export function TaskDialog({ task: listed, onClose }: TaskDialogProps) {
  const { task, order, fault, settler, read } = useTask(listed);
  const claim = useNudge();
  const outcome = useAct({ case_id: task.case_id, act: `OUTCOME ${task.phone_task_id}` });
  const [begun, setBegun] = useState<Stage>('LOOKING');
  const left = ownClaimOf(task);
  // A claim ends after two minutes, a call when it ends: what was begun stays on the screen (R17).
  if (left !== null && begun !== 'CALLING') setBegun('CALLING');
  const stage = left === null ? begun : 'CALLING';
  const isClosed = task.closed_at !== undefined;
  const take = async (): Promise<void> => {
    if ((await claim.run(`/v1/phone-tasks/${task.phone_task_id}/claim`)) !== null) setBegun('CALLING');
    // Also where it was refused: somebody has it, or has dealt with it.
    await read();
  };
  const record = (): void => {
    setBegun('RECORDING');
    void read();
  };
  const isBusy = claim.busy || outcome.busy;
  return (
    <Dialog title={bankName(task.bank_id) ?? say('bank_unknown')} busy={isBusy} onClose={onClose}>
      {isClosed ? <Settled settler={settler} isRecording={stage !== 'LOOKING'} /> : null}
      <p>
        {say(whyOf(task, order))}{' '}
        <a class="number" href={hashOf({ page: 'CASE', case_id: task.case_id })} onClick={onClose}>
          {task.case_reference}
        </a>
      </p>
      {task.call_back_at === undefined ? null : (
        <p class="warning">{say('calls_back_at', { time: clockTime(task.call_back_at) })}</p>
      )}
      <Duty task={task} />
      {task.bank_id === undefined && task.duty === undefined ? <p class="quiet">{say('call_whom')}</p> : null}
      <Fault fault={fault ?? claim.fault} />
      {isClosed ? null : <Claim stage={stage} left={left} isBusy={claim.busy} onTake={() => void take()} />}
      {stage === 'LOOKING' ? (
        <button type="button" class="plain" onClick={record}>
          {say('call_record')}
        </button>
      ) : null}
      {stage === 'CALLING' && task.script.length > 0 ? <ReadOut script={task.script} /> : null}
      {stage === 'LOOKING' || order === undefined ? null : (
        <OutcomeForm act={outcome} task={task} order={order} onDone={onClose} />
      )}
    </Dialog>
  );
}

/** Why it was opened, unless the bank has said since that it is working on it. */
const whyOf = ({ reason }: PhoneTask, order: Order | undefined): Key =>
  order?.answer === 'PENDING' && reason !== 'CONTRADICTION' ? 'call_pending' : `reason_${reason}`;

/** Nobody need call any more; what was begun stays there for whoever has heard something else (R17). */
function Settled({ settler, isRecording }: { readonly settler: Settler | null; readonly isRecording: boolean }) {
  const how =
    settler === null
      ? say('call_closed')
      : settler.by === 'BANK'
        ? say('call_closed_bank')
        : say('call_closed_by', { operator: settler.operator });
  return (
    <p class="banner" role="alert">
      <strong>{how}</strong> {isRecording ? say('call_closed_beside') : null}
    </p>
  );
}

const Fault = ({ fault }: { readonly fault: ApiFault | null }) =>
  fault === null ? null : (
    <p class="fault" role="alert">
      {faultText(fault)}
    </p>
  );

function Duty({ task: { duty, claimed_by, claimed_until } }: { readonly task: PhoneTask }) {
  const isClaimed = claimed_by !== undefined && asInstant(claimed_until ?? '') > shownNow();
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

interface ClaimProps {
  readonly stage: Stage;
  readonly left: number | null;
  readonly isBusy: boolean;
  readonly onTake: () => void;
}

/** The claim keeps others from calling; the call itself hangs on nothing. */
function Claim({ stage, left, isBusy, onTake }: ClaimProps) {
  if (stage !== 'CALLING') {
    return (
      <button type="button" class="strong" disabled={isBusy} onClick={onTake}>
        {say('call_claim')}
      </button>
    );
  }
  return (
    <p class={left === null ? 'warning' : 'quiet'}>
      {left === null ? say('call_over') : say('call_yours', { left: countdownText(left) })}{' '}
      <button type="button" class="plain" disabled={isBusy} onClick={onTake}>
        {say(left === null ? 'call_again' : 'call_longer')}
      </button>
    </p>
  );
}

const ReadOut = ({ script }: { readonly script: readonly string[] }) => (
  <section class="read-out" aria-label={say('call_read')}>
    <h3>{say('call_read')}</h3>
    <ol>
      {script.map((line) => (
        <li key={line}>{numbersInGroups(line)}</li>
      ))}
    </ol>
  </section>
);
