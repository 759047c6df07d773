/** Who works here: the token stays in this tab's memory of the browser and goes with it. */
import { computed, signal } from '@preact/signals';
import type { Role } from '@stopline/domain/case/state.ts';
import { ApiFault, type Ask, call, type Identity } from '../api/call.ts';
import { ofTab } from '../browser/storage.ts';
import { language } from '../words/say.ts';

export interface Operator {
  readonly token: string;
  /** Whose token it is, as the API said. It sorts the list and keeps forms apart; rights come with the token. */
  readonly id: string;
  /** What is shown follows it (may.ts). */
  readonly role: Role;
}

const TOKEN = 'token';
const ID = 'operator';
const ROLE = 'role';

const stored = (): Operator | null => {
  const [token, id, role] = [ofTab.read(TOKEN), ofTab.read(ID), ofTab.read(ROLE)];
  return token === null || id === null || role === null ? null : { token, id, role: role as Role };
};

export const operator = signal<Operator | null>(stored());
/** Said where the token was refused. */
export const signInFault = signal<ApiFault | null>(null);
export const operatorId = computed(() => operator.value?.id ?? '');

export function signIn(found: Operator): void {
  ofTab.write(TOKEN, found.token);
  ofTab.write(ID, found.id);
  ofTab.write(ROLE, found.role);
  signInFault.value = null;
  operator.value = found;
}

export function signOut(fault: ApiFault | null = null): void {
  ofTab.remove(TOKEN);
  signInFault.value = fault;
  operator.value = null;
}

export const identity = (): Identity => ({ token: operator.peek()?.token ?? '', language: language.peek() });

export async function api<T>(ask: Ask): Promise<T> {
  const asking = identity();
  try {
    return await call<T>(asking, ask);
  } catch (fault) {
    // Somebody else may have signed in meanwhile: the fault is not theirs.
    const isTheirs = operator.peek()?.token === asking.token;
    if (fault instanceof ApiFault && fault.reason === 'UNAUTHENTICATED' && isTheirs) signOut(fault);
    throw fault;
  }
}
