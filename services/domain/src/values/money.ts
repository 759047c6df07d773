/** Money is an integer of minor units with an ISO 4217 code. Never a float, never a decimal string. */
export interface Money {
  readonly currency_code: string;
  readonly minor_units: bigint;
}

/** The largest amount anything may carry, in minor units (contract.md): keeps every sum of a case inside int64. */
export const MINOR_UNITS_MAX = 10n ** 15n;

export const largest = (a: bigint, b: bigint): bigint => (a > b ? a : b);
export const smallest = (a: bigint, b: bigint): bigint => (a < b ? a : b);
