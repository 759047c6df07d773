/** What came of the call. An outcome is recorded whoever holds the task, open or closed (R17). */
import { useState } from 'preact/hooks';
import type { Order, PhoneTask, RefusalReason } from '../api/types.ts';
import { now } from '../browser/clock.ts';
import { bankName } from '../live/banks.ts';
import { refreshCalls } from '../live/calls.ts';
import { amountInWords } from '../money/in-words.ts';
import type { Act } from '../parts/act.ts';
import { ActForm } from '../parts/act-form.tsx';
import { SelectField, TextField } from '../parts/field.tsx';
import { money } from '../parts/text.tsx';
import { language, say } from '../words/say.ts';
import { aboveAsked, isAnswer, outcomeBody, type Said, TOTALS, type Total, type Totals, waysToSay } from './outcome.ts';
import { TotalsFields, useTotals } from './totals-fields.tsx';

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
const HOURS = [24, 48, 72, 168] as const;

interface OutcomeFormProps {
  readonly act: Act;
  readonly task: PhoneTask;
  readonly order: Order;
  readonly onDone: () => void;
}

export function OutcomeForm({ act, task, order, onDone }: OutcomeFormProps) {
  const ways = waysToSay(order);
  const [chosen, setChosen] = useState<Said | null>(null);
  // Nothing is taken for said that was not: a freeze that nobody told of would be believed by everybody, the caller too.
  const said = ways.find((way) => way === chosen) ?? null;
  const read = useTotals(order, said ?? ways[0]);
  const [bank_reference, setReference] = useState('');
  const [refusal_reason, setRefusal] = useState('OTHER');
  const [minutes, setMinutes] = useState('10');
  const [hours, setHours] = useState('');
  // The figures that were looked at once more: with others the question comes again.
  const [sure, setSure] = useState('');
  const isFaulty = said === null || (isAnswer(said) && Object.keys(read.faults).length > 0);
  const above = said !== null && isAnswer(said) && !isFaulty ? aboveAsked(order, read.totals) : [];
  const figures = TOTALS.map((total) => read.totals[total]).join(' ');
  const asks = above.length > 0 && sure === figures;
  const done = (): void => {
    refreshCalls();
    onDone();
  };
  const send = async (): Promise<void> => {
    if (said === null || isFaulty) return;
    if (above.length > 0 && !asks) return setSure(figures);
    const heard = {
      said,
      totals: read.totals,
      bank_reference,
      refusal_reason,
      minutes: Number(minutes),
      hours: Number(hours) || null,
    };
    const path = `/v1/phone-tasks/${task.phone_task_id}/outcome`;
    const about = `${bankName(task.bank_id) ?? say('bank_unknown')}: ${say(`said_${said}`)}.`;
    if ((await act.run({ path, body: outcomeBody(order, heard, now()), about })) !== null) done();
  };
  return (
    <ActForm
      act={act}
      button={say(asks ? 'outcome_record_sure' : 'outcome_record')}
      cannotSend={isFaulty}
      onSend={() => void send()}
      onClose={done}
    >
      <Choices order={order} said={said} onSaid={setChosen} />
      {said === 'REFUSED' ? <Refusal value={refusal_reason} onValue={setRefusal} /> : null}
      {said === 'CALL_BACK' ? <CallBack value={minutes} onValue={setMinutes} /> : null}
      {said === null ? null : (
        <TotalsFields read={read} isContradiction={task.reason === 'CONTRADICTION'}>
          <Reference value={bank_reference} onValue={setReference} />
        </TotalsFields>
      )}
      {said === 'FROZEN' ? <HowLong value={hours} onValue={setHours} /> : null}
      {said === null ? null : <span key={said} ref={intoSight} />}
      {asks ? <TooMuch order={order} totals={read.totals} above={above} /> : null}
    </ActForm>
  );
}

interface TooMuchProps {
  readonly order: Order;
  readonly totals: Totals;
  readonly above: readonly Total[];
}

/** The end of what belongs to the answer that was chosen: else its fields come up behind the buttons. */
const intoSight = (shown: HTMLElement | null): void => shown?.scrollIntoView({ block: 'nearest' });

/** Beside the button that is pressed once more: a zero too many is heard in words. */
const TooMuch = ({ order: { amounts }, totals, above }: TooMuchProps) => (
  <div class="too-much" role="alert" ref={(shown) => shown?.scrollIntoView({ block: 'end' })}>
    {above.map((total) => (
      <p key={total} class="warning">
        {say(`outcome_${total}`)}: <strong>{money(totals[total], amounts.currency_code)}</strong>{' '}
        {amountInWords(totals[total], amounts.currency_code, language.value)}
      </p>
    ))}
    <p class="warning">{say('outcome_above', { asked: money(amounts.requested, amounts.currency_code) })}</p>
  </div>
);

interface ChoicesProps {
  readonly order: Order;
  readonly said: Said | null;
  readonly onSaid: (said: Said) => void;
}

function Choices({ order, said, onSaid }: ChoicesProps) {
  const wordOf = (way: Said): string =>
    way === 'FROZEN' && order.amounts.requested === '0' ? say('said_STILL_FROZEN') : say(`said_${way}`);
  return (
    <fieldset class="choices">
      <legend>{say('outcome')}</legend>
      {waysToSay(order).map((way) => (
        <label key={way} class="tick">
          <input type="radio" name="said" value={way} checked={said === way} onChange={() => onSaid(way)} />
          <span>{wordOf(way)}</span>
        </label>
      ))}
    </fieldset>
  );
}

interface PartProps {
  readonly value: string;
  readonly onValue: (value: string) => void;
}

const Refusal = ({ value, onValue }: PartProps) => (
  <SelectField
    id="outcome-refusal"
    label={say('outcome_refusal')}
    value={value}
    choices={REFUSALS.map((reason) => ({ value: reason, label: say(`refusal_${reason}`) }))}
    onValue={onValue}
  />
);

const CallBack = ({ value, onValue }: PartProps) => (
  <SelectField
    id="outcome-minutes"
    label={say('outcome_call_back')}
    value={value}
    choices={MINUTES.map((count) => ({ value: String(count), label: say('outcome_minutes', { count }) }))}
    onValue={onValue}
  />
);

/** The caller's page says until when; the script asks the bank for it. */
const HowLong = ({ value, onValue }: PartProps) => (
  <SelectField
    id="outcome-hours"
    label={say('outcome_until')}
    value={value}
    choices={[
      { value: '', label: say('outcome_until_unsaid') },
      ...HOURS.map((count) => ({ value: String(count), label: say('outcome_hours', { count }) })),
    ]}
    onValue={onValue}
  />
);

const Reference = ({ value, onValue }: PartProps) => (
  <TextField
    id="outcome-reference"
    label={say('outcome_reference')}
    value={value}
    onValue={onValue}
    attributes={{ class: 'number', maxLength: 64 }}
  />
);
