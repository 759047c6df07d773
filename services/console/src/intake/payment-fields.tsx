/** One payment, in the order in which people tell it. */
import { useId } from 'preact/hooks';
import { now } from '../browser/clock.ts';
import { amountInWords } from '../money/in-words.ts';
import { SelectField, TextField } from '../parts/field.tsx';
import { agoText, bandText, fullTime, money, zone } from '../parts/text.tsx';
import { typedText } from '../time/say.ts';
import type { SpokenTime } from '../time/spoken.ts';
import { language, say } from '../words/say.ts';
import { AccountField } from './account-field.tsx';
import { amountOf, timeOf } from './body.ts';
import { CURRENCIES, type PaymentDraft, REFERENCE_KINDS } from './draft.ts';

export interface PaymentFieldsProps {
  readonly payment: PaymentDraft;
  /** `payments[0]`. */
  readonly path: string;
  readonly onChange: (part: Partial<PaymentDraft>, field: string) => void;
  /** What is wrong with the field of this path, or below it. */
  readonly faultAt: (path: string) => string | null;
}

export function PaymentFields({ payment, path, onChange, faultAt }: PaymentFieldsProps) {
  return (
    <>
      <WhenAndHowMuch payment={payment} path={path} onChange={onChange} faultAt={faultAt} />
      <AccountField
        label={say('account_from')}
        path={`${path}.from`}
        account={payment.from}
        fault={faultAt(`${path}.from`)}
        isPayee={false}
        onChange={(part) => onChange({ from: { ...payment.from, ...part } }, 'from')}
      />
      <AccountField
        label={say('account_to')}
        path={`${path}.to`}
        account={payment.to}
        fault={faultAt(`${path}.to`)}
        isPayee
        onChange={(part) => onChange({ to: { ...payment.to, ...part } }, 'to')}
      />
      <Reference payment={payment} path={path} onChange={onChange} faultAt={faultAt} />
    </>
  );
}

function WhenAndHowMuch({ payment, path, onChange, faultAt }: PaymentFieldsProps) {
  const id = useId();
  const time = payment.when.trim() === '' ? null : timeOf(payment, zone());
  const meant = (when: string): void => {
    onChange({ when }, 'paid_at');
    // The button goes with what it offered.
    document.getElementById(`${id}-when`)?.focus();
  };
  return (
    <div class="trio">
      <TextField
        id={`${id}-when`}
        label={say('when')}
        value={payment.when}
        onValue={(when) => onChange({ when, heardAt: now() }, 'paid_at')}
        fault={faultAt(`${path}.paid_at`)}
        hint={say('when_hint')}
        echo={<WhenEcho time={time} />}
        below={<OtherHalf time={time} onMeant={meant} />}
        attributes={{ 'data-path': `${path}.paid_at` } as object}
      />
      <TextField
        id={`${id}-amount`}
        label={say('amount')}
        value={payment.amount}
        onValue={(amount) => onChange({ amount }, 'amount')}
        fault={faultAt(`${path}.amount`)}
        hint={say('amount_hint')}
        echo={<AmountEcho payment={payment} />}
        attributes={{ class: 'number', 'data-path': `${path}.amount` } as object}
      />
      <SelectField
        id={`${id}-currency`}
        label={say('currency')}
        value={payment.currency}
        choices={CURRENCIES.map((code) => ({ value: code, label: code }))}
        onValue={(currency) => onChange({ currency }, 'amount')}
      />
    </div>
  );
}

interface WhenProps {
  /** Null while nothing is typed. */
  readonly time: SpokenTime | null;
}

interface OtherHalfProps extends WhenProps {
  readonly onMeant: (when: string) => void;
}

/** "At 8" is the morning or the evening. */
function OtherHalf({ time, onMeant }: OtherHalfProps) {
  if (time === null || !('or' in time) || time.or === undefined) return null;
  const { or } = time;
  return (
    <button type="button" onClick={() => onMeant(typedText(or, zone()))}>
      {say('when_or', { time: fullTime(or) })}
    </button>
  );
}

function WhenEcho({ time }: WhenProps) {
  if (time === null) return <p class="hint">{say('when_hint')}</p>;
  if ('problem' in time) return <p class="warning">{say(`when_${time.problem}`)}</p>;
  return (
    <p>
      <strong>{fullTime(time.at)}</strong> {/* Grows older by itself: not read out anew each minute. */}
      <span class="quiet" aria-live="off">
        {agoText(time.at)} <Band at={time.at} />
      </span>
    </p>
  );
}

const Band = ({ at }: { readonly at: number }) => <span class="band">{bandText(at)}</span>;

function AmountEcho({ payment }: { readonly payment: PaymentDraft }) {
  if (payment.amount.trim() === '') return <p class="hint">{say('amount_hint')}</p>;
  const amount = amountOf(payment);
  if ('problem' in amount) return <p class="warning">{say(`amount_${amount.problem}`)}</p>;
  const other = language.value === 'zh' ? 'en' : 'zh';
  return (
    <>
      <p>
        <strong>{money(amount.minor_units, payment.currency)}</strong>{' '}
        {amountInWords(amount.minor_units, payment.currency, language.value)}
      </p>
      <p class="quiet" lang={other === 'zh' ? 'zh-CN' : 'en'}>
        {amountInWords(amount.minor_units, payment.currency, other)}
      </p>
    </>
  );
}

function Reference({ payment, path, onChange, faultAt }: PaymentFieldsProps) {
  const id = useId();
  return (
    <div class="pair wide-first">
      <TextField
        id={`${id}-reference`}
        label={say('reference')}
        value={payment.reference}
        onValue={(reference) => onChange({ reference }, 'transaction_reference')}
        fault={faultAt(`${path}.transaction_reference`)}
        hint={say('reference_hint')}
        attributes={{ class: 'number', maxLength: 64, 'data-path': `${path}.transaction_reference` } as object}
      />
      <SelectField
        id={`${id}-kind`}
        label={say('reference_kind')}
        value={payment.referenceKind}
        choices={REFERENCE_KINDS.map((kind) => ({ value: kind, label: say(`reference_${kind}`) }))}
        onValue={(referenceKind) => onChange({ referenceKind }, 'transaction_reference')}
      />
    </div>
  );
}
