/** An account number: recognised, in groups, whose it is, and who else paid to it. */
import { useEffect, useId, useRef } from 'preact/hooks';
import { inGroups } from '../account/groups.ts';
import { readAccount } from '../account/guess.ts';
import type { AccountScheme, Warning } from '../api/types.ts';
import { bankName, banks, nameIn } from '../live/banks.ts';
import { SelectField, TextField } from '../parts/field.tsx';
import { language, say, sayOr } from '../words/say.ts';
import { ACCOUNTS_IN_CHINESE } from '../words/zh-accounts.ts';
import type { AccountDraft } from './draft.ts';
import { Duplicates } from './duplicates.tsx';
import { type Known, useAccount } from './lookups.ts';

const SCHEMES: readonly AccountScheme[] = [
  'CARD',
  'CN_ACCOUNT',
  'IBAN',
  'IN_IFSC',
  'UK_SCAN',
  'BIC_ACCOUNT',
  'WALLET',
  'MASKED',
];

interface AccountFieldProps {
  readonly label: string;
  readonly path: string;
  readonly account: AccountDraft;
  readonly fault: string | null;
  /** The payee's account is the one that is stopped: only there others' cases matter. */
  readonly isPayee: boolean;
  readonly onChange: (part: Partial<AccountDraft>) => void;
}

export function AccountField({ label, path, account, fault, isPayee, onChange }: AccountFieldProps) {
  const id = useId();
  const found = useAccount(account);
  const read = readAccount(account.value, account.scheme);
  const isTyped = account.value.trim() !== '';
  const hint =
    isTyped && !('value' in read) ? say('account_unread', { problem: problemText(read) }) : say('account_hint');
  return (
    <div class="account">
      <div class="trio">
        <TextField
          id={id}
          label={label}
          value={account.value}
          onValue={(value) => onChange({ value })}
          fault={fault}
          hint={hint}
          echo={
            'value' in read ? (
              <Recognised
                scheme={read.scheme}
                value={read.value}
                found={found}
                bank={account.bank_id}
                isPayee={isPayee}
              />
            ) : null
          }
          attributes={{ class: 'number', 'data-path': path } as object}
        />
        <BankSelect id={`${id}-bank`} value={account.bank_id} onValue={(bank_id) => onChange({ bank_id })} />
        <TextField
          id={`${id}-holder`}
          label={say(isPayee ? 'holder_payee' : 'holder_payer')}
          value={account.holder}
          onValue={(holder) => onChange({ holder })}
          attributes={{ maxLength: 140 }}
        />
      </div>
      {isTyped ? <Kind id={`${id}-scheme`} account={account} onChange={onChange} /> : null}
      {isPayee && found !== null ? <Duplicates cases={found.cases} what="ACCOUNT" /> : null}
    </div>
  );
}

function problemText({ scheme, problem }: { readonly scheme: AccountScheme | null; readonly problem: string }): string {
  if (scheme === null || problem === '') return problem;
  if (language.value === 'zh') return ACCOUNTS_IN_CHINESE[scheme];
  return `${problem.charAt(0).toUpperCase()}${problem.slice(1)}.`;
}

/** Shown with a number: nobody has to think of kinds before there is one to be told apart. */
function Kind({ id, account, onChange }: Pick<AccountFieldProps, 'account' | 'onChange'> & { readonly id: string }) {
  return (
    <div class="kind">
      <SelectField
        id={id}
        label={say('account_kind')}
        value={account.scheme}
        choices={[
          { value: '', label: say('account_auto') },
          ...SCHEMES.map((scheme) => ({ value: scheme, label: say(`scheme_${scheme}`) })),
        ]}
        onValue={(scheme) => onChange({ scheme: scheme as AccountScheme | '' })}
      />
    </div>
  );
}

interface RecognisedProps {
  readonly scheme: AccountScheme;
  readonly value: string;
  readonly found: Known | null;
  readonly bank: string;
  readonly isPayee: boolean;
}

function Recognised({ scheme, value, found, bank, isPayee }: RecognisedProps) {
  return (
    <>
      <p>
        <span class="number">{inGroups(scheme, value)}</span> <span class="quiet">{say(`scheme_${scheme}`)}</span>
      </p>
      {found?.checked ? <WhoseIt found={found.checked} told={bank} isPayee={isPayee} /> : null}
    </>
  );
}

interface WhoseItProps {
  readonly found: NonNullable<Known['checked']>;
  readonly told: string;
  readonly isPayee: boolean;
}

function WhoseIt({ found, told, isPayee }: WhoseItProps) {
  const [first, ...others] = found.banks;
  const name = first === undefined ? null : nameIn(first.name, first.bank_id);
  const said = useRef<HTMLDivElement>(null);
  useEffect(() => {
    // It comes up behind the bar with the button, and is what is looked at before pressing.
    if (said.current?.closest('.account')?.contains(document.activeElement))
      said.current.scrollIntoView({ block: 'nearest' });
  }, [name, others.length]);
  // The only bank that such numbers are asked of need not be the one that this number is of.
  const isGuess = told === '' && found.warnings.some(({ reason }) => reason === 'BANK_UNKNOWN');
  return (
    <div ref={said}>
      {name === null ? <p class="warning">{say('bank_nobody')}</p> : null}
      {name !== null && others.length === 0 ? (
        <p class={isGuess ? 'warning' : 'bank'}>
          {say(isGuess ? 'bank_one' : told === '' ? 'bank_is' : 'bank_told', { bank: name })}
        </p>
      ) : null}
      {others.length > 0 ? (
        <p class="warning">{say(isPayee ? 'bank_many' : 'bank_many_payer', { count: found.banks.length })}</p>
      ) : null}
      <Warnings warnings={found.warnings} />
    </div>
  );
}

const SHOWN_ELSEWHERE = ['ACCOUNT_IN_OTHER_CASE', 'BANK_AMBIGUOUS', 'BANK_UNKNOWN'];

/** The check digit, a masked number: warned of, never blocked. */
function Warnings({ warnings }: { readonly warnings: readonly Warning[] }) {
  return (
    <>
      {warnings
        .filter(({ reason }) => !SHOWN_ELSEWHERE.includes(reason))
        .map(({ reason, text }) => (
          <p key={reason} class="warning">
            {sayOr(`warning_${reason}`, text)}
          </p>
        ))}
    </>
  );
}

export function BankSelect({
  id,
  value,
  onValue,
}: {
  readonly id: string;
  readonly value: string;
  readonly onValue: (bank_id: string) => void;
}) {
  const choices = [...banks.value.keys()].map((bank_id) => ({ value: bank_id, label: bankName(bank_id) ?? bank_id }));
  return (
    <SelectField
      id={id}
      label={say('bank_if_said')}
      value={value}
      choices={[{ value: '', label: say('bank_by_number') }, ...choices]}
      onValue={onValue}
    />
  );
}
