/** One simulated bank: its settings, which may change while it runs, its desk, its file and its door. */
import { ensureError } from '@stopline/platform/errors/outcome.ts';
import { type GrpcServer, startGrpcServer } from '@stopline/platform/grpc/server.ts';
import type { TlsIdentity } from '@stopline/platform/grpc/tls.ts';
import type { Logger } from '@stopline/platform/observe/log.ts';
import type { Metrics } from '@stopline/platform/observe/metrics.ts';
import type { Timers } from '@stopline/platform/ports/timers.ts';
import { formatHostPort } from '@stopline/platform/process/listen.ts';
import type { Outcome } from '../ledger/outcome.ts';
import type { BankPatch, BankSettings } from '../world/settings.ts';
import { type Accounts, createAccounts } from './accounts.ts';
import { Desk } from './desk.ts';
import type { Journal } from './journal.ts';
import { createListener, type Listener } from './listener.ts';
import { bankService, presentBankError } from './service.ts';
import { createWords } from './word.ts';

export interface Gateway {
  /** Reports how an order stands, and the transfers out of its account, if there are any. */
  report(outcome: Outcome): Promise<void>;
  close(): void;
}

export interface BankOptions {
  settings: BankSettings;
  host: string;
  journal: Journal;
  /** Wall clock in milliseconds, with a fraction. */
  stamp(): number;
  timers: Timers;
  metrics: Metrics;
  log: Logger;
  /** A revision came in for the first time. */
  arrived(bank_id: string, order_id: string, revision: number, received_at: number): void;
  tls?: TlsIdentity;
  gateway?: Gateway;
}

/** A bank's messages are small. */
const MAX_RECEIVE_BYTES = 64 * 1024;

export class Bank {
  readonly id: string;
  readonly #given: BankOptions;
  readonly #accounts: Accounts;
  readonly #listener: Listener;
  #settings: BankSettings;
  #life = new AbortController();
  #desk: Desk;

  constructor(given: BankOptions) {
    this.id = given.settings.id;
    this.#given = given;
    this.#settings = given.settings;
    this.#accounts = createAccounts(given.settings, () => this.#settings);
    this.#desk = this.#openDesk();
    this.#listener = createListener({
      port: given.settings.port,
      timers: given.timers,
      onError: (error) => given.log.error({ err: error, bank_id: this.id }, 'the door could not be opened or closed'),
      open: (port) => this.#openDoor(port),
    });
  }

  get settings(): BankSettings {
    return this.#settings;
  }

  get desk(): Desk {
    return this.#desk;
  }

  get address(): string {
    return formatHostPort({ host: this.#given.host, port: this.#listener.port() });
  }

  get listening(): boolean {
    return this.#listener.isUp();
  }

  /** Reads the file and opens the door. */
  async start(): Promise<void> {
    this.#desk.resume();
    await this.#listener.follow(this.#settings);
  }

  /** Takes effect before it resolves: a bank that is down is really not listening. */
  async set(patch: BankPatch): Promise<void> {
    this.#settings = { ...this.#settings, ...patch };
    await this.#listener.follow(this.#settings);
  }

  /** Forgets all orders, and is again as it was at the start. */
  async reset(): Promise<void> {
    this.#life.abort(new Error('the bank was reset'));
    this.#given.journal.clear();
    this.#life = new AbortController();
    this.#settings = this.#given.settings;
    this.#desk = this.#openDesk();
    await this.#listener.follow(this.#settings);
  }

  async stop(deadlineMs: number): Promise<void> {
    await this.#listener.close(deadlineMs);
    this.#life.abort(new Error('the bank stops'));
    this.#given.gateway?.close();
    this.#given.journal.close();
  }

  #openDesk(): Desk {
    const { journal, stamp, timers, gateway, log, arrived } = this.#given;
    const words = createWords(() => this.#settings);
    return new Desk({
      settings: () => this.#settings,
      accounts: this.#accounts,
      words,
      journal,
      stamp,
      timers,
      life: this.#life.signal,
      arrived: (...arrival) => arrived(this.id, ...arrival),
      ...(gateway === undefined ? {} : { tell: (order) => gateway.report(words.say(order)) }),
      isUp: () => this.#listener.isUp(),
      doorClosed: () => this.#listener.closed(),
      giveUp: (order_id, error) =>
        log.warn({ err: error, bank_id: this.id, order_id }, 'Stopline will never take this report'),
    });
  }

  async #openDoor(port: number): Promise<GrpcServer> {
    const { host, metrics, stamp, tls } = this.#given;
    try {
      return await startGrpcServer({
        address: { host, port },
        services: [bankService({ desk: () => this.#desk, accounts: this.#accounts, stamp })],
        present: presentBankError,
        metrics,
        maxReceiveBytes: MAX_RECEIVE_BYTES,
        ...(tls === undefined ? {} : { tls }),
      });
    } catch (thrown) {
      throw new Error(`bank ${this.id}: ${ensureError(thrown).message}`, { cause: thrown });
    }
  }
}
