/** The same requests as gRPC carries them. */
import { CARD_ICBC } from './samples.ts';

const seconds = (at: number): { seconds: string; nanos: number } => ({
  seconds: String(Math.floor(at / 1_000)),
  nanos: 0,
});

export const grpcPayment = (fields: object = {}): object => ({
  to: { scheme: 'ACCOUNT_SCHEME_CARD', value: CARD_ICBC, holder_name: 'A. Mule' },
  amount: { currency_code: 'CNY', minor_units: '5000000' },
  paid_at: seconds(Date.now() - 600_000),
  ...fields,
});

export const grpcPress = (fields: object = {}): object => ({
  victim: { name: 'V. Example', phone: '+447700900123', locale: 'zh-CN' },
  payments: [grpcPayment()],
  ...fields,
});
