/** What to say to the caller while the form is filled; the ages of the payments beside it. */
import { agoText, bandText, money, zone } from '../parts/text.tsx';
import { say } from '../words/say.ts';
import { amountOf, timeOf } from './body.ts';
import { draft } from './desk.ts';

const LINES = [
  'script_stay',
  'script_dont_send',
  'script_dont_delete',
  'script_what_we_do',
  'script_no_promise',
  'script_words',
] as const;

export function Script() {
  return (
    <aside class="script" aria-label={say('script_title')}>
      <Ages />
      <h2>{say('script_title')}</h2>
      <ol>
        {LINES.map((line) => (
          <li key={line}>{say(line)}</li>
        ))}
      </ol>
      <p class="quiet">{say('script_never')}</p>
    </aside>
  );
}

/** The clock that matters runs from the payment, not from the call. */
function Ages() {
  const told = draft.value.payments.flatMap((payment, index) => {
    if (payment.when.trim() === '') return [];
    const time = timeOf(payment, zone());
    const amount = amountOf(payment);
    return 'at' in time
      ? [
          {
            id: payment.id,
            number: index + 1,
            at: time.at,
            amount: 'minor_units' in amount ? money(amount.minor_units, payment.currency) : '',
          },
        ]
      : [];
  });
  if (told.length === 0) return null;
  return (
    <section class="ages" aria-label={say('ages')}>
      <h2>{say('ages')}</h2>
      <ul>
        {told.map(({ id, number, at, amount }) => (
          <li key={id}>
            <strong>{agoText(at)}</strong> {say('payment_number', { number })} {amount}
            <span class="quiet"> {bandText(at)}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}
