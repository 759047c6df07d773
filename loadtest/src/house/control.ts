/** The simulator's control door: what the banks got, and how they are to behave. */
import type { Arrival } from '../stats/join.ts';

export interface BankTemper {
  readonly behaviour: 'healthy' | 'hanging' | 'down';
}

/** Calls that a bank's door took, by what came of them. */
export interface BankCounts {
  readonly orders: number;
  readonly receipts: number;
  readonly turned_away: number;
  readonly ignored: number;
  readonly queries: number;
}

export interface Control {
  banks(): Promise<readonly { id: string; address: string }[]>;
  temper(bank_id: string, temper: BankTemper): Promise<void>;
  /** Everything arrived since the last reset, in order of arrival. */
  arrivals(): Promise<readonly Arrival[]>;
  /** What the simulated carrier was given. */
  texts(): Promise<readonly { readonly body: string }[]>;
  stats(): Promise<{ orders: number; double_freezes: number; banks: Readonly<Record<string, BankCounts>> }>;
  /** Forgets all orders, and every bank is again as its file says. */
  reset(): Promise<void>;
}

const PAGE = 50_000;
const WITHIN_MS = 30_000;

/** Always healthy and without delay, whatever temper the file gave it: what is measured is the way to the bank. */
export const HEALTHY = {
  behaviour: 'healthy',
  latency: { median_ms: 0, p99_ms: 0 },
  error_rates: {},
  lost_answer_rate: 0,
} as const;

export function controlAt(url: string): Control {
  const ask = async (method: string, path: string, body?: object): Promise<Response> => {
    const response = await fetch(`${url}${path}`, {
      method,
      signal: AbortSignal.timeout(WITHIN_MS),
      ...(body === undefined ? {} : { headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) }),
    });
    if (!response.ok) throw new Error(`the simulator: ${method} ${path}: ${response.status} ${await response.text()}`);
    return response;
  };
  const json = async <T>(path: string): Promise<T> => (await (await ask('GET', path)).json()) as T;
  return {
    banks: async () => (await json<{ banks: { id: string; address: string }[] }>('/banks')).banks,
    temper: async (bank_id, temper) => void (await ask('PATCH', `/banks/${bank_id}`, { ...HEALTHY, ...temper })),
    async arrivals() {
      const all: Arrival[] = [];
      for (;;) {
        const path = `/receipts?brief=true&format=ndjson&limit=${PAGE}&after=${all.at(-1)?.n ?? 0}`;
        const lines = (await (await ask('GET', path)).text()).split('\n').filter((line) => line !== '');
        all.push(...lines.map((line) => JSON.parse(line) as Arrival));
        if (lines.length < PAGE) return all;
      }
    },
    texts: async () => (await json<{ texts: { body: string }[] }>('/carrier/texts')).texts,
    stats: () => json('/stats'),
    reset: async () => void (await ask('POST', '/reset')),
  };
}
