/** R13: taking a payment back, with a reason out of a closed list. */
import { useState } from 'preact/hooks';
import type { Case, Payment, WithdrawalReason } from '../api/types.ts';
import { useAct } from '../parts/act.ts';
import { ActForm } from '../parts/act-form.tsx';
import { shownNow } from '../parts/clock.ts';
import { Dialog } from '../parts/dialog.tsx';
import { SelectField, TextField } from '../parts/field.tsx';
import { asInstant, money } from '../parts/text.tsx';
import { say } from '../words/say.ts';

const REASONS: readonly WithdrawalReason[] = ['TYPED_WRONG', 'NOT_FRAUD', 'CALLER_WITHDREW', 'DUPLICATE'];

/** R13. */
const ALONE_MS = 10 * 60_000;

interface WithdrawProps {
  readonly shown: Case;
  readonly first: Payment;
  readonly onClose: () => void;
}

export const choiceOf = ({ payment_id, amount, to }: Payment) => ({
  value: payment_id,
  label: `${money(amount.minor_units, amount.currency_code)} → ${to?.holder_name ?? ''} ${to?.value.slice(-4) ?? say('payment_no_account')}`,
});

export const livePayments = ({ payments }: Case): readonly Payment[] =>
  payments.filter(({ withdrawn_reason }) => withdrawn_reason === undefined);

export function WithdrawDialog({ shown, first, onClose }: WithdrawProps) {
  const [payment_id, setPayment] = useState(first.payment_id);
  const [reason, setReason] = useState<string>('TYPED_WRONG');
  const [note, setNote] = useState('');
  const act = useAct({ case_id: shown.case_id, act: 'WITHDRAW' });
  const isLate = shownNow() > asInstant(shown.accepted_at) + ALONE_MS;
  const choices = livePayments(shown).map(choiceOf);
  const send = async (): Promise<void> => {
    const path = `/v1/cases/${shown.case_id}/payments/${payment_id}/withdrawal`;
    const body = { reason, ...(note.trim() === '' ? {} : { note: note.trim() }) };
    const chosen = choices.find(({ value }) => value === payment_id)?.label ?? '';
    if ((await act.run({ path, body, about: `${say('withdraw')}: ${chosen}.` })) !== null) onClose();
  };
  return (
    <Dialog title={say('withdraw_title')} busy={act.busy} onClose={onClose}>
      <ActForm act={act} button={say('withdraw')} onSend={() => void send()} onClose={onClose}>
        <p>{say('withdraw_what')}</p>
        {isLate ? <p class="warning">{say('withdraw_late')}</p> : null}
        <SelectField
          id="withdraw-payment"
          label={say('payment')}
          value={payment_id}
          choices={choices}
          onValue={setPayment}
        />
        <SelectField
          id="withdraw-reason"
          label={say('withdraw_reason')}
          value={reason}
          choices={REASONS.map((value) => ({ value, label: say(`withdraw_${value}`) }))}
          onValue={setReason}
        />
        <TextField
          id="withdraw-note"
          label={say('note_optional')}
          value={note}
          onValue={setNote}
          attributes={{ maxLength: 4000 }}
        />
      </ActForm>
    </Dialog>
  );
}
