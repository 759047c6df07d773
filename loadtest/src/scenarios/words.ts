/** A window as one line for whoever watches. */
import { shareOf } from '../house/meter.ts';
import type { Spread } from '../stats/percentile.ts';
import type { Window } from './window.ts';

export const ms = (value: number): string => (Number.isFinite(value) ? value.toFixed(value < 100 ? 1 : 0) : '-');

const spread = ({ p50, p99 }: Spread): string => `${ms(p50)} / ${ms(p99)} ms`;

export function words(window: Window): string {
  const { path, accept, last_instructed, errors, orders_missing, used, valid } = window;
  const parts = [
    `${path.padEnd(8)} accepted ${spread(accept)}`,
    `last bank ${spread(last_instructed)}`,
    `processor ${Math.round(shareOf(used, Object.keys(used.by_name)) * 100)} %`,
    ...(used.others_share > 0.03 ? [`others on this machine ${Math.round(used.others_share * 100)} %`] : []),
    ...(errors > 0 ? [`${errors} errors`] : []),
    ...(orders_missing > 0 ? [`${orders_missing} orders missing`] : []),
    ...(valid ? [] : ['not valid']),
  ];
  return parts.join(', ');
}
