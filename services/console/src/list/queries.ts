/** What somebody typed into the search may be several things; each is asked for. */
import { canonicalCaseReference } from '@stopline/domain/values/case-reference.ts';
import { guessScheme, readAccount } from '../account/guess.ts';
import { readPhone } from '../caller/phone.ts';

export type Query = Readonly<Record<string, string>>;

export function queriesOf(typed: string): readonly Query[] {
  const text = typed.trim();
  if (text.length < 3) return [];
  const case_reference = canonicalCaseReference(text);
  if (case_reference !== null) return [{ case_reference }];
  const phone = readPhone(text);
  const guessed = guessScheme(text);
  // The same digits may be a card or an account at a bank.
  const schemes = guessed === 'CARD' ? (['CARD', 'CN_ACCOUNT'] as const) : guessed === null ? [] : [guessed];
  const accounts = schemes.flatMap((scheme): readonly Query[] => {
    const read = readAccount(text, scheme);
    return 'value' in read ? [{ account: read.value, scheme }] : [];
  });
  const references: readonly Query[] =
    text.length <= 64 ? [{ transaction_reference: text }, { bank_reference: text }] : [];
  return [...(phone === null ? [] : [{ phone }]), ...accounts, ...references];
}
