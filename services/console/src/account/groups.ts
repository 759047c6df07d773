/** A number in groups, as it is read back. */
import type { AccountScheme } from '@stopline/domain/values/account.ts';

/** Of a number whose beginning is hidden the end is what is read: its four digits stay together. */
const fours = (text: string): string =>
  text.startsWith('*') ? text.replace(/(.)(?=(?:.{4})+$)/g, '$1 ') : text.replace(/(.{4})(?=.)/g, '$1 ');

export function inGroups(scheme: AccountScheme, value: string): string {
  switch (scheme) {
    case 'CARD':
    case 'CN_ACCOUNT':
    case 'IBAN':
    case 'MASKED':
      return fours(value);
    case 'UK_SCAN': {
      const [sort = '', account = ''] = value.split('/');
      return `${sort.replace(/(.{2})(?=.)/g, '$1-')} ${account}`;
    }
    case 'IN_IFSC':
    case 'BIC_ACCOUNT': {
      const [bank = '', account = ''] = value.split('/');
      return `${bank} ${fours(account)}`;
    }
    case 'WALLET':
      return value.replace('/', ' ');
  }
}

/** Within words that are read out: no order id, whose digits stand between letters, and no amount, which has its own groups. */
const LONG_NUMBER = /(?<![\w-])\d{9,}(?![\w-])/g;

export const numbersInGroups = (words: string): string => words.replace(LONG_NUMBER, fours);
