/**
 * The dictionaries of a case are plain objects, so that a snapshot is its JSON. A fold over many events writes into
 * dictionaries of its own, which nobody else has seen yet: copying a thousand orders for each of a thousand events would be
 * a million copies. From outside every function is as pure as it looks.
 */
import type { Case } from './state.ts';

type Dictionary<T> = Readonly<Record<string, T>>;

const writable = new WeakSet<object>();

/** The dictionary with one entry set: in place while a fold owns it, else a copy. */
export function put<T>(all: Dictionary<T>, id: string, one: T): Dictionary<T> {
  if (!writable.has(all)) return { ...all, [id]: one };
  (all as Record<string, T>)[id] = one;
  return all;
}

function owned<T>(all: Dictionary<T>): Dictionary<T> {
  const copy = { ...all };
  writable.add(copy);
  return copy;
}

/** The same case over dictionaries that the caller alone may write into, until it shares the case. */
export const own = (state: Case): Case => ({
  ...state,
  payments: owned(state.payments),
  orders: owned(state.orders),
  phone_tasks: owned(state.phone_tasks),
});

/** From here on others may see the case, and nothing in it changes any more. */
export function share(state: Case): Case {
  for (const all of [state.payments, state.orders, state.phone_tasks]) writable.delete(all);
  return state;
}
