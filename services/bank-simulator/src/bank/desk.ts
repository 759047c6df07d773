/** The business of one bank from one reset to the next: takes orders down, answers, and tells Stopline what came of them. */
import type { RefusalReason, ReleaseReason } from '@stopline/domain/stop/outcome-types.ts';
import type { Timers } from '@stopline/platform/ports/timers.ts';
import type { Ask } from '../ledger/ask.ts';
import type { LettingGo } from '../ledger/judge.ts';
import { createLedger, type Ledger } from '../ledger/ledger.ts';
import type { Order } from '../ledger/order.ts';
import type { Outcome } from '../ledger/outcome.ts';
import { orderFromLine } from '../ledger/record.ts';
import type { BankSettings } from '../world/settings.ts';
import type { Accounts } from './accounts.ts';
import { draw } from './chance.ts';
import type { Journal } from './journal.ts';
import { type CarryOut, errorOf, type Plan, planOf, type TurnAway, timeTaken } from './plan.ts';
import { createReporter, type Reporter } from './reporter.ts';
import { BankTrouble } from './trouble.ts';
import type { Words } from './word.ts';

export interface DeskOptions {
  settings(): BankSettings;
  accounts: Accounts;
  words: Words;
  journal: Journal;
  /** Wall clock in milliseconds, with a fraction. */
  stamp(): number;
  timers: Timers;
  /** Ends with the desk. */
  life: AbortSignal;
  /** A revision came in for the first time. */
  arrived(order_id: string, revision: number, received_at: number): void;
  /** Absent: nobody to report to. */
  tell?: (order: Order) => Promise<void>;
  isUp(): boolean;
  /** Aborts when the bank goes down; its reason is what calls under way are answered. */
  doorClosed(): AbortSignal;
  giveUp(order_id: string, error: Error): void;
}

export interface Counts {
  readonly orders: number;
  /** ApplyStop calls that were taken down, repeats included. */
  readonly receipts: number;
  readonly repeats: number;
  /** Answered with an error, and not taken down. */
  readonly turned_away: number;
  /** Taken in and never answered, by a bank that hangs. */
  readonly ignored: number;
  readonly queries: number;
  readonly pending: number;
  readonly reports_waiting: number;
  /** Orders of which one revision made us freeze more than once. */
  readonly double_freezes: number;
}

const untilAborted = (signal: AbortSignal): Promise<never> =>
  new Promise((_resolve, reject) => {
    if (signal.aborted) reject(signal.reason);
    signal.addEventListener('abort', () => reject(signal.reason), { once: true });
  });

export class Desk {
  readonly ledger: Ledger;
  readonly #given: DeskOptions;
  readonly #reporter: Reporter;
  /** How often, and only of orders that were never taken down. */
  readonly #turnedAway = new Map<string, number>();
  readonly #queried = new Map<string, number>();
  readonly #doubles = new Set<string>();
  readonly #counted = { receipts: 0, repeats: 0, turned_away: 0, ignored: 0, queries: 0 };

  constructor(given: DeskOptions) {
    this.#given = given;
    this.ledger = createLedger({ terms: given.accounts.terms, keep: given.journal.write });
    this.#reporter = createReporter({
      tell: async (order_id) => {
        const order = this.ledger.get(order_id);
        if (order !== undefined) await given.tell?.(order);
      },
      done: (order_id) => this.ledger.owe(order_id, false),
      able: given.isUp,
      giveUp: given.giveUp,
      timers: given.timers,
      signal: given.life,
    });
  }

  async apply(ask: Ask, budget_ms: number, hungUp: AbortSignal): Promise<Outcome> {
    await this.#hang(hungUp);
    const received_at = this.#given.stamp();
    const known = this.ledger.get(ask.order_id);
    const plan = this.#plan(ask, known, budget_ms);
    if (plan.kind === 'TURN_AWAY') return this.#turnAway(ask.order_id, plan, hungUp);
    const order = this.#takeDown(ask, known, plan, received_at);
    await this.#given.journal.handed();
    if (order.answer === 'PENDING' && plan.settle_after_ms !== undefined)
      this.#settleLater(order, plan.settle_after_ms);
    if (plan.reply === 'SILENCE') return untilAborted(this.#patience(hungUp));
    await this.#pause(plan.reply_after_ms, hungUp);
    // Said before it is reported: a bank that contradicts itself begins with the truth.
    const said = this.#given.words.say(order);
    if (order.answer !== 'PENDING' && plan.report) this.#report(order.order_id);
    if (plan.reply === 'LOST') throw new BankTrouble('INTERNAL');
    return said;
  }

  /** Null for an order that the bank does not know. */
  async query(order_id: string, hungUp: AbortSignal): Promise<Outcome | null> {
    await this.#hang(hungUp);
    this.#counted.queries += 1;
    const settings = this.#given.settings();
    const queried = this.#queried.get(order_id) ?? 0;
    this.#queried.set(order_id, queried + 1);
    const drawn = (what: string) => draw(settings.seed, settings.id, order_id, queried, what);
    const latency_ms = timeTaken(settings, () => drawn('query latency'));
    const code = errorOf(settings, () => drawn('query error')[0]);
    await this.#pause(latency_ms, hungUp);
    if (code !== undefined) throw new BankTrouble(code);
    const order = this.ledger.get(order_id);
    return order === undefined ? null : this.#given.words.say(order);
  }

  /** The word on a PENDING order now; null if it is not PENDING. */
  answer(order: Order, refuse?: RefusalReason): Promise<Order | null> {
    return this.#ofOwnAccord(this.ledger.settle(order.order_id, order.revision, this.#now(), refuse));
  }

  /** Null for more than is held. */
  letGo(order: Order, kind: LettingGo, amount: bigint, reason: ReleaseReason): Promise<Order | null> {
    return this.#ofOwnAccord(this.ledger.letGo(order.order_id, kind, amount, reason));
  }

  /** Reads what an earlier run left, and goes on with it. */
  resume(): void {
    const { journal, arrived, settings } = this.#given;
    for (const line of journal.earlier()) this.ledger.restore(orderFromLine(line));
    for (const order_id of this.ledger.ids()) {
      const order = this.ledger.get(order_id);
      if (order === undefined) continue;
      this.#noteEffects(order);
      this.#counted.receipts += order.receipts.reduce((sum, { count }) => sum + count, 0);
      for (const { revision, received_at } of order.receipts) arrived(order_id, revision, received_at);
    }
    for (const order of this.ledger.unfinished()) {
      if (order.answer === 'PENDING') this.#settleLater(order, settings().callback_after_ms);
      else this.#report(order.order_id);
    }
  }

  /** How the order stands, whatever the bank says of it. */
  truth(order: Order): Outcome {
    return this.#given.words.truth(order);
  }

  counts(): Counts {
    return {
      orders: this.ledger.size(),
      ...this.#counted,
      pending: this.ledger.unfinished().filter(({ answer }) => answer === 'PENDING').length,
      reports_waiting: this.#reporter.waiting(),
      double_freezes: this.#doubles.size,
    };
  }

  #now(): number {
    return Math.floor(this.#given.stamp());
  }

  #plan(ask: Ask, known: Order | undefined, budget_ms: number): Plan {
    return planOf(this.#given.settings(), {
      order_id: ask.order_id,
      revision: ask.revision,
      account_value: ask.account.value,
      turned_away: this.#turnedAway.get(ask.order_id) ?? 0,
      taken_down: known?.receipts.reduce((sum, { count }) => sum + count, 0) ?? 0,
      repeat: known !== undefined && ask.revision <= known.revision,
      budget_ms,
    });
  }

  async #hang(hungUp: AbortSignal): Promise<void> {
    if (this.#given.settings().behaviour !== 'hanging') return;
    this.#counted.ignored += 1;
    await untilAborted(this.#patience(hungUp));
  }

  /** A call ends when the caller hangs up, or the door closes. */
  #patience(hungUp: AbortSignal): AbortSignal {
    return AbortSignal.any([hungUp, this.#given.doorClosed()]);
  }

  async #pause(ms: number, hungUp: AbortSignal): Promise<void> {
    if (ms > 0) await this.#given.timers.sleep(ms, this.#patience(hungUp));
  }

  async #turnAway(order_id: string, plan: TurnAway, hungUp: AbortSignal): Promise<never> {
    this.#counted.turned_away += 1;
    this.#turnedAway.set(order_id, (this.#turnedAway.get(order_id) ?? 0) + 1);
    await this.#pause(plan.after_ms, hungUp);
    throw new BankTrouble(plan.code);
  }

  #takeDown(ask: Ask, known: Order | undefined, plan: CarryOut, received_at: number): Order {
    const { order, repeat } = this.ledger.receive(ask, plan.manner, received_at);
    this.#counted.receipts += 1;
    if (repeat) this.#counted.repeats += 1;
    this.#turnedAway.delete(ask.order_id);
    this.#noteEffects(order);
    if (known?.receipts.some(({ revision }) => revision === ask.revision) !== true) {
      this.#given.arrived(ask.order_id, ask.revision, received_at);
    }
    if (plan.report) this.#owe(order.order_id);
    return order;
  }

  /** The word on a PENDING that nobody waits for. */
  #settleLater({ order_id, revision }: Order, ms: number): void {
    const { timers, life, journal } = this.#given;
    const work = async (): Promise<void> => {
      await timers.sleep(ms, life);
      const order = this.ledger.settle(order_id, revision, this.#now());
      if (order === null) return;
      this.#noteEffects(order);
      await journal.handed();
      if (order.owes_report) this.#report(order_id);
    };
    // Rejects when the desk ends; the order stays PENDING in the file, and the next run goes on with it.
    work().catch(() => undefined);
  }

  /** The change is in the file before Stopline is told. */
  async #ofOwnAccord(order: Order | null): Promise<Order | null> {
    if (order === null) return null;
    this.#noteEffects(order);
    this.#owe(order.order_id);
    await this.#given.journal.handed();
    this.#report(order.order_id);
    return order;
  }

  #owe(order_id: string): void {
    if (this.#given.tell !== undefined) this.ledger.owe(order_id, true);
  }

  #report(order_id: string): void {
    if (this.#given.tell !== undefined) this.#reporter.report(order_id);
  }

  #noteEffects(order: Order): void {
    if (order.receipts.some(({ effects }) => effects > 1)) this.#doubles.add(order.order_id);
  }
}
