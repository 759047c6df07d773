import type { AccountScheme } from '@stopline/domain/values/account.ts';

/** What is right in a number. Only in Chinese: in English the contract says it itself, more exactly. */
export const ACCOUNTS_IN_CHINESE: Readonly<Record<AccountScheme, string>> = {
  CARD: '卡号是 12 至 19 位数字。',
  CN_ACCOUNT: '账号是 8 至 30 位数字或字母。',
  IBAN: 'IBAN 以两个国家字母和两位校验数字开头，共 15 至 34 位。',
  IN_IFSC: 'IFSC 之后的账号是 6 至 18 位数字，例如 SBIN0000001/12345678901。',
  UK_SCAN: '银行代码 6 位、账号 8 位，例如 20-00-00 12345678。',
  BIC_ACCOUNT: 'BIC 与账号之间用斜线隔开，例如 ICBKCNBJ/12345678。',
  WALLET: '钱包与账号之间用斜线隔开，例如 alipay/13800000000。',
  MASKED: '看不到的数字写成 *，至少写出 3 位，总共不超过 34 位。',
};
