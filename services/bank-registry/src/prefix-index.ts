/** That a bank owns the numbers that begin so (and, where lengths are said, have one of these lengths). */
export interface Claim {
  readonly prefix: string;
  readonly bank_id: string;
  readonly lengths?: readonly number[];
  /** From a table of many banks: gives way to what a bank says of itself for the same prefix and length. */
  readonly from_table?: true;
}

export interface PrefixIndex {
  /** The banks of the longest prefix that fits the value and its length; none, one, or several that tie. */
  ownersOf(value: string, shortest?: number): readonly string[];
  /** The banks that a number with this beginning may have, whatever comes after it and however long it is. */
  ownersOfBeginning(beginning: string): readonly string[];
}

const NOBODY: readonly string[] = [];
const ANY_LENGTH = [12, 13, 14, 15, 16, 17, 18, 19] as const;

/**
 * A map by prefix, asked from the longest length of prefix to the shortest: a look-up is as many gets as there are
 * lengths of prefixes (about eight), and a prefix that does not fit the number's length leaves the word to a shorter one.
 */
export function prefixIndex(claims: Iterable<Claim>): PrefixIndex {
  const byPrefix = new Map<string, Claim[]>();
  for (const claim of claims) {
    const same = byPrefix.get(claim.prefix);
    if (same === undefined) byPrefix.set(claim.prefix, [claim]);
    else same.push(claim);
  }
  const sizes = [...new Set([...byPrefix.keys()].map((prefix) => prefix.length))].sort((a, b) => b - a);

  const ownersAt = (value: string, length: number, shortest: number): readonly string[] => {
    for (const size of sizes) {
      if (size > value.length) continue;
      if (size < shortest) break;
      const owners = ownersAmong(byPrefix.get(value.slice(0, size)), length);
      if (owners.length > 0) return owners;
    }
    return NOBODY;
  };

  return {
    ownersOf: (value, shortest = 1) => ownersAt(value, value.length, shortest),
    ownersOfBeginning: (beginning) => {
      const longer = [...byPrefix.keys()].filter(
        (prefix) => prefix.length > beginning.length && prefix.startsWith(beginning),
      );
      const owners = new Set<string>();
      for (const length of ANY_LENGTH) {
        for (const bank_id of ownersAt(beginning, length, 1)) owners.add(bank_id);
        for (const prefix of longer)
          for (const bank_id of ownersAmong(byPrefix.get(prefix), length)) owners.add(bank_id);
      }
      return [...owners];
    },
  };
}

function ownersAmong(claims: readonly Claim[] | undefined, length: number): readonly string[] {
  if (claims === undefined) return NOBODY;
  const fitting = claims.filter(({ lengths }) => lengths === undefined || lengths.includes(length));
  const own = fitting.filter(({ from_table }) => from_table === undefined);
  return [...new Set((own.length > 0 ? own : fitting).map(({ bank_id }) => bank_id))];
}
