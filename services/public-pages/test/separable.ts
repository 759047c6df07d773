/** Whether samples of times can be told apart: Kruskal and Wallis's test, which asks for no shape of theirs. */

/** The chance that samples of one and the same kind differ at least as much. Three samples, as many as there are reasons to refuse. */
export function sameChance(samples: readonly [readonly number[], readonly number[], readonly number[]]): number {
  const all = samples.flatMap((values, of) => values.map((value) => ({ value, of }))).sort((a, b) => a.value - b.value);
  const sums = [0, 0, 0];
  let ties = 0;
  for (let from = 0; from < all.length; ) {
    let to = from;
    while (to < all.length && all[to]?.value === all[from]?.value) to += 1;
    // Equal values share the middle of their places.
    const rank = (from + 1 + to) / 2;
    for (const { of } of all.slice(from, to)) sums[of] = (sums[of] ?? 0) + rank;
    ties += (to - from) ** 3 - (to - from);
    from = to;
  }
  const n = all.length;
  const spread = sums.reduce((sum, each, of) => sum + each ** 2 / (samples[of]?.length ?? 1), 0);
  const h = ((12 / (n * (n + 1))) * spread - 3 * (n + 1)) / (1 - ties / (n ** 3 - n));
  // With three samples it is spread as chi-squared with two degrees of freedom, whose tail is an exponential.
  return Math.exp(-Math.max(0, h) / 2);
}
