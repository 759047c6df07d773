/** The case, live. */
import { useEffect, useState } from 'preact/hooks';
import type { Case, PhoneTask } from '../api/types.ts';
import { TaskDialog } from '../calls/task-dialog.tsx';
import { pressWarnings } from '../intake/desk.ts';
import { ifMay } from '../live/may.ts';
import { leaveCase, openCase, showCase } from '../live/open-case.ts';
import { faultText } from '../parts/faults.ts';
import { useKeys } from '../shell/keys.ts';
import { say, sayOr } from '../words/say.ts';
import { Events, Notes, Texts } from './beside.tsx';
import { CaseHead } from './head.tsx';
import { MoneyBar } from './money-bar.tsx';
import { Payments } from './payments.tsx';
import { type WarningLine, warningLines } from './press-warnings.ts';
import { Tile } from './tile.tsx';
import { sortedTiles } from './tile-state.ts';
import { UnansweredActs } from './unanswered-acts.tsx';

export function CasePage({ case_id }: { readonly case_id: string }) {
  useEffect(() => {
    showCase(case_id);
    return leaveCase;
  }, [case_id]);
  const found = openCase.value;
  if (found === null || found.case_id !== case_id || (found.shown === null && found.fault === null)) {
    return (
      <main id="main">
        <p role="status">{say('loading')}</p>
      </main>
    );
  }
  return (
    <main id="main" class="case">
      {found.fault === null ? null : (
        <p class="banner" role="alert">
          {faultText(found.fault)}
        </p>
      )}
      {found.shown === null ? null : <CaseShown shown={found.shown} />}
    </main>
  );
}

function CaseShown({ shown }: { readonly shown: Case }) {
  const [call, setCall] = useState<string | null>(null);
  const open = shown.phone_tasks.filter(({ closed_at }) => closed_at === undefined);
  const [first] = open;
  useKeys(
    ifMay('ClaimPhoneTask', {
      keys: 'Alt+P',
      what: 'key_call',
      act: () => first !== undefined && setCall(first.phone_task_id),
    }),
    [first?.phone_task_id],
  );
  // What the telephone answered may have closed the task meanwhile: then its last word is shown.
  const task = shown.phone_tasks.find(({ phone_task_id }) => phone_task_id === call);
  return (
    <>
      <CaseHead shown={shown} />
      <UnansweredActs case_id={shown.case_id} />
      <PressWarnings case_id={shown.case_id} />
      <div class="columns">
        <div>
          <section class="card" aria-label={say('money')}>
            {shown.amounts.map((amounts) => (
              <MoneyBar key={amounts.currency_code} amounts={amounts} />
            ))}
          </section>
          <Tiles shown={shown} onCall={({ phone_task_id }) => setCall(phone_task_id)} />
          <Payments shown={shown} />
        </div>
        <div>
          <Texts shown={shown} />
          <Notes shown={shown} />
          <Events events={openCase.value?.events ?? []} shown={shown} />
        </div>
      </div>
      {task === undefined ? null : <TaskDialog task={task} onClose={() => setCall(null)} />}
    </>
  );
}

function Tiles({ shown, onCall }: { readonly shown: Case; readonly onCall: (task: PhoneTask) => void }) {
  return (
    <section aria-label={say('banks')}>
      <h2>{say('banks_title', { count: shown.orders_total })}</h2>
      <div class="tiles">
        {sortedTiles(shown.orders, shown.phone_tasks).map((order) => (
          <Tile
            key={order.order_id}
            order={order}
            tasks={shown.phone_tasks}
            isClosed={shown.status === 'CLOSED'}
            onCall={onCall}
          />
        ))}
      </div>
      {shown.orders_total > shown.orders.length ? (
        <p class="quiet">{say('banks_more', { shown: shown.orders.length, total: shown.orders_total })}</p>
      ) : null}
    </section>
  );
}

/** What the API said at the press: nothing that held it up. */
function PressWarnings({ case_id }: { readonly case_id: string }) {
  const found = pressWarnings.value;
  if (found === null || found.case_id !== case_id || found.warnings.length === 0) return null;
  return (
    <section class="banner mild" aria-label={say('warnings')}>
      <ul>
        {warningLines(found.warnings).map((line) => (
          <li key={`${line.warning.reason}${line.warning.field}`}>
            {placeText(line)} {sayOr(`warning_${line.warning.reason}`, line.warning.text)}
          </li>
        ))}
      </ul>
      <button type="button" class="plain" onClick={() => (pressWarnings.value = null)}>
        {say('understood')}
      </button>
    </section>
  );
}

function placeText({ payments, side }: WarningLine): string {
  if (payments.length === 0) return '';
  const number = payments.join(say('list_comma'));
  const account = side === null ? null : say(side === 'from' ? 'account_from' : 'account_to');
  return say('warning_of', {
    what: [say('payment_number', { number }), account].filter(Boolean).join(say('list_comma')),
  });
}
