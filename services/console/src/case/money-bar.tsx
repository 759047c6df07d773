/** Asked = frozen + returned + let go + gone + unknown: the sum is shown, and where each part of it is. */
import type { Amounts } from '../api/types.ts';
import { money } from '../parts/text.tsx';
import { say } from '../words/say.ts';

const PARTS = ['frozen', 'returned', 'let_go', 'gone', 'unknown'] as const;
type Part = (typeof PARTS)[number];

/** Thousandths, so that a cent of a million still has its place and the sum its whole. */
const shareOf = (amounts: Amounts, part: Part): number => {
  const all = BigInt(amounts.requested);
  return all === 0n ? 0 : Number((BigInt(amounts[part]) * 1_000n) / all);
};

export function MoneyBar({ amounts }: { readonly amounts: Amounts }) {
  const { currency_code } = amounts;
  const shown = PARTS.filter((part) => BigInt(amounts[part]) > 0n);
  let x = 0;
  return (
    <div class="money">
      <p class="asked">
        {say('money_asked')} <strong>{money(amounts.requested, currency_code)}</strong>
      </p>
      <svg class="bar" viewBox="0 0 1000 12" preserveAspectRatio="none" aria-hidden="true">
        <rect class="part-none" width="1000" height="12" />
        {shown.map((part) => {
          const from = x;
          x += shareOf(amounts, part);
          return <rect key={part} class={`part-${part}`} x={from} width={x - from} height="12" />;
        })}
      </svg>
      <dl class="parts">
        {PARTS.filter((part) => part === 'frozen' || part === 'gone' || part === 'unknown' || shown.includes(part)).map(
          (part) => (
            <div key={part} class={`part part-${part}`}>
              <dt>{say(`money_${part}`)}</dt>
              <dd>{money(amounts[part], currency_code)}</dd>
            </div>
          ),
        )}
      </dl>
      {BigInt(amounts.surplus) > 0n ? (
        <p class="warning">{say('money_surplus', { amount: money(amounts.surplus, currency_code) })}</p>
      ) : null}
    </div>
  );
}
