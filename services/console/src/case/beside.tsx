/** Beside the banks: the text to the caller, notes, and everything that happened. */
import { sayEvent } from '@stopline/contract/event-texts/say.ts';
import { useState } from 'preact/hooks';
import type { Case, CaseEvent, Text } from '../api/types.ts';
import { phoneInGroups, readPhone } from '../caller/phone.ts';
import { bankName } from '../live/banks.ts';
import { may } from '../live/may.ts';
import { useAct } from '../parts/act.ts';
import { LineForm } from '../parts/line-form.tsx';
import { Ago, clockTime, fullTime, secondsTime } from '../parts/text.tsx';
import { useKeys } from '../shell/keys.ts';
import { language, say, sayOr } from '../words/say.ts';

export function Texts({ shown }: { readonly shown: Case }) {
  const { texts, victim, case_reference, status } = shown;
  // R18: who agreed and had no number yet gets the first text once there is one.
  const lacksNumber = texts.length === 0 && victim.text_consent === true;
  return (
    <section class="card" aria-label={say('texts')}>
      <h2>{say('texts')}</h2>
      {texts.length === 0 ? (
        <p>{say(lacksNumber ? 'texts_no_phone' : 'texts_none', { reference: case_reference })}</p>
      ) : null}
      {lacksNumber && status !== 'CLOSED' && may('ResendText') ? (
        <Resend shown={shown} label={say('text_number')} button={say('text_first')} />
      ) : null}
      <ul class="lines">
        {texts.map((text) => (
          <TextLine key={text.number} shown={shown} text={text} />
        ))}
      </ul>
    </section>
  );
}

/** The last text alone can be sent again: the earlier ones tell what is old. */
function TextLine({ shown, text }: { readonly shown: Case; readonly text: Text }) {
  const { number, kind, state, at, phone, failure, resends_left } = text;
  const isBad = state === 'FAILED' || state === 'UNDELIVERED' || failure !== undefined;
  const isLast = shown.texts.at(-1)?.number === number;
  return (
    <li class="text">
      <div>
        <strong>{say(`text_${kind}`)}</strong> <span class={isBad ? 'warning' : ''}>{say(`text_${state}`)}</span>{' '}
        <span class="quiet">
          <Ago at={at} /> · <span class="number">{phoneInGroups(phone)}</span>
        </span>
        {failure === undefined ? null : <p class="quiet">{sayOr(`failure_${failure}`, failure)}</p>}
        {isBad ? <p class="warning">{say('text_read_out', { reference: shown.case_reference })}</p> : null}
      </div>
      {isLast && shown.status !== 'CLOSED' && may('ResendText') ? (
        <SendAgain shown={shown} left={resends_left} />
      ) : null}
    </li>
  );
}

function SendAgain({ shown, left }: { readonly shown: Case; readonly left: number }) {
  if (left === 0) return <p class="quiet">{say('text_no_more')}</p>;
  return <Resend shown={shown} label={say('text_other_number')} button={say('text_again', { left })} />;
}

interface ResendProps {
  readonly shown: Case;
  readonly label: string;
  readonly button: string;
}

function Resend({ shown, label, button }: ResendProps) {
  const [phone, setPhone] = useState('');
  const act = useAct({ case_id: shown.case_id, act: 'TEXT' });
  const typed = phone.trim();
  const send = async (): Promise<void> => {
    const body = typed === '' ? {} : { phone: readPhone(typed) ?? typed };
    const path = `/v1/cases/${shown.case_id}/texts`;
    if ((await act.run({ path, body, about: `${say('texts')}: ${label} ${typed}` })) !== null) setPhone('');
  };
  return (
    <LineForm
      id="resend-phone"
      label={label}
      button={button}
      value={phone}
      onValue={setPhone}
      act={act}
      onSend={send}
      attributes={{ type: 'tel', class: 'number' }}
    />
  );
}

export function Notes({ shown }: { readonly shown: Case }) {
  return (
    <section class="card" aria-label={say('notes')}>
      <h2>{say('notes')}</h2>
      {shown.narrative === undefined ? null : <p class="narrative">{shown.narrative}</p>}
      <ul class="lines">
        {shown.notes.map(({ at, operator_id, text: said }) => (
          <li key={`${at}${said}`}>
            <div>
              <p class="quiet">
                {operator_id} · <time datetime={at}>{clockTime(at)}</time>
              </p>
              <p class="narrative">{said}</p>
            </div>
          </li>
        ))}
      </ul>
      {may('AddNote') ? <NoteForm case_id={shown.case_id} /> : null}
    </section>
  );
}

/** Enough of a note to know it again. */
const ABOUT_CHARS = 60;

function NoteForm({ case_id }: { readonly case_id: string }) {
  const [text, setText] = useState('');
  const act = useAct({ case_id, act: 'NOTE' });
  useKeys([{ keys: 'Alt+N', what: 'key_note', act: () => document.getElementById('note')?.focus() }]);
  const send = async (): Promise<void> => {
    const said = text.trim();
    if (said === '') return;
    const about = `${say('note_new')}: ${said.slice(0, ABOUT_CHARS)}`;
    if ((await act.run({ path: `/v1/cases/${case_id}/notes`, body: { text: said }, about })) !== null) setText('');
  };
  return (
    <LineForm
      id="note"
      label={say('note_new')}
      button={say('note_write')}
      value={text}
      onValue={setText}
      act={act}
      onSend={send}
      attributes={{ maxLength: 4000 }}
    />
  );
}

/** In words of the contract's closed list; banks and reasons by their names. */
function eventText({ text: { key, values } }: CaseEvent): string {
  const named = {
    ...values,
    ...(values.bank === undefined
      ? {}
      : { bank: bankName(values.bank === '' ? undefined : values.bank) ?? say('bank_unknown') }),
    ...(values.refusal === undefined ? {} : { refusal: sayOr(`refusal_${values.refusal}`, values.refusal) }),
    ...(values.failure === undefined ? {} : { failure: sayOr(`failure_${values.failure}`, values.failure) }),
  };
  return sayEvent({ key, values: named }, language.value);
}

/** More of them only when somebody asks: what is new stands first. */
const EVENTS_FIRST = 14;

export function Events({ events, shown }: { readonly events: readonly CaseEvent[]; readonly shown: Case }) {
  const [all, setAll] = useState(false);
  const newest = [...events].reverse();
  const bankOf = new Map(shown.orders.map(({ order_id, bank_id }) => [order_id, bank_id]));
  return (
    <section class="card" aria-label={say('events')}>
      <h2>{say('events')}</h2>
      <ol class="events">
        {(all ? newest : newest.slice(0, EVENTS_FIRST)).map((event, index) => (
          <li key={`${event.version}-${events.length - index}`}>
            <time datetime={event.at} title={fullTime(Date.parse(event.at))}>
              {secondsTime(event.at)}
            </time>
            <span>
              {eventText(event)}
              {event.order_id === undefined || event.text.values.bank !== undefined ? null : (
                <span class="quiet"> · {bankName(bankOf.get(event.order_id)) ?? say('bank_unknown')}</span>
              )}
            </span>
          </li>
        ))}
      </ol>
      {all || newest.length <= EVENTS_FIRST ? null : (
        <button type="button" class="plain" onClick={() => setAll(true)}>
          {say('events_all', { count: newest.length })}
        </button>
      )}
    </section>
  );
}
