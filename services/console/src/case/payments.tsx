/** The payments as told, and the way back: withdraw, correct, add one more. */
import { useState } from 'preact/hooks';
import { inGroups } from '../account/groups.ts';
import type { Account, Case, Payment } from '../api/types.ts';
import { bankName } from '../live/banks.ts';
import { ifMay, may } from '../live/may.ts';
import { Ago, asInstant, fullTime, money } from '../parts/text.tsx';
import { useKeys } from '../shell/keys.ts';
import { say } from '../words/say.ts';
import { AddDialog, CorrectDialog } from './payment-dialog.tsx';
import { WithdrawDialog } from './withdraw-dialog.tsx';

type Asked = { readonly what: 'WITHDRAW' | 'CORRECT'; readonly payment: Payment } | { readonly what: 'ADD' };

export function Payments({ shown }: { readonly shown: Case }) {
  const [asked, setAsked] = useState<Asked | null>(null);
  const live = shown.payments.filter(({ withdrawn_reason }) => withdrawn_reason === undefined);
  const [first] = live;
  const isOpen = shown.status !== 'CLOSED';
  const close = (): void => setAsked(null);
  useKeys(
    [
      ...ifMay('AddPayments', {
        keys: 'Alt+A',
        what: 'key_add_payment' as const,
        act: () => isOpen && setAsked({ what: 'ADD' }),
      }),
      ...ifMay('WithdrawPayment', {
        keys: 'Alt+W',
        what: 'key_withdraw' as const,
        act: () => isOpen && first !== undefined && setAsked({ what: 'WITHDRAW', payment: first }),
      }),
      ...ifMay('CorrectPayment', {
        keys: 'Alt+C',
        what: 'key_correct' as const,
        act: () => isOpen && first !== undefined && setAsked({ what: 'CORRECT', payment: first }),
      }),
    ],
    [first?.payment_id, isOpen],
  );
  return (
    <section class="card" aria-label={say('payments')}>
      <header class="row">
        <h2>{say('payments')}</h2>
        {isOpen && may('AddPayments') ? (
          <button type="button" onClick={() => setAsked({ what: 'ADD' })}>
            {say('payment_add')} <kbd>Alt A</kbd>
          </button>
        ) : null}
      </header>
      <ul class="lines">
        {shown.payments.map((payment) => (
          <PaymentLine
            key={payment.payment_id}
            payment={payment}
            isOpen={isOpen}
            onWithdraw={() => setAsked({ what: 'WITHDRAW', payment })}
            onCorrect={() => setAsked({ what: 'CORRECT', payment })}
          />
        ))}
      </ul>
      {asked?.what === 'WITHDRAW' ? <WithdrawDialog shown={shown} first={asked.payment} onClose={close} /> : null}
      {asked?.what === 'CORRECT' ? <CorrectDialog shown={shown} first={asked.payment} onClose={close} /> : null}
      {asked?.what === 'ADD' ? <AddDialog shown={shown} onClose={close} /> : null}
    </section>
  );
}

interface PaymentLineProps {
  readonly payment: Payment;
  readonly isOpen: boolean;
  readonly onWithdraw: () => void;
  readonly onCorrect: () => void;
}

function PaymentLine({ payment, isOpen, onWithdraw, onCorrect }: PaymentLineProps) {
  const { amount, paid_at, from, to, transaction_reference, withdrawn_reason } = payment;
  return (
    <li>
      <div>
        <strong>{money(amount.minor_units, amount.currency_code)}</strong> {fullTime(asInstant(paid_at))}{' '}
        <span class="quiet">
          <Ago at={paid_at} />
        </span>
        <p>
          {from === undefined ? null : (
            <>
              <AccountText account={from} /> →{' '}
            </>
          )}
          {to === undefined ? say('payment_no_account') : <AccountText account={to} />}
        </p>
        {transaction_reference === undefined ? null : (
          <p class="quiet">
            {say('reference')} <span class="number">{transaction_reference.value}</span>
          </p>
        )}
        {withdrawn_reason === undefined ? null : (
          <p class="warning">{say('payment_withdrawn', { reason: say(`withdraw_${withdrawn_reason}`) })}</p>
        )}
      </div>
      {isOpen && withdrawn_reason === undefined ? (
        <div class="row">
          {may('CorrectPayment') ? (
            <button type="button" onClick={onCorrect}>
              {say('correct')}
            </button>
          ) : null}
          {may('WithdrawPayment') ? (
            <button type="button" onClick={onWithdraw}>
              {say('withdraw')}
            </button>
          ) : null}
        </div>
      ) : null}
    </li>
  );
}

export const AccountText = ({ account: { scheme, value, bank_id, holder_name } }: { readonly account: Account }) => (
  <span>
    {holder_name === undefined ? '' : `${holder_name} `}
    <span class="number">{inGroups(scheme, value)}</span>
    {bank_id === undefined ? '' : ` (${bankName(bank_id) ?? bank_id})`}
  </span>
);
