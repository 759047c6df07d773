import type { Account } from '@stopline/domain/values/account.ts';
import type { FoundIn } from './owners.ts';
import type { Bank, Registry } from './registry.ts';
import { banksForEnquiry } from './views.ts';
import { doubtAbout, type RouteWarning } from './warnings.ts';

/** What a case keeps of a bank: never an address, which always comes from the current registry. */
export interface RoutedBank {
  readonly bank_id: string;
  readonly enabled: boolean;
  /** For each channel: the wait for a ring's answer is this times `channels_count`, and a second. */
  readonly answer_within_ms: number;
  readonly channels_count: number;
}

interface Decided {
  readonly registry_version: string;
  readonly warnings: readonly RouteWarning[];
}
export interface ToBank extends Decided, RoutedBank {
  readonly kind: 'BANK';
  readonly found_by: 'TOLD' | FoundIn;
}
/** R12: nobody, or more than one, owns the number: each of these is asked, and the amount counts once. */
export interface ToEnquiry extends Decided {
  readonly kind: 'ENQUIRY';
  readonly why: 'NOBODY' | 'AMBIGUOUS';
  /** 1 to 20; where several tie, these come first. */
  readonly banks: readonly RoutedBank[];
}
/** R12: only the telephone carries it. */
export interface ToNobody extends Decided {
  readonly kind: 'NOBODY';
  readonly why: 'NOBODY' | 'AMBIGUOUS';
}
export type Route = ToBank | ToEnquiry | ToNobody;

/** Whose account is this? `account` is canonical. Pure: the same registry and account always give the same route. */
export function route(registry: Registry, account: Account): Route {
  const { found_by, bank_ids } = registry.ownersOf(account);
  const told = account.bank_id === undefined ? undefined : registry.banks.get(account.bank_id);
  const doubt = doubtAbout(account, bank_ids.length > 0);
  const decided = (warnings: readonly (RouteWarning | null)[]): Decided => ({
    registry_version: registry.version,
    warnings: warnings.filter((warning) => warning !== null),
  });
  const unknown = account.bank_id !== undefined && told === undefined ? toldUnknown(account.bank_id) : null;
  const masked = account.scheme === 'MASKED' ? MATCHED_BY_PAYMENT : null;

  if (told !== undefined) {
    const other = bank_ids.length > 0 && !bank_ids.includes(told.id) ? toldOther(registry, told.id, bank_ids) : null;
    return { kind: 'BANK', found_by: 'TOLD', ...routed(told), ...decided([doubt, other, masked]) };
  }
  const only = bank_ids.length === 1 ? registry.banks.get(bank_ids[0] ?? '') : undefined;
  if (only !== undefined) return { kind: 'BANK', found_by, ...routed(only), ...decided([doubt, unknown, masked]) };

  const why = bank_ids.length > 1 ? 'AMBIGUOUS' : 'NOBODY';
  // A masked number says too little to ask around with; the telephone carries it.
  const banks = account.scheme === 'MASKED' ? [] : banksForEnquiry(registry, account.scheme, bank_ids);
  const undecided = decided([doubt, unknown, masked, nobodyOrSeveral(registry, bank_ids, banks.length)]);
  return banks.length === 0
    ? { kind: 'NOBODY', why, ...undecided }
    : { kind: 'ENQUIRY', why, banks: banks.map(routed), ...undecided };
}

const routed = ({ id, enabled, answer_within_ms, channels }: Bank): RoutedBank => ({
  bank_id: id,
  enabled,
  answer_within_ms,
  channels_count: channels.length,
});

const MATCHED_BY_PAYMENT: RouteWarning = {
  reason: 'MATCHED_BY_PAYMENT',
  field: 'value',
  text: 'digits of this number are hidden, so the bank has to find it by the payment: time, amount and reference must be right',
};

const toldUnknown = (bank_id: string): RouteWarning => ({
  reason: 'BANK_UNKNOWN',
  field: 'bank_id',
  text: `the bank registry has no bank ${JSON.stringify(bank_id.slice(0, 64))}: the number was routed as if no bank had been said`,
});

const toldOther = (registry: Registry, told: string, bank_ids: readonly string[]): RouteWarning => ({
  reason: 'BANK_AMBIGUOUS',
  field: 'bank_id',
  text: `the number looks like one of ${names(registry, bank_ids)}; it goes to ${names(registry, [told])}, as said`,
});

function nobodyOrSeveral(registry: Registry, bank_ids: readonly string[], asked: number): RouteWarning {
  const then =
    asked === 0
      ? 'it has to be phoned'
      : asked === 1
        ? 'one bank that may own it is asked'
        : `${asked} banks that may own it are asked`;
  if (bank_ids.length > 1)
    return {
      reason: 'BANK_AMBIGUOUS',
      field: 'value',
      text: `the number may be ${names(registry, bank_ids)}'s: ${then}`,
    };
  const [foreign] = bank_ids;
  const whose =
    foreign === undefined
      ? 'no bank of the registry owns this number'
      : `the number looks like ${names(registry, [foreign])}'s, which the registry lacks`;
  return { reason: 'BANK_UNKNOWN', field: 'value', text: `${whose}: ${then}` };
}

const names = (registry: Registry, bank_ids: readonly string[]): string =>
  bank_ids
    .map((bank_id) => registry.banks.get(bank_id)?.name.en ?? registry.tableNames.get(bank_id) ?? bank_id)
    .join(' or ');
