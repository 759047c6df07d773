import type { Account } from '@stopline/domain/values/account.ts';
import { ibanDoubt } from './iban.ts';
import { isKnownIfsc } from './ifsc.ts';

/** Said to the operator beside the acceptance; never a reason to refuse. */
export interface RouteWarning {
  readonly reason: 'CHECK_DIGIT' | 'BANK_UNKNOWN' | 'BANK_AMBIGUOUS' | 'MATCHED_BY_PAYMENT';
  /** The account's field that it is about; the door puts the path before it. */
  readonly field: 'value' | 'bank_id';
  readonly text: string;
}

/** The sum over the digits, every second from the right doubled; a multiple of ten where the check digit fits. */
export function passesLuhn(digits: string): boolean {
  let sum = 0;
  for (let place = 0; place < digits.length; place++) {
    const digit = Number(digits.charAt(digits.length - 1 - place));
    const weighed = place % 2 === 1 ? digit * 2 : digit;
    sum += weighed > 9 ? weighed - 9 : weighed;
  }
  return sum % 10 === 0;
}

/**
 * What about the number itself looks mistyped. `knownPrefix`: an account number is checked like a card only where its
 * beginning is a card's. Genuine UnionPay cards exist that fail the check.
 */
export function doubtAbout(account: Account, knownPrefix: boolean): RouteWarning | null {
  const words = doubt(account, knownPrefix);
  return words === null ? null : { reason: 'CHECK_DIGIT', field: 'value', text: `${words}: read the number back` };
}

function doubt({ scheme, value }: Account, knownPrefix: boolean): string | null {
  if (scheme === 'CARD' || (scheme === 'CN_ACCOUNT' && knownPrefix && /^\d+$/.test(value))) {
    return passesLuhn(value) ? null : 'the last digit of the card number does not fit the others';
  }
  if (scheme === 'IBAN') return ibanDoubt(value);
  if (scheme === 'IN_IFSC') return isKnownIfsc(value.slice(0, 11)) ? null : 'no known branch has this IFSC';
  return null;
}
