/** What the banks themselves say: the simulator's receipts and controls, and a bank's own answer to QueryStop. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { services, toJsonForm, toWire } from '@stopline/contract';
import { call, openClient } from '@stopline/platform/grpc/client.ts';
import { portOf } from './banks.ts';
import { stack } from './stack.ts';

export interface Receipt {
  readonly bank_id: string;
  readonly order_id: string;
  readonly revision: number;
  /** How often the revision came in, and how often it froze money. */
  readonly count: number;
  readonly effects: number;
}

async function control(path: string, init: RequestInit = {}): Promise<unknown> {
  const { ports } = await stack();
  const response = await fetch(`http://127.0.0.1:${ports.simulatorControl}${path}`, init);
  if (!response.ok) throw new Error(await response.text());
  return response.json();
}

export async function receiptsOf(case_id: string): Promise<readonly Receipt[]> {
  return ((await control(`/receipts?case=${case_id}`)) as { readonly receipts: readonly Receipt[] }).receipts;
}

/** Changes a simulated bank while it runs. */
export async function setBank(bank_id: string, patch: object): Promise<void> {
  await control(`/banks/${bank_id}`, {
    method: 'PATCH',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(patch),
  });
}

export interface Said {
  readonly revision: number;
  readonly answer: string;
  readonly requested_minor_units: string;
  readonly frozen_total: string;
  readonly released_total: string;
  readonly bank_reference: string;
}

/** A simulated bank's present word on an order, asked as Stopline asks it. */
export async function askBank(bank_id: string, order_id: string): Promise<Said> {
  const { world, ports } = await stack();
  const pem = (name: string): Buffer => readFileSync(join(world.dir, name));
  const tls = {
    ca: pem('ca.pem'),
    cert: pem('stopline.pem'),
    key: pem('stopline.key'),
    server_name: `bank.${bank_id}`,
  };
  const client = openClient({ address: `127.0.0.1:${portOf(ports.firstBank, bank_id)}`, tls });
  try {
    const request = toWire('QueryStopRequest', { order_id });
    const answer = await call(client, services.BankService.QueryStop, request, { deadlineMs: 5_000 });
    return (toJsonForm('QueryStopResponse', answer) as unknown as { readonly outcome: Said }).outcome;
  } finally {
    client.close();
  }
}
