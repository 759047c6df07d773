/** One more payment, or another word on one that was told: the same fields as in the form. */
import { useState } from 'preact/hooks';
import type { Account, Case, Payment } from '../api/types.ts';
import { now } from '../browser/clock.ts';
import { amountOf, missingIn, paymentBody, timeOf } from '../intake/body.ts';
import { type AccountDraft, newPayment, type PaymentDraft } from '../intake/draft.ts';
import { PaymentFields } from '../intake/payment-fields.tsx';
import { operatorId } from '../live/session.ts';
import { placesOf } from '../money/read.ts';
import { decimalOf } from '../money/show.ts';
import { type Act, useAct } from '../parts/act.ts';
import { ActForm } from '../parts/act-form.tsx';
import { Dialog } from '../parts/dialog.tsx';
import { fieldText } from '../parts/faults.ts';
import { SelectField } from '../parts/field.tsx';
import { fullTime, money, zone } from '../parts/text.tsx';
import { typedText } from '../time/say.ts';
import { say } from '../words/say.ts';
import { correction, missingInCorrection, type Told } from './correction.ts';
import { choiceOf, livePayments } from './withdraw-dialog.tsx';

interface DialogProps {
  readonly shown: Case;
  readonly onClose: () => void;
}

export function AddDialog({ shown, onClose }: DialogProps) {
  const [payment, setPayment] = useState(() => newPayment());
  const act = useAct({ case_id: shown.case_id, act: 'ADD' });
  const send = async (): Promise<void> => {
    const body = { payments: [paymentBody(payment, zone())] };
    const about = `${say('payment_add')}: ${toldIn(payment)}.`;
    if ((await act.run({ path: `/v1/cases/${shown.case_id}/payments`, body, about })) !== null) onClose();
  };
  return (
    <Dialog title={say('payment_add')} busy={act.busy} onClose={onClose}>
      <PaymentForm
        payment={payment}
        path="payments[0]"
        act={act}
        button={say('press')}
        onChange={setPayment}
        onSend={send}
        onClose={onClose}
      />
    </Dialog>
  );
}

export function CorrectDialog({ shown, first, onClose }: DialogProps & { readonly first: Payment }) {
  const [chosen, setChosen] = useState(first);
  const [before, setBefore] = useState(() => asTyped(first));
  const [payment, setPayment] = useState(before);
  const act = useAct({ case_id: shown.case_id, act: 'CORRECT' });
  const choose = (payment_id: string): void => {
    const next = shown.payments.find((one) => one.payment_id === payment_id);
    if (next === undefined) return;
    const typed = asTyped(next);
    setChosen(next);
    setBefore(typed);
    setPayment(typed);
  };
  const send = async (): Promise<void> => {
    const body = correction(before, payment, zone());
    if (Object.keys(body).length === 0) return onClose();
    const path = `/v1/cases/${shown.case_id}/payments/${chosen.payment_id}`;
    const about = `${say('correct')}: ${choiceOf(chosen).label}.`;
    if ((await act.run({ method: 'PATCH', path, body, about })) !== null) onClose();
  };
  const live = livePayments(shown);
  return (
    <Dialog title={say('correct_title')} busy={act.busy} onClose={onClose}>
      {live.length > 1 && act.unanswered === null ? (
        <SelectField
          id="correct-payment"
          label={say('payment')}
          value={chosen.payment_id}
          choices={live.map(choiceOf)}
          onValue={choose}
        />
      ) : null}
      <p class="quiet">{say('correct_what')}</p>
      <PaymentForm
        payment={payment}
        told={{ before, isMasked: shown.operator_id !== operatorId.value }}
        path=""
        act={act}
        button={say('correct_send')}
        onChange={setPayment}
        onSend={send}
        onClose={onClose}
      />
    </Dialog>
  );
}

/** A payment that is about to be told, as short as in the list. */
function toldIn(payment: PaymentDraft): string {
  const [amount, time] = [amountOf(payment), timeOf(payment, zone())];
  const asked = 'minor_units' in amount ? money(amount.minor_units, payment.currency) : payment.amount;
  const when = 'at' in time ? fullTime(time.at) : payment.when;
  return `${asked} → ${payment.to.value.trim().slice(-4) || say('payment_no_account')}, ${when}`;
}

const accountTyped = (account: Account | undefined): AccountDraft => ({
  value: account?.value ?? '',
  scheme: account?.scheme ?? '',
  bank_id: account?.bank_id ?? '',
  holder: account?.holder_name ?? '',
});

function asTyped({ amount, paid_at, from, to, transaction_reference }: Payment): PaymentDraft {
  return {
    ...newPayment(),
    when: typedText(Date.parse(paid_at), zone()),
    heardAt: now(),
    amount: decimalOf(BigInt(amount.minor_units), placesOf(amount.currency_code)),
    currency: amount.currency_code,
    from: accountTyped(from),
    to: accountTyped(to),
    referenceKind: transaction_reference?.kind ?? 'SERIAL',
    reference: transaction_reference?.value ?? '',
  };
}

interface PaymentFormProps {
  readonly payment: PaymentDraft;
  /** As it was told, where this is another word on it. */
  readonly told?: Told;
  readonly path: string;
  readonly act: Act;
  readonly button: string;
  readonly onChange: (next: PaymentDraft) => void;
  readonly onSend: () => Promise<void>;
  readonly onClose: () => void;
}

function PaymentForm({ payment, told, path, act, button, onChange, onSend, onClose }: PaymentFormProps) {
  const [tried, setTried] = useState(false);
  const missing = told === undefined ? missingIn(payment, path, zone()) : missingInCorrection(told, payment, zone());
  const faultAt = (at: string): string | null => {
    const plain = at.replace(/^\./, '');
    const said = act.fault?.errors.find(({ field }) => field.startsWith(plain));
    if (said !== undefined) return fieldText(said);
    const found = tried ? missing.find(({ field }) => field.startsWith(at)) : undefined;
    return found === undefined ? null : say(`missing_${found.problem}`);
  };
  return (
    <ActForm
      act={act}
      button={button}
      onSend={() => {
        setTried(true);
        if (missing.length === 0) void onSend();
      }}
      onClose={onClose}
    >
      <PaymentFields
        payment={payment}
        path={path}
        faultAt={faultAt}
        onChange={(part) => onChange({ ...payment, ...part })}
      />
    </ActForm>
  );
}
