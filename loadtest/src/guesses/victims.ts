/** Cases with a text, as victims have them: the reference, the link's secret part, the digits that open it. */
import { randomUUID } from 'node:crypto';
import { services, toWire, type WireOut } from '@stopline/contract';
import { call, openClient } from '@stopline/platform/grpc/client.ts';
import type { House } from '../house/house.ts';
import { until } from '../house/wait.ts';
import { wallClock } from '../wall-clock.ts';

export interface VictimOf {
  readonly reference: string;
  readonly token: string;
  readonly digits: string;
}

const WITHIN_MS = 30_000;

export async function victims(house: House, count: number): Promise<readonly VictimOf[]> {
  const client = openClient({ address: house.intake });
  try {
    const pressed: Omit<VictimOf, 'token'>[] = [];
    for (let n = 0; n < count; n += 1) pressed.push(await press(client, house.token, n));
    const found = new Map<string, string>();
    await until(async () => {
      for (const { body } of await house.control.texts()) {
        const [, reference] = /([2-9A-Z]{5}-[2-9A-Z]{5})/.exec(body) ?? [];
        const [, token] = /\/s\/(\S+)/.exec(body) ?? [];
        if (reference !== undefined && token !== undefined) found.set(reference, token);
      }
      return pressed.every(({ reference }) => found.has(reference));
    }, WITHIN_MS);
    return pressed.map((one) => ({ ...one, token: found.get(one.reference) ?? '' }));
  } finally {
    client.close();
  }
}

async function press(client: ReturnType<typeof openClient>, token: string, n: number) {
  const digits = String(1_000 + ((n * 7_919) % 9_000));
  const wire = toWire('SubmitStopRequest', {
    idempotency_key: randomUUID(),
    victim: { phone: '+8613800138000', locale: 'en', text_consent: true },
    payments: [
      {
        from: { scheme: 'CN_ACCOUNT', value: `310066000000${digits}` },
        to: { scheme: 'CARD', value: '6222020000000000000', holder_name: '张三' },
        amount: { currency_code: 'CNY', minor_units: '1000000' },
        paid_at: Math.floor(wallClock()) - 600_000,
      },
    ],
  });
  const options = { deadlineMs: WITHIN_MS, metadata: { authorization: `Bearer ${token}` } };
  const answer: WireOut<'SubmitStopResponse'> = await call(client, services.IntakeService.SubmitStop, wire, options);
  return { reference: answer.case?.case_reference ?? '', digits };
}
