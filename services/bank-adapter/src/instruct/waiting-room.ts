/**
 * The waiting room: whoever finds no room at a bank, or no way to it, waits in the bank's queue until a place is free and
 * the bank can be reached. It holds no obligation and no timer: the case rings again whatever happens here.
 */
import { ensureError } from '@stopline/platform/errors/outcome.ts';
import { withinMs } from '@stopline/platform/redis/batch.ts';
import type { Redis } from 'ioredis';
import { activeList, type BankQueue, openBankQueue, type WaitingJob, waitList } from './bank-queue.ts';
import type { Leave, Places } from './limits.ts';

export interface WaitingOrder {
  readonly bank_id: string;
  readonly case_id: string;
  readonly order_id: string;
}

export interface WaitingRoomOptions {
  readonly redis: Redis;
  readonly places: Places;
  isReachable(bank_id: string): boolean;
  /**
   * The order's turn has come, and a place is held for it; `leave` gives it back, else it is kept until the end.
   * `STAYS`: nothing leads to its bank, it goes on waiting.
   */
  serve(order: WaitingOrder, leave: Leave): Promise<'DONE' | 'STAYS'>;
  onError(error: Error, what: string): void;
}

export interface WaitingRoom {
  /** The port `later`. Never rejects; false: there was no place to be had, and the order must ring again. */
  later(order: WaitingOrder): Promise<boolean>;
  somebodyWaits(bank_id: string): boolean;
  waiting(): ReadonlyMap<string, number>;
  /** The order that has waited longest. */
  oldest(bank_id: string): Promise<string | null>;
  /** The bank can be reached again. */
  drain(bank_id: string): void;
  /** Looks after what other workers added and left behind, at these banks and where somebody waits. Each second. */
  refresh(bank_ids: Iterable<string>): Promise<void>;
  /** Each `LOCK_RENEW_MS`. */
  renewLocks(): Promise<void>;
  /** Fetches no more, and resolves when the jobs that are being done have ended. */
  close(): Promise<void>;
}

const REDIS_WITHIN_MS = 1_000;

/** What this process knows of one bank's queue. */
interface Room {
  readonly bank_id: string;
  readonly queue: BankQueue;
  /** By order id. */
  readonly beingDone: Map<string, WaitingJob>;
  /** Came to wait while their job was being done: it is given back when it is over. */
  readonly comeAgain: Set<string>;
  /** Jobs that wait, as far as is known. */
  waits: number;
  /** Fetches on their way. */
  fetching: number;
  /** Jobs ever added by this process: tells what came while a fetch found nothing. */
  added: number;
  /** Redis failed a fetch: not again before the next refresh. */
  ailing: boolean;
}

export function openWaitingRoom(options: WaitingRoomOptions): WaitingRoom {
  const rooms = new Rooms(options);
  return {
    later: (order) => rooms.later(order),
    somebodyWaits: (bank_id) => (rooms.known.get(bank_id)?.waits ?? 0) > 0,
    waiting: () => new Map([...rooms.known].map(([bank_id, { waits }]) => [bank_id, waits])),
    oldest: (bank_id) => withinMs(options.redis.lindex(waitList(bank_id), -1), REDIS_WITHIN_MS),
    drain: (bank_id) => rooms.fill(rooms.of(bank_id)),
    refresh: (bank_ids) => rooms.refresh(bank_ids),
    async renewLocks() {
      const jobs = [...rooms.known.values()].flatMap(({ beingDone }) => [...beingDone.values()]);
      await withinMs(Promise.all(jobs.map((job) => job.renew())), REDIS_WITHIN_MS);
    },
    close: () => rooms.close(),
  };
}

function once(leave: Leave): Leave {
  let left = false;
  return () => {
    if (!left) leave();
    left = true;
  };
}

class Rooms {
  readonly known = new Map<string, Room>();
  readonly #options: WaitingRoomOptions;
  readonly #underWay = new Set<Promise<void>>();
  #closing = false;

  constructor(options: WaitingRoomOptions) {
    this.#options = options;
    options.places.onFree((bank_id) => {
      const room = this.known.get(bank_id);
      if (room !== undefined) this.fill(room);
    });
  }

  of(bank_id: string): Room {
    const known = this.known.get(bank_id);
    if (known !== undefined) return known;
    const { redis, onError } = this.#options;
    const queue = openBankQueue(bank_id, redis, (error) => onError(error, 'queue'));
    const nobody = { beingDone: new Map(), comeAgain: new Set<string>(), waits: 0, fetching: 0, added: 0 };
    const room: Room = { bank_id, queue, ...nobody, ailing: false };
    this.known.set(bank_id, room);
    return room;
  }

  async later({ bank_id, case_id, order_id }: WaitingOrder): Promise<boolean> {
    const room = this.of(bank_id);
    if (room.beingDone.has(order_id)) {
      room.comeAgain.add(order_id);
      return true;
    }
    try {
      await withinMs(room.queue.add(order_id, { case_id, order_id }), REDIS_WITHIN_MS);
    } catch (thrown) {
      this.#options.onError(ensureError(thrown), 'add');
      return false;
    }
    this.#oneMore(room);
    return true;
  }

  #oneMore(room: Room): void {
    room.added += 1;
    room.waits += 1;
    this.fill(room);
  }

  /** Takes as many as wait, as places are free, and as long as the bank can be reached. */
  fill(room: Room): void {
    const { places, isReachable } = this.#options;
    while (!this.#closing && !room.ailing && room.waits > room.fetching && isReachable(room.bank_id)) {
      const place = places.enter(room.bank_id);
      if (place === null) return;
      const leave = once(place);
      room.fetching += 1;
      const serving = this.#serveNext(room, leave).finally(() => {
        this.#underWay.delete(serving);
        leave();
      });
      this.#underWay.add(serving);
    }
  }

  async #serveNext(room: Room, leave: Leave): Promise<void> {
    const job = await this.#fetchNext(room);
    if (job === null) return;
    const { case_id, order_id } = job.data;
    const order = { bank_id: room.bank_id, case_id, order_id };
    room.beingDone.set(order_id, job);
    let stays = false;
    try {
      stays = (await this.#options.serve(order, leave)) === 'STAYS' || room.comeAgain.delete(order_id);
      await (stays ? job.giveBack() : job.remove());
    } catch (thrown) {
      stays = false;
      // Its lock ends, and it comes to somebody again, who asks the case first.
      this.#options.onError(ensureError(thrown), 'serve');
    }
    room.beingDone.delete(order_id);
    if (stays) this.#oneMore(room);
    // Came in the moment in which its job was put away.
    if (room.comeAgain.delete(order_id)) await this.later(order);
  }

  async #fetchNext(room: Room): Promise<WaitingJob | null> {
    const addedBefore = room.added;
    try {
      const job = await room.queue.next();
      room.waits = job === null ? room.added - addedBefore : Math.max(0, room.waits - 1);
      return job;
    } catch (thrown) {
      room.ailing = true;
      this.#options.onError(ensureError(thrown), 'fetch');
      return null;
    } finally {
      room.fetching -= 1;
    }
  }

  async refresh(bank_ids: Iterable<string>): Promise<void> {
    const banks = [...new Set([...bank_ids, ...this.known.keys()])];
    for (const { bank_id, waits, active } of await this.#count(banks)) {
      if (waits + active === 0 && !this.known.has(bank_id)) continue;
      const room = this.of(bank_id);
      room.waits = waits;
      room.ailing = false;
      if (active > room.beingDone.size + room.fetching) await room.queue.recover();
      this.fill(room);
    }
  }

  async #count(banks: readonly string[]) {
    const asked = this.#options.redis.pipeline();
    for (const bank_id of banks) asked.llen(waitList(bank_id)).llen(activeList(bank_id));
    const replies = (await withinMs(asked.exec(), REDIS_WITHIN_MS)) ?? [];
    const count = (index: number): number => Number(replies[index]?.[1] ?? 0);
    return banks.map((bank_id, index) => ({ bank_id, waits: count(2 * index), active: count(2 * index + 1) }));
  }

  async close(): Promise<void> {
    this.#closing = true;
    await Promise.all(this.#underWay);
    await Promise.all([...this.known.values()].map(({ queue }) => queue.close()));
  }
}
