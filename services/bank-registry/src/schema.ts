/**
 * The bank registry as people write it (YAML, `STOPLINE_BANKS_FILE`). Its shape is contract.md's, with one addition:
 *
 *   card_prefix_tables: [card-prefixes.cn.yaml]   # files beside this one: card prefixes of many banks, by bank id
 *
 * A table's rows belong to the bank of that id; rows of banks that the registry lacks still say "not ours", so that a
 * shorter prefix of another bank does not catch them. For the same prefix a bank's own `card_prefixes` overrule the table.
 * Unknown keys are faults: a misspelt `enabeld: false` must not leave a bank enabled.
 */
import { isIP } from 'node:net';
import { ACCOUNT_SCHEMES } from '@stopline/domain/values/account.ts';
import { z } from 'zod';
import type { Issue } from './faults.ts';

const said = (words: string) => ({ error: words });

const text = (most: number) =>
  z
    .string(said('must be text'))
    .trim()
    .min(1, said('must not be empty'))
    .max(most, said(`at most ${most} signs`));

/** YAML reads bare digits as a number and drops leading zeros, so digits that are a name must stand in quotes. */
const quoted = (pattern: RegExp, words: string) => z.string(said(`${words}, in quotes`)).regex(pattern, said(words));

export const bankIdSchema = quoted(
  /^[a-z0-9](?:[a-z0-9-]{0,30}[a-z0-9])?$/,
  'a bank id is 1 to 32 lower-case letters, digits and dashes between them',
);

const bilingual = z.strictObject(
  { en: text(120), zh: text(120) },
  said('needs a name in both languages: { en: ..., zh: ... }'),
);

const prefix = quoted(/^\d{2,12}$/, 'a card prefix is 2 to 12 digits');
const lengths = z
  .array(
    z
      .int(said('a card length is a whole number'))
      .min(12, said('cards have 12 to 19 digits'))
      .max(19, said('cards have 12 to 19 digits')),
  )
  .min(1, said('name at least one length, or leave lengths out'));
const cardPrefix = z.union(
  [prefix.transform((digits) => ({ prefix: digits })), z.strictObject({ prefix, lengths: lengths.optional() })],
  {
    error: 'a card prefix is 2 to 12 digits in quotes, or { prefix: "622303", lengths: [18] }',
  },
);

const sortCodes = z.string(said('sort codes are text in quotes: "200000-209999"')).transform((typed, context) => {
  const [, from, to = from] = /^(\d{6})(?:-(\d{6}))?$/.exec(typed.replace(/\s/g, '')) ?? [];
  if (from !== undefined && to !== undefined && from <= to) return { from, to };
  context.addIssue({
    code: 'custom',
    message: 'sort codes are six digits, or two of them from low to high: "200000-209999"',
  });
  return z.NEVER;
});

interface Owned {
  readonly card_prefixes: readonly { readonly prefix: string; readonly lengths?: readonly number[] | undefined }[];
  readonly iban: readonly { readonly country: string; readonly bank_code: string }[];
  readonly ifsc: readonly string[];
  readonly uk_sort_codes: readonly { readonly from: string; readonly to: string }[];
  readonly bics: readonly string[];
  readonly wallets: readonly string[];
}

/** What one bank says twice: a slip, and for a card prefix perhaps another one meant. */
function* repeatedIn(owned: Owned): Generator<Issue> {
  const seen = new Set<string>();
  for (const [index, { prefix: digits, lengths: some }] of owned.card_prefixes.entries()) {
    const keys = (some ?? ['any']).map((length) => `${digits} ${length}`);
    if (keys.some((key) => seen.has(key))) {
      yield {
        path: ['card_prefixes', index],
        message: `prefix ${digits} stands twice for the same length in this bank`,
      };
    }
    for (const key of keys) seen.add(key);
  }
  const others = {
    iban: owned.iban.map(({ country, bank_code }) => `${country} ${bank_code}`),
    ifsc: owned.ifsc,
    uk_sort_codes: owned.uk_sort_codes.map(({ from, to }) => `${from}-${to}`),
    bics: owned.bics,
    wallets: owned.wallets,
  };
  for (const [key, entries] of Object.entries(others)) {
    for (const [index, entry] of entries.entries()) {
      if (entries.indexOf(entry) < index) yield { path: [key, index], message: `${entry} stands twice in this bank` };
    }
  }
}

const owns = z
  .strictObject({
    card_prefixes: z.array(cardPrefix).default([]),
    iban: z
      .array(
        z.strictObject({
          country: quoted(/^[A-Z]{2}$/, 'a country is two capital letters'),
          bank_code: quoted(/^[A-Z0-9]{2,12}$/, 'a bank code is 2 to 12 capital letters or digits, as in the IBAN'),
        }),
      )
      .default([]),
    ifsc: z
      .array(quoted(/^[A-Z]{4}(?:0[A-Z0-9]{0,6})?$/, 'an IFSC entry is four capital letters, or more of the code'))
      .default([]),
    uk_sort_codes: z.array(sortCodes).default([]),
    bics: z
      .array(quoted(/^[A-Z]{6}[A-Z0-9]{2}(?:[A-Z0-9]{3})?$/, 'a BIC is 8 or 11 capital letters or digits'))
      .default([]),
    wallets: z
      .array(quoted(/^[a-z0-9][a-z0-9._-]{0,31}$/, 'a wallet provider is 1 to 32 lower-case letters or digits'))
      .default([]),
  })
  .superRefine((owned, context) => {
    for (const { path: at, message } of repeatedIn(owned)) context.addIssue({ code: 'custom', path: [...at], message });
  })
  .prefault({});

const ADDRESS = /^(\[[0-9a-fA-F:.]+\]|[^:[\]\s]+):(\d{1,5})$/;

const address = z.string(said('an address is text: "bank.example:443"')).refine((typed) => {
  const port = Number(ADDRESS.exec(typed)?.[2] ?? 0);
  return port > 0 && port < 65_536;
}, said('an address is a host and a port: "bank.example:443"'));

/** Whether an address can only be this machine. A name other than localhost may be resolved to anywhere, so it is not. */
export function isLoopback(typed: string): boolean {
  const host = (ADDRESS.exec(typed)?.[1] ?? '').replace(/^\[|\]$/g, '').toLowerCase();
  if (isIP(host) === 4) return host.startsWith('127.');
  return host === '::1' || host === 'localhost';
}

const path = text(1_000);
const channel = z
  .strictObject({
    kind: z.literal('grpc', said('the kinds of channel are: grpc')),
    address,
    insecure: z.literal(true, said('insecure is true or left out')).optional(),
    tls: z.strictObject({ ca: path, cert: path, key: path, server_name: text(253).optional() }).optional(),
  })
  .superRefine((given, context) => {
    const insecure = given.insecure === true;
    if (insecure && given.tls !== undefined) {
      context.addIssue({
        code: 'custom',
        path: ['insecure'],
        message: 'a channel is either insecure or has tls, not both',
      });
    } else if (!insecure && given.tls === undefined) {
      context.addIssue({
        code: 'custom',
        path: ['tls'],
        message: 'a channel needs tls: { ca, cert, key } (or insecure: true, on loopback)',
      });
    }
    if (insecure && !isLoopback(given.address)) {
      context.addIssue({
        code: 'custom',
        path: ['insecure'],
        message: 'only a loopback address (127.x.x.x, ::1, localhost) may be insecure',
      });
    }
  });

const DAYS: readonly string[] = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'];
const DAY_SPAN = /^(mon|tue|wed|thu|fri|sat|sun)(?:-(mon|tue|wed|thu|fri|sat|sun))?$/;

/** `mon-fri`, `sat`, `sat,sun`, `fri-mon`: the ISO day numbers (Monday is 1) that it names, or null. */
function daysOf(typed: string): readonly number[] | null {
  const days = new Set<number>();
  for (const part of typed.toLowerCase().split(',')) {
    const [, first = '', last = first] = DAY_SPAN.exec(part.trim()) ?? [];
    const from = DAYS.indexOf(first);
    const to = DAYS.indexOf(last);
    if (from < 0) return null;
    for (let day = from; ; day = (day + 1) % 7) {
      days.add(day + 1);
      if (day === to) break;
    }
  }
  return [...days];
}

const days = z.string(said('days are text: mon-sun')).transform((typed, context) => {
  const found = daysOf(typed);
  if (found !== null) return found;
  context.addIssue({
    code: 'custom',
    message: 'days are mon, tue, wed, thu, fri, sat, sun, spans of them and commas: mon-fri',
  });
  return z.NEVER;
});

/** Minutes since midnight; 24:00 is the end of the day. */
const timeOfDay = (endToo: boolean) =>
  z.string(said('a time is text in quotes: "08:30"')).transform((typed, context) => {
    const [, hour = '99', minute = '99'] = /^(\d{2}):(\d{2})$/.exec(typed) ?? [];
    const minutes = Number(hour) * 60 + Number(minute);
    if (Number(minute) < 60 && minutes <= (endToo ? 1_440 : 1_439)) return minutes;
    context.addIssue({
      code: 'custom',
      message: endToo ? 'a time is "00:00" to "24:00"' : 'a time is "00:00" to "23:59"',
    });
    return z.NEVER;
  });

const duty = z
  .strictObject({
    days,
    from: timeOfDay(false),
    to: timeOfDay(true),
    phone: quoted(/^\+?\d[\d ()-]{2,30}$/, 'a phone number is digits, blanks and dashes, with + before a country code'),
    name: bilingual,
  })
  .refine(({ from, to }) => from !== to, {
    path: ['to'],
    error: 'from and to are the same: a whole day is "00:00" to "24:00"',
  });

const timeZone = z.string(said('a time zone is text: Asia/Shanghai')).refine((name) => {
  try {
    return Temporal.Instant.fromEpochMilliseconds(0).toZonedDateTimeISO(name).timeZoneId !== '';
  } catch {
    return false;
  }
}, said('not a time zone of the IANA list, such as Asia/Shanghai'));

const whole = (low: number, high: number, unit: string) => {
  const words = said(`a whole number of ${unit} from ${low} to ${high}`);
  return z.int(words).min(low, words).max(high, words);
};

/** A masked number is asked of nobody in general: it says too little (R12). */
const enquiryScheme = z
  .enum(ACCOUNT_SCHEMES)
  .exclude(['MASKED'], said(`one of ${ACCOUNT_SCHEMES.filter((scheme) => scheme !== 'MASKED').join(', ')}`));

const bank = z.strictObject({
  id: bankIdSchema,
  name: bilingual,
  owns,
  enquiry_schemes: z.array(enquiryScheme).default([]),
  enabled: z.boolean(said('true or false')).default(true),
  channels: z.array(channel).max(10, said('at most 10 channels')).default([]),
  answer_within_ms: whole(50, 60_000, 'milliseconds').default(3_000),
  max_in_flight: whole(1, 1_000, 'calls').default(32),
  time_zone: timeZone.default('UTC'),
  duty: z.array(duty).default([]),
});

export const registrySchema = z.strictObject({
  card_prefix_tables: z.array(path).default([]),
  banks: z.array(bank).min(1, said('a registry has at least one bank')),
});
export type RegistryConfig = z.infer<typeof registrySchema>;

/** Bank ids that stand twice, found in the text as it is, so that other faults do not hide them. */
export function repeatedBanks(registry: unknown): Issue[] {
  const list = z.object({ banks: z.array(z.unknown()) }).safeParse(registry).data?.banks ?? [];
  const first = new Map<string, number>();
  return list.flatMap((entry, index) => {
    const { id } = z.object({ id: z.string() }).safeParse(entry).data ?? {};
    if (id === undefined) return [];
    const before = first.get(id);
    if (before === undefined) first.set(id, index);
    return before === undefined
      ? []
      : [{ path: ['banks', index, 'id'], message: `this is banks[${before}]'s id already` }];
  });
}

/** The prefix table: per bank, groups of prefixes with one length, as make-card-prefixes.ts writes them. */
export const cardTableSchema = z.strictObject({
  banks: z.record(
    bankIdSchema,
    z.strictObject({
      name: text(120),
      cards: z.array(
        z.strictObject({
          digits: z.int().min(12).max(19),
          said_by: z.array(text(60)).min(1),
          prefixes: z
            .string(said('prefixes are digits with blanks between, as a text'))
            .regex(/^\d{2,12}(?: \d{2,12})*$/, said('prefixes are digits with one blank between')),
        }),
      ),
    }),
  ),
});
export type CardTable = z.infer<typeof cardTableSchema>;
