/** Requests as callers send them, in JSON form, and the small world that they are sent to. Every number is made up. */
import { hash } from 'node:crypto';

export const TOKENS = {
  li: 'token-of-li-0001',
  wang: 'token-of-wang-0002',
  chen: 'token-of-chen-0003',
  audit: 'token-of-audit-0004',
} as const;
export type Who = keyof typeof TOKENS;

const operator = (id: Who, role: string): string =>
  `  - { id: ${id}, name: ${id}, role: ${role}, token_sha256: ${hash('sha256', TOKENS[id], 'hex')} }`;

export const OPERATORS_YAML = [
  'operators:',
  operator('li', 'OPERATOR'),
  operator('wang', 'OPERATOR'),
  operator('chen', 'SUPERVISOR'),
  operator('audit', 'AUDITOR'),
  '',
].join('\n');

/** Two banks that share a prefix by length, one that answers for everything else, one that only the telephone reaches. */
export const BANKS_YAML = `banks:
  - id: icbc
    name: { en: Example Commercial, zh: 示例工商 }
    owns: { card_prefixes: ["622202", { prefix: "622303", lengths: [18] }], iban: [{ country: DE, bank_code: "37040044" }] }
    enquiry_schemes: [CARD, CN_ACCOUNT]
    channels: [{ kind: grpc, address: "127.0.0.1:60001", insecure: true }]
    time_zone: Asia/Shanghai
    duty:
      - { days: mon-sun, from: "08:00", to: "20:00", phone: "+861000000001", name: { en: Day desk, zh: 日班 } }
      - { days: mon-sun, from: "20:00", to: "08:00", phone: "+861000000002", name: { en: Night desk, zh: 夜班 } }
  - id: abc
    name: { en: Example Agricultural, zh: 示例农业 }
    time_zone: Asia/Shanghai
    owns: { card_prefixes: ["622848"] }
    enquiry_schemes: [CARD]
    channels: [{ kind: grpc, address: "127.0.0.1:60002", insecure: true }]
  - id: rural
    name: { en: Example Rural, zh: 示例农信 }
    owns: { card_prefixes: ["623181"] }
`;

/** With a check digit that fits. */
export const CARD_ICBC = '6222020000000000000';
export const CARD_ICBC_2 = '6222020000000001008';
export const CARD_ABC = '6228480000000000000';

export interface PaymentSent {
  [field: string]: unknown;
}

export const payment = (fields: PaymentSent = {}): PaymentSent => ({
  to: { scheme: 'CARD', value: CARD_ICBC, holder_name: 'A. Mule' },
  amount: { currency_code: 'CNY', minor_units: '5000000' },
  paid_at: new Date(Date.now() - 600_000).toISOString(),
  ...fields,
});

export const press = (fields: Record<string, unknown> = {}): Record<string, unknown> => ({
  victim: { name: 'V. Example', phone: '+447700900123', locale: 'zh-CN' },
  payments: [payment()],
  ...fields,
});
