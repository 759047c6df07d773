/**
 * Twelve simulated banks of mixed temper, and the place of a thirteenth. They carry the ids of real banks only so that
 * real card numbers find their way; nothing leaves this machine, and no real bank behaves like its namesake here.
 */
/** `external` is not simulated: whoever listens on its port with its certificate is that bank. */
export type Temper = 'healthy' | 'slow' | 'down' | 'flapping' | 'callback_only' | 'external';

export interface DemoBank {
  readonly id: string;
  readonly en: string;
  readonly zh: string;
  readonly temper: Temper;
  readonly owns?: Readonly<Record<string, unknown>>;
  /** More of the simulator's settings (services/bank-simulator/README.md). */
  readonly settings?: Readonly<Record<string, unknown>>;
  /** More of the bank registry's (deploy/banks/README.md). */
  readonly registry?: Readonly<Record<string, unknown>>;
}

export const DEMO_BANKS: readonly DemoBank[] = [
  {
    id: 'icbc',
    en: 'Industrial and Commercial Bank of China',
    zh: '中国工商银行',
    temper: 'healthy',
    owns: { bics: ['ICBKCNBJ'] },
  },
  { id: 'abc', en: 'Agricultural Bank of China', zh: '中国农业银行', temper: 'healthy', owns: { bics: ['ABOCCNBJ'] } },
  { id: 'boc', en: 'Bank of China', zh: '中国银行', temper: 'slow', owns: { bics: ['BKCHCNBJ'] } },
  {
    id: 'ccb',
    en: 'China Construction Bank',
    zh: '中国建设银行',
    temper: 'callback_only',
    owns: { bics: ['PCBCCNBJ'] },
  },
  { id: 'bcom', en: 'Bank of Communications', zh: '交通银行', temper: 'healthy' },
  { id: 'psbc', en: 'Postal Savings Bank of China', zh: '中国邮政储蓄银行', temper: 'flapping' },
  { id: 'cmb', en: 'China Merchants Bank', zh: '招商银行', temper: 'down' },
  { id: 'citic', en: 'China CITIC Bank', zh: '中信银行', temper: 'healthy' },
  { id: 'spdb', en: 'Shanghai Pudong Development Bank', zh: '浦发银行', temper: 'slow', owns: { wallets: ['alipay'] } },
  {
    id: 'commerz',
    en: 'Commerzbank',
    zh: '德国商业银行',
    temper: 'healthy',
    owns: { iban: [{ country: 'DE', bank_code: '37040044' }], bics: ['COBADEFF'] },
    registry: { enquiry_schemes: ['IBAN'] },
  },
  {
    id: 'hdfc',
    en: 'HDFC Bank',
    zh: 'HDFC银行',
    temper: 'healthy',
    owns: { ifsc: ['HDFC'] },
    registry: { enquiry_schemes: ['IN_IFSC'] },
  },
  {
    id: 'barclays',
    en: 'Barclays Bank',
    zh: '巴克莱银行',
    temper: 'healthy',
    owns: { uk_sort_codes: ['200000-209999'] },
    registry: { enquiry_schemes: ['UK_SCAN'] },
  },
  // For a bank's engineer to be (docs/banks); nobody else is sent to it.
  { id: 'trial', en: 'Trial bank', zh: '试接入银行', temper: 'external', owns: { wallets: ['trial'] } },
];
