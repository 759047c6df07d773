/**
 * What becomes of an order that is owed to a bank: a call at once where there is room, else it waits. Whoever comes here,
 * by whatever road, loads the case and does what the order owes NOW (latest revision, latest amount), or nothing.
 */
import { type Ask, bankInstruction, type Case, type StopOrder } from '@stopline/domain';
import { owedByOrder } from '@stopline/domain/stop/attempts.ts';
import { type Calls, createCalls } from './calls.ts';
import type { Asked, Walk } from './ladder.ts';
import type { Way } from './lane.ts';
import type { Leave } from './limits.ts';
import type { WaitingOrder } from './waiting-room.ts';

export interface TakePorts {
  load(case_id: string, atLeast?: number): Promise<Case | null>;
  wayOf(bank_id: string): Way;
  /** False: it got no place to wait in. */
  later(order: WaitingOrder): Promise<boolean>;
  walk(asked: Asked): Promise<Walk>;
  /** The case with the walk recorded; null if the record was away too long: then the case rings again. */
  record(state: Case, order: StopOrder, walk: Walk): Promise<Case | null>;
  recordUnreachable(state: Case, order: StopOrder): Promise<void>;
  onError(error: unknown, order_id: string): void;
}

export interface Take {
  /** From the outbox. Resolves when each order is on its way, not when its bank has answered. */
  fromOutbox(pointer: { case_id: string; version: number; keys: readonly string[] }): Promise<void>;
  /** From the waiting room, which holds a place for the order; it is given back as soon as the bank has been called. */
  fromWaitingRoom(order: WaitingOrder, leave: Leave): Promise<Outcome>;
  /** Resolves when no order is being done. */
  idle(): Promise<void>;
}

/** `STAYS`: the order goes to wait, or goes on waiting. */
export type Outcome = 'DONE' | 'STAYS';

/** Nobody could be called for it; `state` and `order` as they were then. */
interface Waits {
  readonly because: 'NO_ROOM' | 'NO_WAY';
  readonly state: Case;
  readonly order: StopOrder;
}

interface Desk {
  readonly ports: TakePorts;
  readonly calls: Calls;
}

export function createTake(ports: TakePorts): Take {
  const desk: Desk = { ports, calls: createCalls() };
  return {
    async fromOutbox({ case_id, version, keys }) {
      const state = await ports.load(case_id, version);
      if (state === null) return;
      for (const order_id of new Set(keys.map(orderIdOf))) {
        const taking = take(desk, state, order_id).catch((thrown: unknown) => ports.onError(thrown, order_id));
        desk.calls.follow(taking);
      }
    },
    async fromWaitingRoom({ case_id, order_id }, leave) {
      const state = await ports.load(case_id);
      if (state === null || owesNow(state, order_id) === null || desk.calls.join(order_id)) return 'DONE';
      const doing = serveWaiting(desk, state, order_id, leave);
      desk.calls.follow(doing);
      return doing;
    },
    idle: desk.calls.idle,
  };
}

/** At once where there is room, else it waits. */
async function take(desk: Desk, state: Case, order_id: string): Promise<void> {
  const owes = owesNow(state, order_id);
  if (owes === null || desk.calls.join(order_id)) return;
  const ended = await desk.calls.during(order_id, (again) => doOwed(desk, state, order_id, again));
  if (ended === 'DONE') return;
  const placed = await desk.ports.later({ bank_id: owes.bank_id, case_id: state.case_id, order_id });
  // Only now: from then on it rings so seldom that its place must hold it.
  if (placed) await sayUnreachable(desk, ended);
}

/** Its place in the waiting room is kept meanwhile. */
function serveWaiting(desk: Desk, state: Case, order_id: string, leave: Leave): Promise<Outcome> {
  return desk.calls.during(order_id, async (again) => {
    const ended = await doOwed(desk, state, order_id, again, { kind: 'CALL', leave });
    if (ended === 'DONE') return 'DONE';
    await sayUnreachable(desk, ended);
    return 'STAYS';
  });
}

/** Until nothing is owed: what became owed during a call is done at once when it ends. */
async function doOwed(
  { ports }: Desk,
  first: Case,
  order_id: string,
  again: () => boolean,
  held?: Way,
): Promise<'DONE' | Waits> {
  let state: Case | null = first;
  let way = held;
  while (state !== null) {
    const owes = owesNow(state, order_id);
    if (owes === null) {
      if (!again()) return 'DONE';
      state = await ports.load(first.case_id);
      continue;
    }
    const walk = await walkIfRoom(ports, askedOf(state, owes), way);
    way = undefined;
    if (walk === 'NO_WAY' || walk === 'NO_ROOM') return { because: walk, state, order: owes.order };
    state = await ports.record(state, owes.order, walk);
  }
  return 'DONE';
}

/** The place is given back as soon as the bank has been called: the record's slowness is not the bank's. */
async function walkIfRoom(ports: TakePorts, asked: Asked, held?: Way): Promise<Walk | 'NO_ROOM' | 'NO_WAY'> {
  const way = held ?? ports.wayOf(asked.bank_id);
  switch (way.kind) {
    case 'WAIT':
      return 'NO_ROOM';
    case 'PARK':
      return 'NO_WAY';
    case 'CALL': {
      const walk = await ports.walk(asked).finally(way.leave);
      return walk.tries.length === 0 ? 'NO_WAY' : walk;
    }
  }
}

/** Nothing leads to the bank: said once a revision, so that people know (R16) and the case rings less often. */
async function sayUnreachable({ ports }: Desk, { because, state, order }: Waits): Promise<void> {
  if (because === 'NO_WAY' && !order.unreachable) await ports.recordUnreachable(state, order);
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
