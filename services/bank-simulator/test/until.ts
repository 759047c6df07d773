/** Waits for a condition with a deadline; never a fixed sleep. */
export async function until<T>(
  look: () => T | Promise<T>,
  what: string,
  within_ms = 5_000,
): Promise<Exclude<NonNullable<T>, false>> {
  const deadline = Date.now() + within_ms;
  for (;;) {
    const seen = await look();
    if (seen) return seen as Exclude<NonNullable<T>, false>;
    if (Date.now() > deadline) throw new Error(`not within ${within_ms} ms: ${what}`);
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
}
