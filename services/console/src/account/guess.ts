/** What kind of account number was typed. The operator can say otherwise; the API decides whose it is. */
import { type AccountScheme, canonicalAccount } from '@stopline/domain/values/account.ts';

const FULL_WIDTH = /[\uFF01-\uFF5E]/g;
const plain = (typed: string): string =>
  typed.replace(FULL_WIDTH, (sign) => String.fromCharCode(sign.charCodeAt(0) - 0xfee0)).trim();

/** As people name them, and as the registry does. */
const WALLETS: readonly (readonly [RegExp, string])[] = [
  [/^(?:alipay|支付宝) ?[:/]? ?/i, 'alipay'],
  [/^(?:wechat(?: ?pay)?|微信(?:支付)?) ?[:/]? ?/i, 'wechat'],
];

export function guessScheme(typed: string): AccountScheme | null {
  const text = plain(typed);
  const joined = text.replace(/[\s-]/g, '');
  if (WALLETS.some(([name]) => name.test(text))) return 'WALLET';
  if (/^[A-Z]{2}\d{2}[A-Z0-9]{11,30}$/i.test(joined.replace(/^IBAN:?/i, ''))) return 'IBAN';
  if (/^[A-Z]{4}0[A-Z0-9]{6}\/?\d{6,18}$/i.test(joined)) return 'IN_IFSC';
  if (/^[A-Z]{6}[A-Z0-9]{2}(?:[A-Z0-9]{3})?\/./i.test(joined)) return 'BIC_ACCOUNT';
  if (/^\d{2}-\d{2}-\d{2}[ /-]+\d{6,8}$/.test(text) || /^\d{6}\/\d{6,8}$/.test(text)) return 'UK_SCAN';
  if (/^[\d\s-]*[*•●×xX#_][\d\s*•●×xX#_-]*$/.test(text) && /\d{3}/.test(joined)) return 'MASKED';
  if (/^[a-z0-9._-]+\/./i.test(text)) return 'WALLET';
  if (/^\d{12,19}$/.test(joined)) return 'CARD';
  return /^[0-9A-Z]{8,30}$/i.test(joined) && /\d{4}/.test(joined) ? 'CN_ACCOUNT' : null;
}

/** 支付宝 138… and alipay: 138… as the scheme has it. */
export function asTyped(scheme: AccountScheme, typed: string): string {
  const text = plain(typed);
  if (scheme !== 'WALLET') return text;
  const wallet = WALLETS.find(([name]) => name.test(text));
  return wallet === undefined ? text : `${wallet[1]}/${text.replace(wallet[0], '')}`;
}

export type ReadAccount =
  | { readonly scheme: AccountScheme; readonly value: string }
  | { readonly scheme: AccountScheme | null; readonly problem: string };

/** The problem is in the contract's words, and empty where not even the kind is known. */
export function readAccount(typed: string, told: AccountScheme | ''): ReadAccount {
  const scheme = told === '' ? guessScheme(typed) : told;
  if (scheme === null) return { scheme, problem: '' };
  const canonical = canonicalAccount(scheme, asTyped(scheme, typed));
  return 'value' in canonical ? { scheme, value: canonical.value } : { scheme, problem: canonical.problem };
}
