/** What came of the call. An outcome is recorded whoever holds the task (R17). */
import { useState } from 'preact/hooks';
import type { Order, PhoneTask, RefusalReason } from '../api/types.ts';
import { now } from '../browser/clock.ts';
import { refreshCalls } from '../live/calls.ts';
import { placesOf, readAmount } from '../money/read.ts';
import { decimalOf } from '../money/show.ts';
import { useAct } from '../parts/act.ts';
import { faultText } from '../parts/faults.ts';
import { SelectField, TextField } from '../parts/field.tsx';
import { money } from '../parts/text.tsx';
import { say } from '../words/say.ts';
import { outcomeBody, SAID, type Said } from './outcome.ts';

const REFUSALS: readonly RefusalReason[] = [
  'ACCOUNT_UNKNOWN',
  'ACCOUNT_CLOSED',
  'NAME_MISMATCH',
  'AMOUNT_MISMATCH',
  'TIME_MISMATCH',
  'STOP_LIMIT_REACHED',
  'LEGAL',
  'OTHER',
];
const MINUTES = [5, 10, 30, 60] as const;

interface OutcomeFormProps {
  readonly task: PhoneTask;
  readonly order: Order;
  readonly onDone: () => void;
}

export function OutcomeForm({ task, order, onDone }: OutcomeFormProps) {
  const { currency_code, requested } = order.amounts;
  const places = placesOf(currency_code);
  const [said, setSaid] = useState<Said>('FROZEN');
  const [amount, setAmount] = useState(decimalOf(BigInt(requested), places));
  const [bank_reference, setReference] = useState('');
  const [refusal_reason, setRefusal] = useState<string>('OTHER');
  const [minutes, setMinutes] = useState('10');
  const act = useAct();
  const read = readAmount(amount, places);
  const isAmountWrong = said === 'FROZEN' && 'problem' in read;
  const send = async (): Promise<void> => {
    if (isAmountWrong) return;
    const frozen = 'minor_units' in read ? read.minor_units : 0n;
    const body = outcomeBody(order, { said, frozen, bank_reference, refusal_reason, minutes: Number(minutes) }, now());
    if ((await act.run({ path: `/v1/phone-tasks/${task.phone_task_id}/outcome`, body })) === null) return;
    refreshCalls();
    onDone();
  };
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        void send();
      }}
    >
      <Choices said={said} onSaid={setSaid} />
      {said === 'FROZEN' ? (
        <TextField
          id="outcome-amount"
          label={say('outcome_frozen')}
          value={amount}
          onValue={setAmount}
          fault={'problem' in read ? say(`amount_${read.problem}`) : null}
          echo={'minor_units' in read ? money(read.minor_units, currency_code) : null}
          attributes={{ class: 'number' }}
        />
      ) : null}
      {said === 'REFUSED' ? (
        <SelectField
          id="outcome-refusal"
          label={say('outcome_refusal')}
          value={refusal_reason}
          choices={REFUSALS.map((value) => ({ value, label: say(`refusal_${value}`) }))}
          onValue={setRefusal}
        />
      ) : null}
      {said === 'CALL_BACK' ? (
        <SelectField
          id="outcome-minutes"
          label={say('outcome_call_back')}
          value={minutes}
          choices={MINUTES.map((value) => ({ value: String(value), label: say('outcome_minutes', { count: value }) }))}
          onValue={setMinutes}
        />
      ) : null}
      {said === 'NO_ANSWER' || said === 'CALL_BACK' ? null : (
        <TextField
          id="outcome-reference"
          label={say('outcome_reference')}
          value={bank_reference}
          onValue={setReference}
          attributes={{ class: 'number', maxLength: 64 }}
        />
      )}
      {act.fault === null ? null : (
        <p class="fault" role="alert">
          {faultText(act.fault)}
        </p>
      )}
      <footer class="row">
        <button type="submit" class="strong" disabled={act.busy || isAmountWrong}>
          {say('outcome_record')}
        </button>
      </footer>
    </form>
  );
}

function Choices({ said, onSaid }: { readonly said: Said; readonly onSaid: (said: Said) => void }) {
  return (
    <fieldset class="choices">
      <legend>{say('outcome')}</legend>
      {SAID.map((one) => (
        <label key={one} class="tick">
          <input type="radio" name="said" value={one} checked={said === one} onChange={() => onSaid(one)} />
          <span>{say(`said_${one}`)}</span>
        </label>
      ))}
    </fieldset>
  );
}
