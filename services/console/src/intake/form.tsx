/** One screen, one column, in the order in which people speak; the button is always in sight. */
import { useEffect } from 'preact/hooks';
import { phoneInGroups, readPhone } from '../caller/phone.ts';
import { faultText, fieldText } from '../parts/faults.ts';
import { Field, SelectField, TextField } from '../parts/field.tsx';
import { zone } from '../parts/text.tsx';
import { useKeys } from '../shell/keys.ts';
import { say } from '../words/say.ts';
import { missingOf } from './body.ts';
import {
  addPayment,
  change,
  changePayment,
  clearForm,
  draft,
  faults,
  hasTried,
  isKept,
  lookForLeft,
  phase,
  press,
  refusal,
  removePayment,
} from './desk.ts';
import { isUntouched, PAYMENTS_MAX } from './draft.ts';
import { Duplicates } from './duplicates.tsx';
import { LeftBehind, LeftByOthers } from './left-behind.tsx';
import { forgetLookups, usePhone } from './lookups.ts';
import { PaymentFields } from './payment-fields.tsx';
import { Script } from './script.tsx';

/** The API's word on a field comes before our own, which is said only once somebody has pressed. */
function faultAt(path: string): string | null {
  const said = faults.value.find(
    ({ field }) => field.startsWith(path) || (path.endsWith('.to') && `${field}.to` === path),
  );
  if (said !== undefined) return fieldText(said);
  if (!hasTried.value) return null;
  const missing = missingOf(draft.value, zone()).find(({ field }) => field.startsWith(path));
  return missing === undefined ? null : say(`missing_${missing.problem}`);
}

export function IntakePage() {
  useEffect(() => {
    forgetLookups();
    lookForLeft().catch(() => undefined);
    // The browser's own autofocus works once a page, and the sign-in had it.
    document.getElementById('phone')?.focus();
  }, []);
  useKeys([
    { keys: 'Ctrl+Enter', what: 'key_press', act: press },
    { keys: 'Alt+A', what: 'key_add_payment', act: addPayment },
  ]);
  return (
    <main id="main" class="intake">
      <form
        onSubmit={(event) => {
          event.preventDefault();
          press();
        }}
        aria-label={say('intake_title')}
      >
        <h1>{say('intake_title')}</h1>
        <LeftBehind />
        <LeftByOthers />
        <fieldset class="bare" disabled={phase.value !== 'TYPING'}>
          <Caller />
          {draft.value.payments.map((payment, index) => (
            <OnePayment key={payment.id} index={index} />
          ))}
          <AddPayment />
          <Story />
        </fieldset>
        <PressBar />
      </form>
      <Script />
    </main>
  );
}

function Caller() {
  const { phone, consent, name, locale } = draft.value;
  const found = usePhone(phone);
  const read = readPhone(phone);
  return (
    <section class="card" aria-label={say('caller')}>
      <div class="trio">
        <TextField
          id="phone"
          label={say('phone')}
          value={phone}
          onValue={(typed) => change({ phone: typed }, 'victim.phone')}
          fault={faultAt('victim.phone')}
          hint={say('phone_hint')}
          echo={read === null ? null : <span class="number">{phoneInGroups(read)}</span>}
          attributes={{ type: 'tel', class: 'number', 'data-path': 'victim.phone' } as object}
        />
        <TextField
          id="name"
          label={say('caller_name')}
          value={name}
          onValue={(typed) => change({ name: typed }, 'victim.name')}
          fault={faultAt('victim.name')}
          attributes={{ maxLength: 140, 'data-path': 'victim.name' } as object}
        />
        <SelectField
          id="locale"
          label={say('caller_language')}
          value={locale}
          choices={[
            { value: 'zh-CN', label: '中文' },
            { value: 'en', label: 'English' },
          ]}
          onValue={(value) => change({ locale: value }, 'victim.locale')}
        />
      </div>
      {found === null ? null : <Duplicates cases={found.cases} what="PHONE" />}
      <label class="tick">
        <input
          type="checkbox"
          checked={consent}
          onChange={(event) => change({ consent: event.currentTarget.checked }, 'victim.text_consent')}
        />
        <span>{say('consent')}</span>
      </label>
    </section>
  );
}

function OnePayment({ index }: { readonly index: number }) {
  const { payments } = draft.value;
  const payment = payments[index];
  if (payment === undefined) return null;
  const title = payments.length === 1 ? say('payment') : say('payment_number', { number: index + 1 });
  return (
    <section class="card" aria-label={title}>
      <header class="row">
        <h2>{title}</h2>
        {payments.length > 1 ? (
          <button type="button" class="plain" onClick={() => removePayment(index)}>
            {say('payment_remove')}
          </button>
        ) : null}
      </header>
      <PaymentFields
        payment={payment}
        path={`payments[${index}]`}
        onChange={(part, field) => changePayment(index, part, field)}
        faultAt={faultAt}
      />
    </section>
  );
}

function AddPayment() {
  if (draft.value.payments.length >= PAYMENTS_MAX) return null;
  return (
    <button type="button" onClick={addPayment}>
      {say('payment_add')} <kbd>Alt A</kbd>
    </button>
  );
}

function Story() {
  return (
    <section class="card" aria-label={say('narrative')}>
      <Field id="narrative" label={say('narrative')} fault={faultAt('narrative')}>
        {({ id, describedBy, invalid }) => (
          <textarea
            id={id}
            rows={3}
            maxLength={4000}
            value={draft.value.narrative}
            aria-describedby={describedBy}
            aria-invalid={invalid}
            onInput={(event) => change({ narrative: event.currentTarget.value }, 'narrative')}
          />
        )}
      </Field>
    </section>
  );
}

function PressBar() {
  const isTyping = phase.value === 'TYPING';
  const missing = hasTried.value && isTyping ? missingOf(draft.value, zone()).length : 0;
  return (
    <div class="press-bar">
      <div role="status" aria-live="assertive">
        {isKept.value ? null : <p class="banner">{say('not_kept')}</p>}
        {phase.value === 'NO_CONNECTION' ? <p class="banner">{say('press_again')}</p> : null}
        {isTyping && refusal.value !== null ? <p class="banner">{faultText(refusal.value)}</p> : null}
        {missing > 0 ? <p class="fault">{say('press_missing', { count: missing })}</p> : null}
      </div>
      <div class="row">
        <button type="submit" class="press" aria-disabled={!isTyping}>
          {say(isTyping ? 'press' : 'pressing')} <kbd>Ctrl Enter</kbd>
        </button>
        {isTyping && !isUntouched(draft.value) ? (
          <button type="button" class="plain" onClick={clearForm}>
            {say('form_clear')}
          </button>
        ) : null}
      </div>
    </div>
  );
}
