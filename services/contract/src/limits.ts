/** Every bound of what is accepted, once. Characters are Unicode code points; money is in minor units. */
import { DAY_MS, MINUTE_MS } from '@stopline/domain/values/instant.ts';
import { MINOR_UNITS_MAX } from '@stopline/domain/values/money.ts';

export const LIMITS = {
  minor_units_max: MINOR_UNITS_MAX,
  payments_per_request_max: 50,
  onward_per_outcome_max: 50,
  /** Clocks differ, and victims round. */
  paid_ahead_ms_max: 5 * MINUTE_MS,
  /** Ten years, leap days counted in. */
  paid_ago_ms_max: 3_653 * DAY_MS,
  call_back_ahead_ms_max: 31 * DAY_MS,
  idempotency_key_chars_min: 8,
  idempotency_key_chars_max: 64,
  id_chars_max: 128,
  name_chars_max: 140,
  id_document_chars_max: 64,
  /** A telephone number as typed, with blanks and brackets. */
  phone_chars_max: 32,
  locale_chars_max: 35,
  account_value_chars_max: 128,
  reference_chars_max: 64,
  channel_chars_max: 32,
  fraud_type_chars_max: 64,
  long_text_chars_max: 4_000,
  page_token_chars_max: 512,
  page_size_default: 50,
  page_size_max: 200,
  revision_max: 2_147_483_647,
  /** Of one answer: more would bury the first. */
  violations_max: 20,
} as const;
