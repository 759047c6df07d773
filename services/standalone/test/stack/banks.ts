/** The banks of the end-to-end tests: the demo's twelve, the trial bank (in Python), and one that a test plays itself. */
import { DEMO_BANKS, type DemoBank } from '../../src/banks.ts';

/** A number that no prefix gives to anybody, and that one bank nevertheless has. */
export const STRAY_CARD = '9999991234560000';
export const STRAY_OWNER = 'icbc';

/** A test plays it, and lets a hundred calls wait. */
export const OWN_BANK = 'own';
const OWN: DemoBank = {
  id: OWN_BANK,
  en: 'The test itself',
  zh: '测试',
  temper: 'external',
  owns: { wallets: [OWN_BANK] },
  registry: { answer_within_ms: 60_000, max_in_flight: 200 },
};

export const BANKS: readonly DemoBank[] = [
  ...DEMO_BANKS.map((bank) =>
    bank.id === STRAY_OWNER
      ? { ...bank, settings: { accounts: [{ scheme: 'CARD', value: STRAY_CARD, balance_minor_units: '500000' }] } }
      : bank,
  ),
  OWN,
];

/** Where a bank listens, or should. */
export const portOf = (firstBank: number, bank_id: string): number =>
  firstBank + BANKS.findIndex(({ id }) => id === bank_id);
