/** What the bank registry says of a payment's account, as the case keeps it, and as the operator is told it. */
import { type Registry, type RoutedBank, route as registryRoute } from '@stopline/bank-registry';
import type { Account, AskedBank, PaymentTold, Route, RoutedPayment } from '@stopline/domain';

export interface Warning {
  readonly reason: 'CHECK_DIGIT' | 'ACCOUNT_IN_OTHER_CASE' | 'BANK_UNKNOWN' | 'BANK_AMBIGUOUS' | 'MATCHED_BY_PAYMENT';
  /** The path of the field that it is about. */
  readonly field: string;
  readonly text: string;
}

export interface Routed {
  readonly route: Route;
  readonly warnings: readonly Warning[];
}

const asked = ({ bank_id, answer_within_ms, channels_count }: RoutedBank): AskedBank => ({
  bank_id,
  answer_within_ms,
  channels_count,
});

/** `at` is where the account stands in the request, with the dot that follows. */
export function routeAccount(registry: Registry, account: Account, at: string): Routed {
  const found = registryRoute(registry, account);
  const warnings = found.warnings.map(({ reason, field, text }) => ({ reason, field: at + field, text }));
  const { registry_version } = found;
  switch (found.kind) {
    case 'BANK':
      return { route: { kind: 'BANK', found_by: found.found_by, registry_version, ...asked(found) }, warnings };
    case 'ENQUIRY':
      return { route: { kind: 'ENQUIRY', why: found.why, banks: found.banks.map(asked), registry_version }, warnings };
    case 'NOBODY':
      return { route: { kind: 'NOBODY', registry_version }, warnings };
  }
}

/** The payer's bank gets no order, unless only a reference is known (R12): then a person telephones it. */
export function routePayment(registry: Registry, told: PaymentTold, at: string): Routed {
  const to = told.to === undefined ? payersBank(registry, told, at) : routeAccount(registry, told.to, `${at}to.`);
  return { route: to.route, warnings: [...to.warnings, ...doubtOfPayer(registry, told, at)] };
}

function payersBank(registry: Registry, { from }: PaymentTold, at: string): Routed {
  const route: Route = { kind: 'NOBODY', registry_version: registry.version };
  if (from?.bank_id === undefined || registry.banks.has(from.bank_id)) return { route, warnings: [] };
  const text = 'the bank registry has no such bank: somebody has to find its telephone number';
  return { route, warnings: [{ reason: 'BANK_UNKNOWN', field: `${at}from.bank_id`, text }] };
}

/** Only what is wrong with the number itself: whose the payer's account is matters to nobody yet. */
function doubtOfPayer(registry: Registry, { from }: PaymentTold, at: string): readonly Warning[] {
  if (from === undefined) return [];
  return routeAccount(registry, from, `${at}from.`).warnings.filter(({ reason }) => reason === 'CHECK_DIGIT');
}

export function routePayments(
  registry: Registry,
  payments: readonly PaymentTold[],
): { readonly routed: readonly RoutedPayment[]; readonly warnings: readonly Warning[] } {
  const found = payments.map((told, index) => ({ told, ...routePayment(registry, told, `payments[${index}].`) }));
  return {
    routed: found.map(({ told, route }) => ({ told, route })),
    warnings: found.flatMap(({ warnings }) => warnings),
  };
}
