/** The four totals of an order: what is known of them stands there, and only what was said otherwise need be typed. */
import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';
import type { Order } from '../api/types.ts';
import { placesOf, type ReadAmount, readAmountIn } from '../money/read.ts';
import { decimalOf } from '../money/show.ts';
import { TextField } from '../parts/field.tsx';
import { money } from '../parts/text.tsx';
import { say } from '../words/say.ts';
import {
  fallen,
  heldNow,
  isAnswer,
  isToLetGo,
  knownTotals,
  restGone,
  type Said,
  TOTALS,
  type Total,
  totalsSaid,
} from './outcome.ts';

type Typed = Partial<Record<Total, string>>;
type Problem = Extract<ReadAmount, { problem: string }>['problem'];

export interface TotalsRead {
  readonly said: Said;
  readonly order: Order;
  readonly totals: Readonly<Record<Total, bigint>>;
  readonly faults: Partial<Record<Total, Problem>>;
  textOf(total: Total): string;
  type(total: Total, text: string): void;
}

/** Each way of saying it keeps what was typed for it: with another word the same figure would mean something else. */
export function useTotals(order: Order, said: Said): TotalsRead {
  const [typed, setTyped] = useState<Partial<Record<Said, Typed>>>({});
  const places = placesOf(order.amounts.currency_code);
  const mine: Typed = typed[said] ?? {};
  const faults: Partial<Record<Total, Problem>> = {};
  const read: Partial<Record<Total, bigint>> = {};
  for (const total of TOTALS) {
    const text = mine[total];
    if (text === undefined) continue;
    const amount = readAmountIn(text, order.amounts.currency_code);
    if ('minor_units' in amount) read[total] = amount.minor_units;
    else if (amount.problem === 'ZERO') read[total] = 0n;
    else faults[total] = amount.problem;
  }
  const totals = totalsSaid(order, said, read);
  if (said === 'FROZEN' && totals.frozen === 0n) faults.frozen ??= 'ZERO';
  return {
    said,
    order,
    totals,
    faults,
    textOf: (total) => mine[total] ?? decimalOf(totals[total], places),
    type: (total, text) => setTyped({ ...typed, [said]: { ...mine, [total]: text } }),
  };
}

/** An ordinary call is about one figure; the others are folded away unless the order has something in them. */
function isAboutAll({ said, order }: TotalsRead, isContradiction: boolean): boolean {
  const { released, expired, returned } = knownTotals(order);
  return isContradiction || said === 'RELEASED' || isToLetGo(order) || released + expired + returned > 0n;
}

interface TotalsFieldsProps {
  readonly read: TotalsRead;
  readonly isContradiction: boolean;
  /** What else a bank says in the same breath: it stands beside the first figure, not below the fold. */
  readonly children: ComponentChildren;
}

export function TotalsFields({ read, isContradiction, children }: TotalsFieldsProps) {
  if (!isAnswer(read.said)) return null;
  const isInFront = read.said === 'FROZEN';
  const { currency_code } = read.order.amounts;
  const rest = restGone(read.order, read.said, read.totals);
  return (
    <>
      <div class={isInFront ? 'pair' : undefined}>
        {isInFront ? <TotalField read={read} total="frozen" /> : null}
        {children}
      </div>
      {rest > 0n ? <p class="warning">{say('outcome_rest', { amount: money(rest, currency_code) })}</p> : null}
      <details class="totals" open={isAboutAll(read, isContradiction)}>
        <summary>{say('outcome_totals')}</summary>
        <div>
          {TOTALS.filter((total) => total !== 'frozen' || !isInFront).map((total) => (
            <TotalField key={total} read={read} total={total} />
          ))}
        </div>
        <p class="quiet" aria-live="polite">
          {say('outcome_holds', { amount: money(heldNow(read.totals), currency_code) })}
        </p>
      </details>
    </>
  );
}

function TotalField({ read, total }: { readonly read: TotalsRead; readonly total: Total }) {
  const { order, totals, faults } = read;
  const { currency_code } = order.amounts;
  const problem = faults[total];
  const known = money(knownTotals(order)[total], currency_code);
  const echo = fallen(order, totals).includes(total) ? (
    <span class="warning">{say('outcome_fell', { amount: known })}</span>
  ) : (
    money(totals[total], currency_code)
  );
  return (
    <TextField
      id={`outcome-${total}`}
      label={say(`outcome_${total}`)}
      value={read.textOf(total)}
      onValue={(text) => read.type(total, text)}
      fault={problem === undefined ? null : say(`amount_${problem}`)}
      echo={problem === undefined ? echo : null}
      attributes={{ class: 'number' }}
    />
  );
}
