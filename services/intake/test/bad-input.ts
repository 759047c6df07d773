/** What bad input gets, whichever door it came by: a line is what is wrong, and what is answered. */
import type { HttpRpc, Reason } from '@stopline/contract';
import { CARD_ICBC, payment, press, type Who } from './samples.ts';

export interface BadLine {
  readonly what: string;
  readonly rpc: HttpRpc;
  readonly who?: Who | null;
  /** JSON form. The key is added, unless it is given here; null: none. */
  readonly json: Readonly<Record<string, unknown>>;
  readonly reason: Reason;
  readonly field?: string;
  readonly rule?: string;
}

/** Made before the table is tried, by the doors' own requests. */
export interface Before {
  /** Pressed by li under the key `used-key-1`. */
  readonly open: { readonly case_id: string; readonly payment_id: string };
  readonly closed: { readonly case_id: string };
  /** Claimed by wang. */
  readonly claimed: { readonly phone_task_id: string };
}

const ago = (ms: number): string => new Date(Date.now() - ms).toISOString();
const YEAR_MS = 365.25 * 24 * 3_600_000;
const pay = (fields: object): Record<string, unknown> =>
  press({ payments: [payment(fields as Record<string, unknown>)] });
const victim = (fields: object) => press({ victim: { locale: 'zh-CN', ...fields } });
const amount = (minor_units: string, currency_code = 'CNY') => pay({ amount: { currency_code, minor_units } });
const to = (scheme: string, value: string) => pay({ to: { scheme, value } });
const invalid = (what: string, json: Record<string, unknown>, field: string): BadLine => ({
  what,
  rpc: 'SubmitStop',
  json,
  reason: 'INVALID_FIELD',
  field,
});
const GHOST = '00000000-0000-8000-8000-000000000000_0000000000000000';

const presses: readonly BadLine[] = [
  {
    what: 'no key',
    rpc: 'SubmitStop',
    json: press({ idempotency_key: null }),
    reason: 'IDEMPOTENCY_KEY_MISSING',
    field: 'idempotency_key',
  },
  invalid('a short key', press({ idempotency_key: 'short' }), 'idempotency_key'),
  invalid('a long key', press({ idempotency_key: 'k'.repeat(65) }), 'idempotency_key'),
  invalid('a key with other signs', press({ idempotency_key: 'key with blanks' }), 'idempotency_key'),
  {
    what: 'a key that was used for another body',
    rpc: 'SubmitStop',
    json: press({ idempotency_key: 'used-key-1', narrative: 'other' }),
    reason: 'IDEMPOTENCY_KEY_REUSED',
    rule: 'R20',
  },
  invalid('a currency that is none', amount('100', 'XYZ'), 'payments[0].amount.currency_code'),
  invalid('a currency in small letters', amount('100', 'cny'), 'payments[0].amount.currency_code'),
  invalid('an amount of zero', amount('0'), 'payments[0].amount.minor_units'),
  invalid('a negative amount', amount('-1'), 'payments[0].amount.minor_units'),
  invalid('an amount above the limit', amount('1000000000000001'), 'payments[0].amount.minor_units'),
  invalid('paid in the future', pay({ paid_at: ago(-360_000) }), 'payments[0].paid_at'),
  invalid('paid more than ten years ago', pay({ paid_at: ago(10.1 * YEAR_MS) }), 'payments[0].paid_at'),
  invalid('no victim', { payments: [payment()] }, 'victim'),
  invalid('a telephone number without its country', victim({ phone: '07700900123' }), 'victim.phone'),
  invalid('a telephone number that no country has', victim({ phone: '+441' }), 'victim.phone'),
  invalid('no language', press({ victim: { name: 'V' } }), 'victim.locale'),
  invalid('a language that is none', victim({ locale: 'not a locale' }), 'victim.locale'),
  invalid('a name above its limit', victim({ name: 'n'.repeat(141) }), 'victim.name'),
  invalid('control characters in a name', victim({ name: 'a\u0000b' }), 'victim.name'),
  invalid('an identity paper above its limit', victim({ id_document: 'x'.repeat(65) }), 'victim.id_document'),
  invalid('no payments', press({ payments: [] }), 'payments'),
  invalid('51 payments', press({ payments: Array.from({ length: 51 }, () => payment()) }), 'payments'),
  invalid(
    'a payment to itself',
    pay({ from: { scheme: 'CARD', value: `${CARD_ICBC.slice(0, 4)} ${CARD_ICBC.slice(4)}` } }),
    'payments[0].to',
  ),
  invalid('a payment to nowhere', press({ payments: [nowhere()] }), 'payments[0]'),
  invalid(
    'the second of two payments',
    press({ payments: [payment(), payment({ amount: { currency_code: 'CNY', minor_units: '0' } })] }),
    'payments[1].amount.minor_units',
  ),
  invalid('a card number with letters', to('CARD', '62220212345O789'), 'payments[0].to.value'),
  invalid('a card number that is short', to('CARD', '62220212345'), 'payments[0].to.value'),
  invalid('an account number far too long', to('CN_ACCOUNT', '6'.repeat(200)), 'payments[0].to.value'),
  invalid('an IBAN without its check digits', to('IBAN', 'DEXX3704004405320130'), 'payments[0].to.value'),
  invalid('an IFSC without its zero', to('IN_IFSC', 'SBIN1000001/12345678901'), 'payments[0].to.value'),
  invalid('a sort code with too few digits', to('UK_SCAN', '20-00-00 12345'), 'payments[0].to.value'),
  invalid('a wallet without its provider', to('WALLET', '13800000000'), 'payments[0].to.value'),
  invalid('a masked number that hides nothing', to('MASKED', '6222021234'), 'payments[0].to.value'),
  invalid('an empty account', to('CARD', ' '), 'payments[0].to.value'),
  invalid(
    'a holder’s name above its limit',
    pay({ to: { scheme: 'CARD', value: CARD_ICBC, holder_name: 'n'.repeat(141) } }),
    'payments[0].to.holder_name',
  ),
  invalid('a channel above its limit', pay({ channel: 'c'.repeat(33) }), 'payments[0].channel'),
  invalid(
    'a reference above its limit',
    pay({ transaction_reference: { kind: 'UTR', value: 'r'.repeat(65) } }),
    'payments[0].transaction_reference.value',
  ),
  invalid('a narrative above its limit', press({ narrative: 'n'.repeat(4_001) }), 'narrative'),
  invalid('a kind of fraud above its limit', press({ fraud_type: 'f'.repeat(65) }), 'fraud_type'),
  invalid('a call number above its limit', press({ operator_reference: 'o'.repeat(65) }), 'operator_reference'),
  { what: 'no token', rpc: 'SubmitStop', who: null, json: press(), reason: 'UNAUTHENTICATED' },
  {
    what: 'an auditor who presses',
    rpc: 'SubmitStop',
    who: 'audit',
    json: press(),
    reason: 'ROLE_NOT_ALLOWED',
    rule: 'R21',
  },
];

function nowhere(): object {
  const { to: _to, ...rest } = payment();
  return { ...rest, from: { scheme: 'CARD', value: CARD_ICBC } };
}

const said = (fields: object = {}) => ({
  revision: 1,
  answer: 'FINAL',
  requested_minor_units: '5000000',
  currency_code: 'CNY',
  frozen_total: '0',
  released_total: '0',
  expired_total: '0',
  returned_total: '0',
  ...fields,
});

const casework = ({ open, closed, claimed }: Before): readonly BadLine[] => {
  const { case_id, payment_id } = open;
  const notFound = (rpc: HttpRpc, json: Record<string, unknown>, reason: Reason, field: string): BadLine[] =>
    [
      'nonsense',
      `${field.replace('_task', '').split('_')[0]}_${GHOST}`,
      'case_00000000-0000-8000-8000-000000000000',
    ].map((id) => ({
      what: `${field} ${id} of ${rpc}`,
      rpc,
      json: { ...json, [field]: id },
      reason,
      field,
    }));
  const wrongField = (what: string, rpc: HttpRpc, json: Record<string, unknown>, field: string): BadLine => ({
    ...invalid(what, json, field),
    rpc,
  });
  return [
    ...notFound('GetCase', {}, 'CASE_NOT_FOUND', 'case_id'),
    ...notFound('AddPayments', { payments: [payment()] }, 'CASE_NOT_FOUND', 'case_id'),
    ...notFound('AddNote', { text: 'x' }, 'CASE_NOT_FOUND', 'case_id'),
    ...notFound('CloseCase', { reason: 'RESOLVED' }, 'CASE_NOT_FOUND', 'case_id'),
    ...notFound('WithdrawPayment', { case_id, reason: 'DUPLICATE' }, 'PAYMENT_NOT_FOUND', 'payment_id'),
    ...notFound('CorrectPayment', { case_id, channel: 'app' }, 'PAYMENT_NOT_FOUND', 'payment_id'),
    ...notFound('AskBank', {}, 'ORDER_NOT_FOUND', 'order_id'),
    ...notFound('ClaimPhoneTask', {}, 'PHONE_TASK_NOT_FOUND', 'phone_task_id'),
    ...notFound('RecordPhoneOutcome', { no_answer: true }, 'PHONE_TASK_NOT_FOUND', 'phone_task_id'),
    {
      what: 'more payments for a closed case',
      rpc: 'AddPayments',
      json: { ...closed, payments: [payment()] },
      reason: 'RULE_REFUSES',
      rule: 'R14',
    },
    {
      what: 'a note on a closed case',
      rpc: 'AddNote',
      json: { ...closed, text: 'x' },
      reason: 'RULE_REFUSES',
      rule: 'R14',
    },
    {
      what: 'a case closed while a bank owes an answer',
      rpc: 'CloseCase',
      json: { case_id, reason: 'RESOLVED' },
      reason: 'RULE_REFUSES',
      rule: 'R10',
    },
    {
      what: 'a task that another has claimed',
      rpc: 'ClaimPhoneTask',
      json: claimed,
      reason: 'RULE_REFUSES',
      field: 'phone_task_id',
      rule: 'R17',
    },
    {
      what: 'a correction that changes nothing',
      rpc: 'CorrectPayment',
      json: { case_id, payment_id, amount: { currency_code: 'CNY', minor_units: '5000000' } },
      reason: 'RULE_REFUSES',
      rule: 'R13',
    },
    {
      what: 'an operator who gives a case away',
      rpc: 'AssignCase',
      json: { case_id, operator_id: 'wang' },
      reason: 'ROLE_NOT_ALLOWED',
      rule: 'R21',
    },
    {
      what: 'a case given to nobody',
      rpc: 'AssignCase',
      who: 'chen',
      json: { case_id, operator_id: 'nobody' },
      reason: 'INVALID_FIELD',
      field: 'operator_id',
    },
    {
      what: 'an auditor who writes',
      rpc: 'AddNote',
      who: 'audit',
      json: { case_id, text: 'x' },
      reason: 'ROLE_NOT_ALLOWED',
      rule: 'R21',
    },
    { what: 'a token that nobody has', rpc: 'ListBanks', who: null, json: {}, reason: 'UNAUTHENTICATED' },
    wrongField('a correction of nothing', 'CorrectPayment', { case_id, payment_id, note: 'x' }, 'request'),
    wrongField('a note above its limit', 'AddNote', { case_id, text: 'n'.repeat(4_001) }, 'text'),
    wrongField('an empty note', 'AddNote', { case_id, text: '  ' }, 'text'),
    wrongField('no reason', 'CloseCase', { case_id }, 'reason'),
    wrongField(
      'an outcome of revision 0',
      'RecordPhoneOutcome',
      { ...claimed, outcome: said({ revision: 0 }) },
      'outcome.revision',
    ),
    wrongField(
      'an outcome with a negative total',
      'RecordPhoneOutcome',
      { ...claimed, outcome: said({ frozen_total: '-1' }) },
      'outcome.frozen_total',
    ),
    wrongField(
      'an outcome of another order',
      'RecordPhoneOutcome',
      { ...claimed, outcome: said({ order_id: `order_${GHOST}` }) },
      'outcome.order_id',
    ),
    wrongField('no result', 'RecordPhoneOutcome', claimed, 'result'),
    wrongField(
      'a call back in the past',
      'RecordPhoneOutcome',
      { ...claimed, call_back_at: ago(3_600_000) },
      'call_back_at',
    ),
    wrongField(
      'a call back in a year',
      'RecordPhoneOutcome',
      { ...claimed, call_back_at: ago(-YEAR_MS) },
      'call_back_at',
    ),
    wrongField('nothing to find by', 'FindCases', {}, 'query'),
    wrongField('a reference with a wrong sign', 'FindCases', { case_reference: 'AAAAA-AAAAA' }, 'case_reference'),
    wrongField('a telephone number that is none', 'FindCases', { phone: '12' }, 'phone'),
    wrongField('a page of 201', 'ListCases', { page_size: 201 }, 'page_size'),
    wrongField('a page of -1', 'ListPhoneTasks', { page_size: -1 }, 'page_size'),
    wrongField('a made-up page', 'ListCases', { page_token: 'made up' }, 'page_token'),
    wrongField('a made-up page of calls', 'ListPhoneTasks', { page_token: '!!' }, 'page_token'),
    wrongField('a made-up page of orders', 'GetCase', { case_id, order_page_token: 'x' }, 'order_page_token'),
    wrongField(
      'an account that is none',
      'CheckAccount',
      { account: { scheme: 'CARD', value: '12' } },
      'account.value',
    ),
    wrongField('no account', 'CheckAccount', {}, 'account'),
  ];
};

export const badLines = (before: Before): readonly BadLine[] => [...presses, ...casework(before)];
