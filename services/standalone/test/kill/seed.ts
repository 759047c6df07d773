const SEED_MOST = 999_999;

/** The seed that was asked for, or any: it is printed with the verdict, and repeats the run. */
export function seedFrom(given: string | undefined): number {
  if (given === undefined || given === '') return 1 + Math.floor(Math.random() * SEED_MOST);
  const seed = Number(given);
  if (Number.isInteger(seed) && seed >= 1 && seed <= SEED_MOST) return seed;
  throw new RangeError(`SEED must be a whole number from 1 to ${SEED_MOST}, not ${given}`);
}
