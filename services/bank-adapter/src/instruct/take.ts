/**
 * What becomes of an order that is owed to a bank: a call at once where there is room, else it waits. Whoever comes here,
 * by whatever road, loads the case and does what the order owes NOW (latest revision, latest amount), or nothing.
 */
import { type Ask, bankInstruction, type Case, type StopOrder } from '@stopline/domain';
import { owedByOrder } from '@stopline/domain/stop/attempts.ts';
import type { Asked, Walk } from './ladder.ts';
import type { Way } from './lane.ts';
import type { WaitingOrder } from './waiting-room.ts';

export interface TakePorts {
  load(case_id: string, atLeast?: number): Promise<Case | null>;
  wayOf(bank_id: string): Way;
  later(order: WaitingOrder): Promise<void>;
  walk(asked: Asked): Promise<Walk>;
  /** The case with the walk recorded; null if the record was away too long: then the case rings again. */
  record(state: Case, order: StopOrder, walk: Walk): Promise<Case | null>;
  recordUnreachable(state: Case, order: StopOrder): Promise<void>;
  onError(error: unknown, order_id: string): void;
}

export interface Take {
  /** From the outbox. Resolves when each order is on its way, not when its bank has answered. */
  fromOutbox(pointer: { case_id: string; version: number; keys: readonly string[] }): Promise<void>;
  /** From the waiting room, which holds a place for the order. */
  fromWaitingRoom(order: WaitingOrder): Promise<'DONE' | 'STAYS'>;
  /** Resolves when no call is under way. */
  idle(): Promise<void>;
}

export function createTake(ports: TakePorts): Take {
  /** Orders that this process is calling. `again`: something became owed meanwhile. */
  const calling = new Map<string, { again: boolean }>();
  const underWay = new Set<Promise<unknown>>();

  async function fromOutbox({ case_id, version, keys }: Parameters<Take['fromOutbox']>[0]): Promise<void> {
    const state = await ports.load(case_id, version);
    if (state === null) return;
    for (const order_id of new Set(keys.map(orderIdOf))) void start(order_id, take(state, order_id));
  }

  async function take(state: Case, order_id: string): Promise<void> {
    const owes = owesNow(state, order_id);
    if (owes === null || joinsCallUnderWay(order_id)) return;
    const { bank_id, order } = owes;
    const { case_id } = state;
    const way = ports.wayOf(bank_id);
    switch (way.kind) {
      case 'CALL':
        try {
          const outcome = await call(state, order_id);
          if (outcome === 'STAYS') await ports.later({ bank_id, case_id, order_id });
        } finally {
          way.leave();
        }
        return;
      case 'PARK':
        await Promise.all([ports.later({ bank_id, case_id, order_id }), sayUnreachable(state, order)]);
        return;
      case 'WAIT':
        return ports.later({ bank_id, case_id, order_id });
    }
  }

  async function fromWaitingRoom({ case_id, order_id }: WaitingOrder): Promise<'DONE' | 'STAYS'> {
    const state = await ports.load(case_id);
    if (state === null || owesNow(state, order_id) === null || joinsCallUnderWay(order_id)) return 'DONE';
    return start(order_id, call(state, order_id));
  }

  /** Until nothing is owed: what became owed during a call is done at once when it ends. */
  async function call(first: Case, order_id: string): Promise<'DONE' | 'STAYS'> {
    const mark = { again: false };
    calling.set(order_id, mark);
    try {
      let state: Case | null = first;
      while (state !== null) {
        const owes = owesNow(state, order_id);
        if (owes !== null) {
          const walk = await ports.walk(askedOf(state, owes));
          if (walk.tries.length === 0) {
            await sayUnreachable(state, owes.order);
            return 'STAYS';
          }
          state = await ports.record(state, owes.order, walk);
        } else if (mark.again) {
          mark.again = false;
          state = await ports.load(first.case_id);
        } else return 'DONE';
      }
      return 'DONE';
    } finally {
      calling.delete(order_id);
    }
  }

  async function sayUnreachable(state: Case, order: StopOrder): Promise<void> {
    if (!order.unreachable) await ports.recordUnreachable(state, order);
  }

  /** This process is calling the order already: that call looks again when it ends. */
  function joinsCallUnderWay(order_id: string): boolean {
    const mark = calling.get(order_id);
    if (mark === undefined) return false;
    mark.again = true;
    return true;
  }

  function start<T>(order_id: string, work: Promise<T>): Promise<T> {
    const watched: Promise<unknown> = work
      .catch((thrown: unknown) => ports.onError(thrown, order_id))
      .finally(() => underWay.delete(watched));
    underWay.add(watched);
    return work;
  }

  return {
    fromOutbox,
    fromWaitingRoom,
    async idle() {
      while (underWay.size > 0) await Promise.all(underWay);
    },
  };
}

interface Owes {
  readonly bank_id: string;
  readonly ask: Ask;
  readonly order: StopOrder;
}

function owesNow(state: Case, order_id: string): Owes | null {
  const order = state.orders[order_id];
  const obligation = order === undefined ? null : owedByOrder(order);
  return order === undefined || obligation === null ? null : { ...obligation, order };
}

const askedOf = (state: Case, { bank_id, ask, order }: Owes): Asked => ({
  bank_id,
  ask,
  instruction: bankInstruction(state, order),
});

/** `instruct:<order>:<revision>:<ring>` or `query:<order>:<ring>`. */
const orderIdOf = (key: string): string => key.split(':')[1] ?? '';
