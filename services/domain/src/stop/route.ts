/**
 * What the bank registry said of an account at the moment of the press. The case keeps this decision (bank, how it
 * was found, how long the bank takes to answer); addresses and certificates always come from the current registry.
 */
export interface AskedBank {
  readonly bank_id: string;
  /** How long one channel of the bank may take to answer. */
  readonly answer_within_ms: number;
  /** How many channels the bank had; at least 0. */
  readonly channels_count: number;
}

export type FoundBy = 'TOLD' | 'PREFIX' | 'IBAN' | 'IFSC' | 'SORT_CODE' | 'BIC' | 'WALLET' | 'ENQUIRY' | 'NOBODY';

export type Route =
  | ({ readonly kind: 'BANK'; readonly found_by: FoundBy; readonly registry_version: string } & AskedBank)
  | {
      readonly kind: 'ENQUIRY';
      readonly why: 'NOBODY' | 'AMBIGUOUS';
      readonly banks: readonly AskedBank[];
      readonly registry_version: string;
    }
  | { readonly kind: 'NOBODY'; readonly registry_version: string };
