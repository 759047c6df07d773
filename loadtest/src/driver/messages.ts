/** What is said between the bench and the driver's process. */
import type { Press } from '../stats/join.ts';

export interface Run {
  readonly kind: 'run';
  readonly address: string;
  readonly token: string;
  readonly channels: number;
  readonly banks: readonly string[];
  /** 8 digits that no other run has. */
  readonly run: string;
  readonly per_s: number;
  readonly count: number;
  /** How long a press may take before the driver gives it up. */
  readonly deadline_ms: number;
}

/** Everything is made and every channel stands: the first press is intended for `first_ms`. */
export interface Started {
  readonly kind: 'started';
  readonly first_ms: number;
}

/** Every press was answered or given up. */
export interface Ended {
  readonly kind: 'ended';
  readonly presses: readonly Press[];
}

export interface Failed {
  readonly kind: 'failed';
  readonly message: string;
}

export type FromDriver = Started | Ended | Failed;
