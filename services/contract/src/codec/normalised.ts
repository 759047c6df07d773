/**
 * R20: one text for one meaning. Two bodies that say the same give the same text, whichever door they came by, and
 * however they spelled an account, a telephone number or a field that says nothing. Its hash is the fingerprint.
 */
export function normalisedBody(request: object): string {
  const { idempotency_key: _key, ...body } = request as { readonly idempotency_key?: string };
  return JSON.stringify(meaningOf(body) ?? {});
}

/** Undefined for what says no more than its absence would: '', false, 0, an empty list or object. */
function meaningOf(value: unknown): unknown {
  if (typeof value === 'bigint') return value === 0n ? undefined : value.toString();
  // A list keeps its places: the second payment is another than the first.
  if (Array.isArray(value)) return value.length === 0 ? undefined : value.map((item) => meaningOf(item) ?? null);
  if (typeof value === 'object' && value !== null) {
    const entries = Object.entries(value)
      .map(([name, item]) => [name, meaningOf(item)] as const)
      .filter(([, item]) => item !== undefined)
      .sort(([a], [b]) => (a < b ? -1 : 1));
    return entries.length === 0 ? undefined : Object.fromEntries(entries);
  }
  return value === '' || value === false || value === 0 || value === null ? undefined : value;
}
