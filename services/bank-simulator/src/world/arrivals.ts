/** Which revision reached which bank when, for all banks together and in order of arrival: what a benchmark measures. */
export interface Arrival {
  /** From 1, in order of arrival; a page goes on after it. */
  readonly n: number;
  readonly bank_id: string;
  readonly order_id: string;
  readonly revision: number;
  readonly received_at_ms: number;
}

export interface ArrivalQuery {
  readonly bank_id?: string;
  /** Only orders of this case. */
  readonly case_id?: string;
  /** Not before this; wall clock, milliseconds. */
  readonly since_ms?: number;
  readonly after?: number;
  readonly limit: number;
}

export interface Arrivals {
  add(bank_id: string, order_id: string, revision: number, received_at_ms: number): void;
  find(query: ArrivalQuery): readonly Arrival[];
  /** After a restart each bank has told its own: puts all of them in order of time. */
  sort(): void;
  clear(): void;
  count(): number;
}

export function createArrivals(): Arrivals {
  // Lists side by side instead of a list of objects: there are many, and nothing else refers to them.
  let banks: string[] = [];
  let orders: string[] = [];
  let revisions: number[] = [];
  let times: number[] = [];

  const at = (index: number): Arrival => ({
    n: index + 1,
    bank_id: banks[index] ?? '',
    order_id: orders[index] ?? '',
    revision: revisions[index] ?? 0,
    received_at_ms: times[index] ?? 0,
  });

  return {
    add(bank_id, order_id, revision, received_at_ms) {
      banks.push(bank_id);
      orders.push(order_id);
      revisions.push(revision);
      times.push(received_at_ms);
    },
    find({ bank_id, case_id, since_ms = 0, after = 0, limit }) {
      const prefix = case_id === undefined ? '' : `order_${case_id.replace(/^case_/, '')}_`;
      const found: Arrival[] = [];
      for (let index = after; index < orders.length && found.length < limit; index += 1) {
        if ((times[index] ?? 0) < since_ms) continue;
        if (bank_id !== undefined && banks[index] !== bank_id) continue;
        if (prefix !== '' && orders[index]?.startsWith(prefix) !== true) continue;
        found.push(at(index));
      }
      return found;
    },
    sort() {
      const all = orders.map((_order, index) => at(index)).sort((a, b) => a.received_at_ms - b.received_at_ms);
      banks = all.map(({ bank_id }) => bank_id);
      orders = all.map(({ order_id }) => order_id);
      revisions = all.map(({ revision }) => revision);
      times = all.map(({ received_at_ms }) => received_at_ms);
    },
    clear() {
      banks = [];
      orders = [];
      revisions = [];
      times = [];
    },
    count: () => orders.length,
  };
}
