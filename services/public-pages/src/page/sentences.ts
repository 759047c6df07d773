/** Which sentences are true of a case, in which order. The markup around them is the page's, the words the dictionary's. */
import type { Instant, VictimBank, VictimMoney, VictimView } from '@stopline/domain';
import { amountIn, listIn, type TimeText } from '../words/numbers.ts';
import { type Language, say, WORDS, type WordKey } from '../words/words.ts';
import type { Said } from './html.ts';

export interface Reader {
  readonly language: Language;
  /** Undefined: the registry does not know the bank. */
  readonly bankName: (bank_id: string, language: Language) => string | undefined;
  readonly times: TimeText;
  /** The hotline's number. */
  readonly phone: string;
  readonly now: Instant;
}

/** What the sentences of one bank hang on beside the bank itself. */
interface BankReader extends Reader {
  readonly closed: boolean;
}

export interface CaseSentences {
  readonly headline: Said;
  /** One list a currency. */
  readonly money: readonly (readonly Said[])[];
  readonly banks: readonly (readonly Said[])[];
  readonly next: readonly Said[];
}

export const sentencesOf = (view: VictimView, reader: Reader): CaseSentences => ({
  headline: headlineOf(view),
  money: view.money.map((row) => moneyOf(row, reader.language)),
  banks: banksSaid(view.banks, { ...reader, closed: view.closed }),
  next: nextOf(view, reader),
});

function headlineOf({ state, banks_asked, banks_holding }: VictimView): Said {
  const blanks = { banks: String(banks_asked), holding: String(banks_holding) };
  if (state === 'ASKED') return { key: banks_asked === 1 ? 'state_ASKED_one' : 'state_ASKED', blanks };
  if (state !== 'HOLDING') return { key: `state_${state}`, blanks };
  if (banks_asked === 1) return { key: 'state_HOLDING_one', blanks };
  return { key: banks_holding === 1 ? 'state_HOLDING_first' : 'state_HOLDING', blanks };
}

/** What is nothing is not said; that nothing is held is. */
function moneyOf(row: VictimMoney, language: Language): readonly Said[] {
  const amount = (minor: bigint): string => amountIn(language, minor, row.currency_code);
  const line = (key: WordKey, minor: bigint): readonly Said[] =>
    minor === 0n ? [] : [{ key, blanks: { amount: amount(minor) } }];
  if (row.asked === 0n) return [];
  return [
    { key: 'money_held', blanks: { amount: amount(row.held), asked: amount(row.asked) } },
    ...line('money_unknown', row.unknown),
    ...line('money_gone', row.gone),
    ...line('money_returned', row.returned),
    ...line('money_let_go', row.let_go),
  ];
}

function mainKey({ stage, bank_id, held_until }: VictimBank, { closed }: BankReader): WordKey {
  if (stage === 'BY_PHONE' && bank_id === undefined) return 'bank_BY_PHONE_nobody';
  if ((stage === 'HELD' || stage === 'HELD_IN_PART') && held_until !== undefined) return `bank_${stage}_until`;
  // Nobody deals with it any more.
  return stage === 'REFUSED' && closed ? 'bank_REFUSED_CLOSED' : `bank_${stage}`;
}

/** Which account it is, and that something about it is still being asked. */
const besideOf = (digits: string | undefined, checking: boolean): readonly Said[] => [
  ...(digits === undefined ? [] : [{ key: 'account' as const, blanks: { digits } }]),
  ...(checking ? [{ key: 'checking' as const, blanks: {} }] : []),
];

/** The rest of what is held in part, or of a hold that ended: where it is. */
function restOf({ stage, gone, unknown, let_go, returned }: VictimBank): readonly WordKey[] {
  const ended = stage === 'RELEASED' || stage === 'EXPIRED' || stage === 'RETURNED';
  if (stage !== 'HELD_IN_PART' && stage !== 'HELD' && !ended) return [];
  return [
    ...(gone > 0n ? (['rest_gone'] as const) : []),
    ...(unknown > 0n ? (['rest_unknown'] as const) : []),
    ...(let_go > 0n && stage !== 'RELEASED' && stage !== 'EXPIRED' ? (['rest_let_go'] as const) : []),
    ...(returned > 0n && stage !== 'RETURNED' ? (['rest_returned'] as const) : []),
  ];
}

function bankSaid(bank: VictimBank, reader: BankReader): readonly Said[] {
  const { language } = reader;
  const named = bank.bank_id === undefined ? undefined : reader.bankName(bank.bank_id, language);
  const amount = (minor: bigint): string => amountIn(language, minor, bank.currency_code);
  const blanks = {
    asked: amount(bank.asked),
    held: amount(bank.held),
    gone: amount(bank.gone),
    unknown: amount(bank.unknown),
    let_go: amount(bank.let_go),
    returned: amount(bank.returned),
    time: bank.held_until === undefined ? '' : reader.times(language, bank.held_until),
  };
  const main = mainKey(bank, reader);
  const unnamed = WORDS[language][main].startsWith('{bank}') ? 'some_bank_first' : 'some_bank';
  return [
    { key: main, blanks: { ...blanks, bank: named ?? say(language, unnamed) } },
    ...restOf(bank).map((key) => ({ key, blanks })),
    ...besideOf(bank.account_ending, bank.checking),
  ];
}

/** What is held, and what is still open, before the banks that only say the account is not theirs: of one account those are one line. */
function banksSaid(banks: readonly VictimBank[], reader: BankReader): CaseSentences['banks'] {
  const others = banks.filter(({ stage }) => stage !== 'NOT_THERE');
  const elsewhere = Map.groupBy(
    banks.filter(({ stage }) => stage === 'NOT_THERE'),
    (bank) => bank.enquiry_id ?? bank,
  );
  return [
    ...others.map((bank) => bankSaid(bank, reader)),
    ...[...elsewhere.values()].map((several) => elsewhereSaid(several, reader)),
  ];
}

function elsewhereSaid(banks: readonly VictimBank[], reader: BankReader): readonly Said[] {
  const { language, bankName } = reader;
  const [first, ...more] = banks;
  if (first === undefined) return [];
  if (more.length === 0) return bankSaid(first, reader);
  const named = banks.map(({ bank_id = '' }) => bankName(bank_id, language) ?? say(language, 'some_bank'));
  return [
    { key: 'banks_NOT_THERE', blanks: { banks: listIn(language, [...new Set(named)]) } },
    ...besideOf(
      first.account_ending,
      banks.some(({ checking }) => checking),
    ),
  ];
}

function nextOf(view: VictimView, { language, times, phone, now }: Reader): readonly Said[] {
  const { deadline } = view.golden_window;
  const keys: WordKey[] = [];
  if (view.closed) keys.push('next_closed');
  else if (!view.settled) keys.push(now < deadline ? 'next_window' : 'next_keep_asking');
  if (view.money.some(({ held }) => held > 0n)) keys.push('next_hold');
  if (view.money.some(({ gone }) => gone > 0n)) keys.push('next_gone');
  if (view.state === 'ENDED') keys.push('next_ended');
  if (view.text_to_come) keys.push('next_text');
  return keys.map((key) => ({ key, blanks: { phone, time: times(language, deadline) } }));
}
