/** owed(case) -> obligations: what is to be told to whom now, read off the case. */
import { type Obligation, owedByOrder } from '../stop/attempts.ts';
import type { Case } from './state.ts';

export type { Obligation } from '../stop/attempts.ts';

export const owed = (state: Case): readonly Obligation[] =>
  Object.values(state.orders)
    .map(owedByOrder)
    .filter((obligation) => obligation !== null);
