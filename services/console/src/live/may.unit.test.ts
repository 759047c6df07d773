// biome-ignore lint/style/noRestrictedImports: a test is in no browser, and the domain is what it holds the console to
import { type Command, decide, isRejection, type Role } from '@stopline/domain';
import { afterEach, expect, test } from 'vitest';
import { ACTS, type Act, may, onlyLooks, ROLES } from './may.ts';
import { signIn, signOut } from './session.ts';

afterEach(() => signOut());

const EVERYBODY: readonly Role[] = ['OPERATOR', 'SUPERVISOR', 'APPROVER', 'AUDITOR', 'BANK', 'SERVICE'];

/** What else is wrong with so bare a command is looked at only after the role. */
function isRefusedTo(role: Role, type: Act): boolean {
  const bare = {
    type,
    at: 0,
    by: { role, id: 'wang' },
    key: { id: 'key', fingerprint: 'print' },
    payments: [],
    victim: {},
  };
  const decided = decide(null, bare as unknown as Command);
  return isRejection(decided) && decided.reason === 'ROLE_NOT_ALLOWED';
}

test.each(ACTS)('R21 %s is offered to whom the domain lets do it, and to nobody else', (act) => {
  expect(EVERYBODY.filter((role) => !isRefusedTo(role, act))).toEqual(ROLES[act]);
});

test('R21 an auditor may look and not act; an operator acts; nobody signed in does neither', () => {
  signIn({ token: 'a token', id: 'wu', role: 'AUDITOR' });
  expect([may('WithdrawPayment'), onlyLooks()]).toEqual([false, true]);
  signIn({ token: 'a token', id: 'wang', role: 'OPERATOR' });
  expect([may('WithdrawPayment'), onlyLooks()]).toEqual([true, false]);
  signOut();
  expect(may('WithdrawPayment')).toBe(false);
});
