/** The banks to telephone now, oldest first. */
import { useEffect, useState } from 'preact/hooks';
import { inGroups } from '../account/groups.ts';
import type { PhoneTask } from '../api/types.ts';
import { bankName } from '../live/banks.ts';
import { calls, callsLoaded, callsMore, showCalls } from '../live/calls.ts';
import { may } from '../live/may.ts';
import { operatorId } from '../live/session.ts';
import { shownNow } from '../parts/clock.ts';
import { useLineKeys } from '../parts/lines.ts';
import { Ago, asInstant, clockTime, money } from '../parts/text.tsx';
import { hashOf } from '../shell/route.ts';
import { say } from '../words/say.ts';
import { askedWord } from './asked-word.ts';
import { TaskDialog } from './task-dialog.tsx';

export function CallsPage() {
  const [open, setOpen] = useState<PhoneTask | null>(null);
  useEffect(showCalls, []);
  useLineKeys();
  return (
    <main id="main" class="list">
      <h1>{say('calls_title')}</h1>
      {callsLoaded.value && calls.value.length === 0 ? <p class="empty">{say('calls_none')}</p> : null}
      {calls.value.length === 0 ? null : (
        <div class="scroll">
          <table>
            <thead>
              <tr>
                <th scope="col">{say('calls_bank')}</th>
                <th scope="col">{say('calls_about')}</th>
                <th scope="col">{say('calls_why')}</th>
                <th scope="col">{say('calls_case')}</th>
                <th scope="col">{say('calls_since')}</th>
                <th scope="col">{say('calls_number')}</th>
                <th scope="col">{say('calls_who')}</th>
              </tr>
            </thead>
            <tbody>
              {calls.value.map((task) => (
                <CallLine key={task.phone_task_id} task={task} onOpen={() => setOpen(task)} />
              ))}
            </tbody>
          </table>
        </div>
      )}
      {callsMore.value ? <p class="quiet">{say('calls_more', { count: calls.value.length })}</p> : null}
      {open === null ? null : <TaskDialog task={open} onClose={() => setOpen(null)} />}
    </main>
  );
}

function CallLine({ task, onOpen }: { readonly task: PhoneTask; readonly onOpen: () => void }) {
  const { bank_id, reason, case_id, case_reference, opened_at, duty, claimed_by, claimed_until, call_back_at } = task;
  const isClaimed = claimed_by !== undefined && asInstant(claimed_until ?? '') > shownNow();
  const bank = bankName(bank_id) ?? say('bank_unknown');
  const canCall = may('ClaimPhoneTask');
  return (
    <tr>
      <th scope="row">
        {canCall ? (
          <button type="button" class="link" data-line onClick={onOpen}>
            {bank}
          </button>
        ) : (
          bank
        )}
      </th>
      <td>
        <About task={task} />
      </td>
      <td>{say(`reason_${reason}`)}</td>
      <td>
        <a class="number" data-line={canCall ? undefined : true} href={hashOf({ page: 'CASE', case_id })}>
          {case_reference}
        </a>
      </td>
      <td>
        <Ago at={opened_at} />
        {call_back_at === undefined ? null : (
          <span class="warning"> {say('calls_back_at', { time: clockTime(call_back_at) })}</span>
        )}
      </td>
      <td class="number">{duty?.phone ?? say('call_no_number')}</td>
      <td>
        {isClaimed
          ? say(claimed_by === operatorId.value ? 'calls_you' : 'call_by', { operator: claimed_by })
          : say('calls_nobody')}
      </td>
    </tr>
  );
}

/** One bank may have several orders of one case. */
function About({ task }: { readonly task: PhoneTask }) {
  const { account, requested } = task;
  const word = askedWord(task);
  return (
    <>
      {requested === undefined || word === null ? null : (
        <div>{say(word, { amount: money(requested.minor_units, requested.currency_code) })}</div>
      )}
      {account === undefined ? null : <div class="number">{inGroups(account.scheme, account.value)}</div>}
    </>
  );
}
