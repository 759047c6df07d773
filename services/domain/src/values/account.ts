/**
 * An account is where money can be: a scheme and a value in that scheme's one canonical form, which is what is stored,
 * hashed and compared. Here stands the form alone; whose account it is, and check digits, are the bank registry's.
 */
export const ACCOUNT_SCHEMES = [
  'CARD',
  'CN_ACCOUNT',
  'IBAN',
  'IN_IFSC',
  'UK_SCAN',
  'BIC_ACCOUNT',
  'WALLET',
  'MASKED',
] as const;
export type AccountScheme = (typeof ACCOUNT_SCHEMES)[number];

export interface Account {
  readonly scheme: AccountScheme;
  readonly value: string;
  /** As told by the caller: wins over what the number itself says. */
  readonly bank_id?: string;
  readonly holder_name?: string;
}

/** One sentence, what was wrong and what is right. It never repeats the number: problems end in logs. */
export type CanonicalAccount = { readonly value: string } | { readonly problem: string };

/** Longer than any way of writing any account; what is longer is not read at all. */
const TYPED_MAX = 128;

const FULL_WIDTH = /[\uFF01-\uFF5E]/g;
/** Zero-width and direction marks, which come along when a number is copied out of a chat. */
const INVISIBLE = /[\u200B-\u200F\u202A-\u202E\u2060\u2066-\u2069\uFEFF\u00AD]/g;
const BLANKS = /\s+/g;
const DASHES = /[\p{Dash_Punctuation}\u2212]/gu;

/** The same text in plain signs: full-width to ASCII, every dash to `-`, every run of blanks to one. */
const plain = (typed: string): string =>
  typed
    .replace(INVISIBLE, '')
    .replace(FULL_WIDTH, (sign) => String.fromCharCode(sign.charCodeAt(0) - 0xfee0))
    .replace(DASHES, '-')
    .replace(BLANKS, ' ')
    .trim();

const joined = (text: string): string => text.replace(/[ -]/g, '');

const digits = (count: number): string => `${count} ${count === 1 ? 'digit' : 'digits'}`;

/** Says which sign does not belong, without repeating the rest. */
function strangeSign(text: string, allowed: RegExp): string | null {
  const strange = [...text].find((sign) => !allowed.test(sign));
  if (strange === undefined) return null;
  const code = (strange.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0');
  return /[\p{L}\p{N}\p{P}\p{S}]/u.test(strange) ? `it has the sign "${strange}"` : `it has the sign U+${code}`;
}

function card(text: string): CanonicalAccount {
  const value = joined(text);
  if (/^\d{12,19}$/.test(value)) return { value };
  const found = strangeSign(value, /\d/) ?? `this has ${digits(value.length)}`;
  return { problem: `a card number is 12 to 19 digits, ${found}` };
}

function cnAccount(text: string): CanonicalAccount {
  const value = joined(text).toUpperCase();
  if (/^[0-9A-Z]{8,30}$/.test(value)) return { value };
  const found = strangeSign(value, /[0-9A-Z]/) ?? `this has ${value.length}`;
  return { problem: `an account number is 8 to 30 digits or letters, ${found}` };
}

function iban(text: string): CanonicalAccount {
  // Printed forms put the word in front; no country has the code IB.
  const value = joined(text)
    .toUpperCase()
    .replace(/^IBAN:?/, '');
  const strange = strangeSign(value, /[0-9A-Z]/);
  if (strange !== null) return { problem: `an IBAN is letters and digits only, ${strange}` };
  if (!/^[A-Z]{2}\d{2}/.test(value))
    return { problem: 'an IBAN begins with a country of two letters and two check digits' };
  if (value.length < 15 || value.length > 34)
    return { problem: `an IBAN has 15 to 34 signs, this has ${value.length}` };
  return { value };
}

function inIfsc(text: string): CanonicalAccount {
  // The code is always eleven signs long, so nothing need stand between it and the account.
  const value = joined(text).replace(/\//g, '').toUpperCase();
  const code = value.slice(0, 11);
  const account = value.slice(11);
  if (!/^[A-Z]{4}0[A-Z0-9]{6}$/.test(code)) {
    return {
      problem:
        'an IFSC is four letters, a zero and six letters or digits, then comes the account: SBIN0000001/12345678901',
    };
  }
  if (/^\d{6,18}$/.test(account)) return { value: `${code}/${account}` };
  const found = strangeSign(account, /\d/) ?? `this has ${digits(account.length)}`;
  return { problem: `the account after an IFSC is 6 to 18 digits, ${found}` };
}

function ukScan(text: string): CanonicalAccount {
  const all = text.replace(/[ /-]/g, '');
  const strange = strangeSign(all, /\d/);
  if (strange !== null) return { problem: `a sort code and account number are digits only, ${strange}` };
  if (all.length === 14) return { value: `${all.slice(0, 6)}/${all.slice(6)}` };
  // Six and seven digits are real and are filled up with zeros, but only where it is certain which digits are the sort code's.
  const apart = /^(\d{2})[ -]?(\d{2})[ -]?(\d{2})[ /-]+(\d{6,7})$/.exec(text);
  if (apart !== null) return { value: `${apart[1]}${apart[2]}${apart[3]}/${apart[4]?.padStart(8, '0')}` };
  return {
    problem: `a sort code has 6 digits and its account number 8, this has ${digits(all.length)} in all: 20-00-00 12345678`,
  };
}

function bicAccount(text: string): CanonicalAccount {
  const apart = /^([^/ ]+)[/ ]+(.+)$/.exec(text.toUpperCase());
  if (apart === null) return { problem: 'between a BIC and its account stands a slash: ICBKCNBJ/12345678' };
  // XXX is the head office: the same bank with and without it, and so one form.
  const bic = joined(apart[1] ?? '').replace(/^(.{8})XXX$/, '$1');
  const account = joined(apart[2] ?? '');
  if (!/^[A-Z]{6}[A-Z0-9]{2}(?:[A-Z0-9]{3})?$/.test(bic)) {
    return { problem: 'a BIC is six letters and two, or five, letters or digits' };
  }
  if (/^[0-9A-Z]{1,34}$/.test(account)) return { value: `${bic}/${account}` };
  const found = strangeSign(account, /[0-9A-Z]/) ?? `this has ${account.length}`;
  return { problem: `the account after a BIC is 1 to 34 letters or digits, ${found}` };
}

function wallet(text: string): CanonicalAccount {
  const slash = text.indexOf('/');
  if (slash < 0) return { problem: 'between a wallet provider and its id stands a slash: alipay/13800000000' };
  const provider = text.slice(0, slash).trim().toLowerCase();
  const id = text.slice(slash + 1).replace(/ /g, '');
  if (!/^[a-z0-9][a-z0-9._-]{0,31}$/.test(provider)) {
    return { problem: 'a wallet provider is 1 to 32 letters, digits, dots, dashes or underscores' };
  }
  // A star stands for what is hidden: who sees a wallet masked must not make the mask its id.
  if (id.includes('*')) return { problem: 'a wallet id is written whole, without *' };
  if (id.length < 1 || id.length > 64) return { problem: `a wallet id is 1 to 64 signs, this has ${id.length}` };
  const strange = strangeSign(id, /[\p{L}\p{M}\p{N}\p{P}\p{S}]/u);
  return strange === null ? { value: `${provider}/${id}` } : { problem: 'a wallet id has visible signs only' };
}

const MASK_SIGNS = /[*xX•●∙·∗×#_]/g;

function masked(text: string): CanonicalAccount {
  const value = joined(text).replace(MASK_SIGNS, '*');
  const strange = strangeSign(value, /[\d*]/);
  if (strange !== null) return { problem: `a masked number is digits and *, ${strange}` };
  if (!value.includes('*'))
    return { problem: 'no digit is hidden in this number: send it with its own scheme, such as CARD or CN_ACCOUNT' };
  const seen = value.replace(/\*/g, '').length;
  if (seen < 3) return { problem: `a masked number shows at least 3 digits, this shows ${seen}` };
  return value.length <= 34 ? { value } : { problem: `a masked number has at most 34 signs, this has ${value.length}` };
}

const CANONICAL = {
  CARD: card,
  CN_ACCOUNT: cnAccount,
  IBAN: iban,
  IN_IFSC: inIfsc,
  UK_SCAN: ukScan,
  BIC_ACCOUNT: bicAccount,
  WALLET: wallet,
  MASKED: masked,
} as const satisfies Record<AccountScheme, (text: string) => CanonicalAccount>;

/** The one form of what a person typed. A canonical value stays as it is. Wrong check digits are no problem here: such cards exist. */
export function canonicalAccount(scheme: AccountScheme, value: string): CanonicalAccount {
  if (value.length > TYPED_MAX)
    return { problem: `an account is at most ${TYPED_MAX} signs as typed, this has ${value.length}` };
  const text = plain(value);
  return text === '' ? { problem: 'the account is empty' } : CANONICAL[scheme](text);
}

/** Schemes whose value alone does not say the bank: the same digits at two banks are two accounts. */
const LOCAL_SCHEMES: ReadonlySet<AccountScheme> = new Set<AccountScheme>(['CN_ACCOUNT', 'MASKED']);

/** The same account as far as what is written can say; both must be canonical. The holder's name is no part of it. */
export function sameAccount(a: Account, b: Account): boolean {
  if (a.scheme !== b.scheme || a.value !== b.value) return false;
  const twoBanks = a.bank_id !== undefined && b.bank_id !== undefined && a.bank_id !== b.bank_id;
  return !(twoBanks && LOCAL_SCHEMES.has(a.scheme));
}

/** What is the holder's own in a canonical value; before the slash stands a bank, a branch or a provider. */
const ownPart = (account: Account): string => account.value.slice(account.value.indexOf('/') + 1);

/** The last four signs that people compare by; fewer where fewer are visible, or where four would be all. */
export function lastFour(account: Account): string {
  const own = ownPart(account);
  if (account.scheme === 'MASKED') return own.slice(own.lastIndexOf('*') + 1).slice(-4);
  return own.length > 4 ? own.slice(-4) : own.slice(Math.ceil(own.length / 2));
}

/** R22: the account as those see it whom it does not concern. The holder's name goes too: it says more than the number. */
export function maskAccount(account: Account): Account {
  const masked_value = account.scheme === 'MASKED' ? atMostFourAndFour(account.value) : hideAllButLastFour(account);
  const { scheme, bank_id } = account;
  return bank_id === undefined ? { scheme, value: masked_value } : { scheme, value: masked_value, bank_id };
}

function hideAllButLastFour(account: Account): string {
  const shown = lastFour(account);
  const head = account.value.slice(0, account.value.length - ownPart(account).length);
  const country = account.scheme === 'IBAN' ? account.value.slice(0, 2) : '';
  const hidden = account.value.length - head.length - country.length - shown.length;
  return `${head}${country}${'*'.repeat(hidden)}${shown}`;
}

const atMostFourAndFour = (value: string): string =>
  value.slice(0, 4) + value.slice(4, -4).replace(/\d/g, '*') + value.slice(Math.max(4, value.length - 4));
