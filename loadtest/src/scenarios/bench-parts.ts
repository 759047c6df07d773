/** What every scenario works with. */
import type { Driver } from '../driver/start.ts';
import type { Floor } from '../floor/start.ts';
import type { House } from '../house/house.ts';
import type { RedisCounter } from '../house/redis-commands.ts';
import type { Cases } from './recorded.ts';

/** How long and how often; a full run has the numbers that the bars are judged by. */
export interface Sizes {
  /** Cases a second of `press`. */
  readonly per_s: number;
  readonly pairs: number;
  readonly warm_s: number;
  readonly window_s: number;
  readonly overload_s: number;
  /** How long the banks have been bad when the window begins. */
  readonly bad_before_s: number;
}

export type Path = 'stopline' | 'floor';

export interface Bench {
  readonly sizes: Sizes;
  readonly house: House;
  readonly floor: Floor;
  readonly driver: Driver;
  readonly cases: Cases;
  readonly redis: Readonly<Record<Path, RedisCounter>>;
  readonly banks: readonly string[];
  /** Every process of ours, by name: of the house, `floor`, `floor-redis`, `driver`, `bench`. */
  readonly pids: Readonly<Record<string, number>>;
  /** 8 digits that no run had before. */
  nextRun(): string;
  say(line: string): void;
}

/** Whose processor time counts as a path's own. The banks, the driver and the bench serve both alike. */
export const PATH_PROCESSES: Readonly<Record<Path, readonly string[]>> = {
  stopline: ['redis', 'intake', 'worker', 'gateway', 'scheduler', 'notifier', 'pages'],
  floor: ['floor', 'floor-redis'],
};

/** All that it takes to run the floor: the measure of whether a rate leaves this machine room. */
export const FLOOR_WITH_ALL = [...PATH_PROCESSES.floor, 'simulator', 'driver'];
