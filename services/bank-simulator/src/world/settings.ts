/** What a bank of the simulator is like: the file's form, which the control door's patches share. Unknown fields are faults. */
import { REFUSAL_REASONS, RELEASE_REASONS } from '@stopline/contract/schemas/enums.ts';
import { integer, list, maybe, message, oneOf, text } from '@stopline/contract/schemas/leaves.ts';
import { ACCOUNT_SCHEMES } from '@stopline/domain/values/account.ts';
import * as z from 'zod';

export const BEHAVIOURS = [
  'healthy',
  'slow',
  'down',
  'hanging',
  'flapping',
  'callback_only',
  'refusing',
  'duplicate',
  'late',
  'contradicting',
] as const;
export type Behaviour = (typeof BEHAVIOURS)[number];

/** What a bank that is in trouble answers; all but the last make Stopline try again. */
export const ERROR_CODES = [
  'UNAVAILABLE',
  'DEADLINE_EXCEEDED',
  'RESOURCE_EXHAUSTED',
  'INTERNAL',
  'UNKNOWN',
  'FAILED_PRECONDITION',
] as const;
export type ErrorCode = (typeof ERROR_CODES)[number];

const MINUTE_MS = 60_000;
const PATH_CHARS_MAX = 1_024;

/** As in the room contract, the message of a check says what is right. */
const number = (min: number, max: number) => {
  const error = `a number from ${min} to ${max}`;
  return z.number({ error }).min(min, { error }).max(max, { error });
};

const milliseconds = number(0, MINUTE_MS);
const share = number(0, 1);

const latency = message({ median_ms: milliseconds, p99_ms: milliseconds }).refine(
  ({ median_ms, p99_ms }) => p99_ms >= median_ms,
  { path: ['p99_ms'], error: 'not below median_ms' },
);

const errorRates = z
  .partialRecord(oneOf(ERROR_CODES), share, { error: `a share from 0 to 1 by code: ${ERROR_CODES.join(', ')}` })
  .refine((rates) => Object.values(rates).reduce((sum, rate) => sum + rate, 0) <= 1, { error: 'together at most 1' });

const UNITS_RULE = 'minor units: a whole number, or a string of at most 15 digits';
const minorUnits = z
  .union([z.int().min(0), z.string().regex(/^\d{1,15}$/)], { error: UNITS_RULE })
  .transform((value) => BigInt(value));

const account = message({
  scheme: oneOf(ACCOUNT_SCHEMES),
  value: text(128),
  holder_name: text(140).optional(),
  currency_code: z
    .string()
    .regex(/^[A-Z]{3}$/, { error: 'three capitals' })
    .optional(),
  balance_minor_units: minorUnits,
});

/** What may change while the bank runs. */
const temper = {
  behaviour: oneOf(BEHAVIOURS),
  latency,
  slow_latency: latency,
  error_rates: errorRates,
  lost_answer_rate: share,
  callback_after_ms: milliseconds,
  late_by_ms: milliseconds,
  flap_period_ms: number(100, 10 * MINUTE_MS),
  refusal_reason: oneOf(REFUSAL_REASONS),
  magic: z.boolean({ error: 'true or false' }),
  new_accounts: oneOf(['covered', 'seeded', 'unknown']),
};

export const patchSchema = message({
  behaviour: maybe(temper.behaviour),
  latency: maybe(temper.latency),
  slow_latency: maybe(temper.slow_latency),
  error_rates: maybe(temper.error_rates),
  lost_answer_rate: maybe(temper.lost_answer_rate),
  callback_after_ms: maybe(temper.callback_after_ms),
  late_by_ms: maybe(temper.late_by_ms),
  flap_period_ms: maybe(temper.flap_period_ms),
  refusal_reason: maybe(temper.refusal_reason),
  magic: maybe(temper.magic),
  new_accounts: maybe(temper.new_accounts),
});

const ID = /^[a-z0-9][a-z0-9_-]{0,31}$/;
const bankId = z.string().regex(ID, { error: '1 to 32 small letters, digits, _ and -' });

export const bankSchema = message({
  id: bankId,
  port: integer(0, 65_535).default(0),
  seed: integer(0, Number.MAX_SAFE_INTEGER).default(1),
  behaviour: temper.behaviour.default('healthy'),
  latency: temper.latency.default({ median_ms: 0, p99_ms: 0 }),
  slow_latency: temper.slow_latency.default({ median_ms: 900, p99_ms: 2_400 }),
  error_rates: temper.error_rates.default({}),
  lost_answer_rate: temper.lost_answer_rate.default(0),
  callback_after_ms: temper.callback_after_ms.default(2_000),
  late_by_ms: temper.late_by_ms.default(500),
  flap_period_ms: temper.flap_period_ms.default(20_000),
  refusal_reason: temper.refusal_reason.default('LEGAL'),
  magic: temper.magic.default(true),
  new_accounts: temper.new_accounts.default('covered'),
  accounts: z.array(account).default([]),
  owns_prefixes: z.array(text(34)).default([]),
  moves_to: bankId.optional(),
  /** Files in PEM, for both directions. Absent: plain text, on loopback only. */
  tls: message({ ca: text(PATH_CHARS_MAX), cert: text(PATH_CHARS_MAX), key: text(PATH_CHARS_MAX) }).optional(),
});

export const fileSchema = message({ banks: list(bankSchema, 1, 200, 'banks') }).refine(
  ({ banks }) => new Set(banks.map(({ id }) => id)).size === banks.length,
  {
    path: ['banks'],
    error: 'banks with different ids',
  },
);

export const answerSchema = message({ refusal_reason: maybe(temper.refusal_reason) });
export const letGoSchema = message({
  minor_units: maybe(minorUnits),
  release_reason: maybe(oneOf(RELEASE_REASONS)),
});

/** As written, with what may be left out. */
export type BankGiven = z.input<typeof bankSchema>;
export type BankSettings = z.output<typeof bankSchema>;
export type BankPatch = z.output<typeof patchSchema>;
export type AccountSettings = BankSettings['accounts'][number];
export type AnswerGiven = z.output<typeof answerSchema>;
export type LetGoGiven = z.output<typeof letGoSchema>;
