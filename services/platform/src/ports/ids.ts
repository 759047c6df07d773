import { randomBytes, randomInt, randomUUIDv7 } from 'node:crypto';

/** Chance. Whatever must be the same again after a repeat is derived from its input instead. */
export interface Ids {
  /** A uuid that sorts by the time it was made (version 7). */
  uuid(): string;
  bytes(count: number): Buffer;
  /** Uniform in [0, 1): jitter and sampling, never a secret. */
  random(): number;
}

const RESOLUTION = 2 ** 47;

export const systemIds: Ids = {
  uuid: () => randomUUIDv7(),
  bytes: (count) => randomBytes(count),
  random: () => randomInt(RESOLUTION) / RESOLUTION,
};
