/** What a bank of the simulator is like: the file's form, which the control door's patches share. Unknown fields are faults. */
import { ACCOUNT_SCHEMES } from '@stopline/domain/values/account.ts';
import { z } from 'zod';

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

export const REFUSAL_REASONS = [
  'ACCOUNT_UNKNOWN',
  'ACCOUNT_CLOSED',
  'NAME_MISMATCH',
  'AMOUNT_MISMATCH',
  'TIME_MISMATCH',
  'STOP_LIMIT_REACHED',
  'LEGAL',
  'OTHER',
] as const;

export const RELEASE_REASONS = ['AMENDED', 'WITHDRAWN', 'APPEAL', 'COURT', 'HOLDER_CLEARED', 'OTHER'] as const;

const MINUTE_MS = 60_000;

// As in the room contract, the message of a check says what is right.
const oneOf = <const V extends readonly string[]>(values: V) =>
  z.enum(values, { error: `one of ${values.join(', ')}` });
const number = (min: number, max: number) => {
  const error = `a number from ${min} to ${max}`;
  return z.number({ error }).min(min, { error }).max(max, { error });
};
const integer = (min: number, max: number) => {
  const error = `a whole number from ${min} to ${max}`;
  return z.int({ error }).min(min, { error }).max(max, { error });
};
const text = (max: number) => {
  const error = `1 to ${max} characters`;
  return z.string({ error }).min(1, { error }).max(max, { error });
};

const milliseconds = number(0, MINUTE_MS);
const share = number(0, 1);

const latency = z
  .strictObject({ median_ms: milliseconds, p99_ms: milliseconds }, { error: 'an object with median_ms and p99_ms' })
  .refine(({ median_ms, p99_ms }) => p99_ms >= median_ms, { path: ['p99_ms'], error: 'not below median_ms' });

const errorRates = z
  .partialRecord(oneOf(ERROR_CODES), share, { error: `a share from 0 to 1 by code: ${ERROR_CODES.join(', ')}` })
  .refine((rates) => Object.values(rates).reduce((sum, rate) => sum + rate, 0) <= 1, { error: 'together at most 1' });

const UNITS_RULE = 'minor units: a whole number, or a string of at most 15 digits';
const minorUnits = z
  .union([z.int().min(0), z.string().regex(/^\d{1,15}$/)], { error: UNITS_RULE })
  .transform((value) => BigInt(value));

const account = z.strictObject({
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

export const patchSchema = z.strictObject({
  behaviour: z.exactOptional(temper.behaviour),
  latency: z.exactOptional(temper.latency),
  slow_latency: z.exactOptional(temper.slow_latency),
  error_rates: z.exactOptional(temper.error_rates),
  lost_answer_rate: z.exactOptional(temper.lost_answer_rate),
  callback_after_ms: z.exactOptional(temper.callback_after_ms),
  late_by_ms: z.exactOptional(temper.late_by_ms),
  flap_period_ms: z.exactOptional(temper.flap_period_ms),
  refusal_reason: z.exactOptional(temper.refusal_reason),
  magic: z.exactOptional(temper.magic),
  new_accounts: z.exactOptional(temper.new_accounts),
});

const ID = /^[a-z0-9][a-z0-9_-]{0,31}$/;
const bankId = z.string().regex(ID, { error: '1 to 32 small letters, digits, _ and -' });

export const bankSchema = z.strictObject({
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
});

export const fileSchema = z
  .strictObject({
    banks: z.array(bankSchema).min(1, { error: '1 to 200 banks' }).max(200, { error: '1 to 200 banks' }),
  })
  .refine(({ banks }) => new Set(banks.map(({ id }) => id)).size === banks.length, {
    path: ['banks'],
    error: 'banks with different ids',
  });

export const answerSchema = z.strictObject({ refusal_reason: z.exactOptional(temper.refusal_reason) });
export const letGoSchema = z.strictObject({
  minor_units: z.exactOptional(minorUnits),
  release_reason: z.exactOptional(oneOf(RELEASE_REASONS)),
});

/** As written, with what may be left out. */
export type BankGiven = z.input<typeof bankSchema>;
export type BankSettings = z.output<typeof bankSchema>;
export type BankPatch = z.output<typeof patchSchema>;
export type AccountSettings = BankSettings['accounts'][number];
export type AnswerGiven = z.output<typeof answerSchema>;
export type LetGoGiven = z.output<typeof letGoSchema>;
