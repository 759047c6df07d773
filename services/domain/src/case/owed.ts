/** owed(case) -> obligations: what is to be told to whom now, read off the case. */
import { type OrderObligation, owedByOrder } from '../stop/attempts.ts';
import { owedTexts, type TextObligation } from '../text/texts.ts';
import type { Case } from './state.ts';

export type { OrderObligation } from '../stop/attempts.ts';
export type { TextObligation } from '../text/texts.ts';
export type Obligation = OrderObligation | TextObligation;

export const owed = (state: Case): readonly Obligation[] => [
  ...Object.values(state.orders)
    .map(owedByOrder)
    .filter((obligation) => obligation !== null),
  ...owedTexts(state),
];
