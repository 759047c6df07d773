/** One bank: what it was asked, how the asking goes, what it said, and what a person can do about it. */

import { inGroups } from '../account/groups.ts';
import type { Order, PhoneTask } from '../api/types.ts';
import { bankName, banks } from '../live/banks.ts';
import { may } from '../live/may.ts';
import { useNudge } from '../parts/act.ts';
import { shownNow } from '../parts/clock.ts';
import { faultText } from '../parts/faults.ts';
import { asInstant, clockTime, fullTime, money } from '../parts/text.tsx';
import { durationText } from '../time/say.ts';
import { language, say, sayOr } from '../words/say.ts';
import { ShapeIcon } from './shape.tsx';
import { answerMs, heldWord, openTasksOf, tileState } from './tile-state.ts';

interface TileProps {
  readonly order: Order;
  readonly tasks: readonly PhoneTask[];
  readonly isClosed: boolean;
  readonly onCall: (task: PhoneTask) => void;
}

export function Tile({ order, tasks, isClosed, onCall }: TileProps) {
  const { word, tone, shape } = tileState(order, tasks);
  const { amounts } = order;
  return (
    <article class={`tile tone-${tone}`} aria-label={`${bankName(order.bank_id) ?? say('bank_unknown')}: ${say(word)}`}>
      <header>
        <p class="state">
          <ShapeIcon shape={shape} /> {say(word)}
        </p>
        <h3>{bankName(order.bank_id) ?? say('bank_unknown')}</h3>
        {order.account === undefined ? null : (
          <p class="number">{inGroups(order.account.scheme, order.account.value)}</p>
        )}
      </header>
      <p class="held">
        <strong>{money(amounts.frozen, amounts.currency_code)}</strong>{' '}
        {say(heldWord(order), { amount: money(amounts.requested, amounts.currency_code) })}
      </p>
      <Facts order={order} tasks={tasks} />
      <Said order={order} />
      <Actions order={order} tasks={tasks} isClosed={isClosed} onCall={onCall} />
    </article>
  );
}

function Facts({ order, tasks }: Pick<TileProps, 'order' | 'tasks'>) {
  const { attempts, enquiry_id, bank_id } = order;
  const [task] = openTasksOf(order, tasks);
  const answered = answerMs(order);
  const usual = banks.value.get(bank_id ?? '')?.answer_ms_p50;
  return (
    <dl class="facts">
      {enquiry_id === undefined ? null : <Fact name={say('tile_enquiry')} value={say('tile_enquiry_said')} />}
      {bank_id === undefined ? null : (
        <Fact name={say('tile_tries')} value={say('tile_tries_count', { count: attempts.count })} />
      )}
      {answered === null ? (
        <Waited order={order} />
      ) : (
        <Fact name={say('tile_answered')} value={durationText(answered, language.value)} />
      )}
      {answered === null && usual !== undefined ? (
        <Fact name={say('tile_usual')} value={durationText(usual, language.value)} />
      ) : null}
      {order.settled || attempts.next_at === undefined ? null : (
        <Fact name={say('tile_next')} value={clockTime(attempts.next_at)} />
      )}
      {task?.call_back_at === undefined ? null : (
        <Fact name={say('tile_call_back')} value={clockTime(task.call_back_at)} />
      )}
      {order.answer === 'PENDING' && task !== undefined ? (
        <Fact name={say('tile_so_far')} value={say('tile_pending')} />
      ) : null}
      {order.frozen_until === undefined || !isHeld(order) ? null : (
        <Fact name={say('tile_until')} value={fullTime(asInstant(order.frozen_until))} />
      )}
    </dl>
  );
}

/** What a bank holds beyond what is asked (a stop that is to end) is held as well. */
const isHeld = ({ amounts: { frozen, surplus } }: Order): boolean => frozen !== '0' || surplus !== '0';

function Waited({ order: { settled, placed_at } }: { readonly order: Order }) {
  if (settled) return null;
  const waited = Math.max(1_000, shownNow() - asInstant(placed_at));
  return <Fact name={say('tile_waited')} value={durationText(waited, language.value)} />;
}

const Fact = ({ name, value }: { readonly name: string; readonly value: preact.ComponentChildren }) => (
  <div>
    <dt>{name}</dt>
    <dd>{value}</dd>
  </div>
);

/** The bank's own words; while there are none, what happened on the way to it. */
function Said({ order }: { readonly order: Order }) {
  const { bank_reference, refusal_reason, contradiction, attempts, answer } = order;
  const error = answer === undefined ? attempts.recent.at(-1)?.tries.at(-1)?.error : undefined;
  return (
    <>
      {bank_reference === undefined ? null : (
        <p class="bank-words">
          {say('tile_reference')} <span class="number">{bank_reference}</span>
        </p>
      )}
      {refusal_reason === undefined ? null : (
        <p class="bank-words">{sayOr(`refusal_${refusal_reason}`, refusal_reason)}</p>
      )}
      {contradiction === undefined ? null : (
        <p class="bank-words">
          {contradiction
            .split(', ')
            .map((kind) => sayOr(`contradiction_${kind}`, kind))
            .join(' ')}
        </p>
      )}
      {error === undefined ? null : (
        <p class="quiet">{say('tile_last_try', { error: sayOr(`try_${error}`, error) })}</p>
      )}
    </>
  );
}

function Actions({ order, tasks, isClosed, onCall }: TileProps) {
  const act = useNudge();
  const [task] = openTasksOf(order, tasks);
  const canAsk = may('AskBank') && !isClosed && order.bank_id !== undefined && order.freeze_status !== 'CANCELLED';
  return (
    <footer>
      {task === undefined || !may('ClaimPhoneTask') ? null : (
        <button type="button" class="strong" onClick={() => onCall(task)}>
          {say('tile_call')}
        </button>
      )}
      {canAsk ? (
        <button type="button" disabled={act.busy} onClick={() => void act.run(`/v1/orders/${order.order_id}/ring`)}>
          {say('tile_ask_again')}
        </button>
      ) : null}
      {act.fault === null ? null : (
        <p class="fault" role="alert">
          {faultText(act.fault)}
        </p>
      )}
    </footer>
  );
}
