/** Cases for this room's tests, made by the domain's own button. */
import {
  type Case,
  type CaseEvent,
  type Command,
  type CommandGiven,
  caseIdOf,
  commandIdOf,
  decide,
  evolve,
  fingerprintOf,
  isRejection,
  type Route,
  type StopOrder,
  type StopOutcome,
} from '@stopline/domain';

export const PRESS_AT = Date.UTC(2026, 10, 24, 2, 0, 0);

export interface ToPress {
  readonly banks: readonly string[];
  readonly answer_within_ms?: number;
  readonly channels_count?: number;
  /** When the payments were made; the banks match it. */
  readonly at?: number;
}

let presses = 0;

/** One payment of 100.00 CNY to an account at each bank. */
export function press({ banks, answer_within_ms = 1_000, channels_count = 1, at = PRESS_AT }: ToPress) {
  presses += 1;
  const name = `press-${process.pid}-${presses}`;
  const case_id = caseIdOf('li', name);
  const route = (bank_id: string): Route => ({
    kind: 'BANK',
    bank_id,
    found_by: 'PREFIX',
    answer_within_ms,
    channels_count,
    registry_version: 'v1',
  });
  const command: CommandGiven = {
    type: 'SubmitStop',
    by: { role: 'OPERATOR', id: 'li' },
    key: { id: commandIdOf('li', 'SubmitStop', name), fingerprint: fingerprintOf(name) },
    case_id,
    case_reference: 'K7QF2-M9RDX',
    check_words: { en: 'BLUE KETTLE', zh: '蓝色 水壶' },
    jurisdiction: 'GENERIC',
    victim: { name: 'Wei', locale: 'zh-CN', text_consent: false },
    payments: banks.map((bank_id, index) => ({
      told: {
        to: {
          scheme: 'CARD',
          value: `62220200${String(presses).padStart(5, '0')}${String(index + 500).padStart(3, '0')}`,
        },
        amount: { currency_code: 'CNY', minor_units: 10_000n },
        paid_at: at - 600_000,
      },
      route: route(bank_id),
    })),
  };
  return { case_id, command };
}

/** The case after one more command. */
export function said(state: Case | null, given: CommandGiven, at = PRESS_AT): Case {
  const decided = decide(state, { ...given, at } as Command);
  if (isRejection(decided)) throw new Error(`${given.type}: ${decided.message}`);
  const after = decided.reduce<Case | null>((so_far, event: CaseEvent) => evolve(so_far, event), state);
  if (after === null) throw new Error(`${given.type} made no case`);
  return after;
}

export const pressed = (given: ToPress): Case => said(null, press(given).command);

export function orderAt(state: Case, bank_id: string): StopOrder {
  const found = Object.values(state.orders).find((order) => order.bank_id === bank_id);
  if (found === undefined) throw new Error(`no order at ${bank_id}`);
  return found;
}

export const frozen = (order: StopOrder, more: Partial<StopOutcome> = {}): StopOutcome => ({
  revision: order.revision,
  answer: 'FINAL',
  requested_minor_units: order.requested,
  currency_code: order.currency_code,
  frozen_total: order.requested,
  released_total: 0n,
  expired_total: 0n,
  returned_total: 0n,
  ...more,
});
