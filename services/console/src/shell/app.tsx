/** The frame: where one is, what waits, whether the line to Stopline stands. */
import { computed, useSignalEffect } from '@preact/signals';
import { useEffect, useState } from 'preact/hooks';
import { CallsPage } from '../calls/page.tsx';
import { CasePage } from '../case/page.tsx';
import { clearForm, isOpen, phase } from '../intake/desk.ts';
import { IntakePage } from '../intake/form.tsx';
import { ListPage } from '../list/page.tsx';
import { Search } from '../list/search.tsx';
import { callsToMake, counts } from '../live/board.ts';
import { connection } from '../live/connection.ts';
import { follow } from '../live/follow.ts';
import { ifMay, may, onlyLooks } from '../live/may.ts';
import { operator, operatorId, signOut } from '../live/session.ts';
import { language, say } from '../words/say.ts';
import { KeyMap } from './key-map.tsx';
import { useKeys } from './keys.ts';
import { PressBanner } from './press-banner.tsx';
import { go, hashOf, type Route, route } from './route.ts';
import { SignIn } from './sign-in.tsx';
import { Switches } from './switches.tsx';

/** Where nobody may press, the list stands in the form's place. */
const here = computed((): Route => (route.value.page === 'NEW' && !may('SubmitStop') ? { page: 'LIST' } : route.value));

export function App() {
  useSignalEffect(() => {
    document.documentElement.lang = language.value === 'zh' ? 'zh-CN' : 'en';
    const waiting = callsToMake.value;
    document.title = waiting === 0 ? 'Stopline' : `(${waiting}) Stopline`;
  });
  return operator.value === null ? <SignIn /> : <SignedIn token={operator.value.token} />;
}

function SignedIn({ token }: { readonly token: string }) {
  const [showsKeys, setShowsKeys] = useState(false);
  useEffect(() => {
    const stop = new AbortController();
    follow(stop.signal);
    return () => stop.abort();
  }, [token]);
  useKeys([
    ...ifMay('SubmitStop', { keys: 'Alt+1', what: 'key_new' as const, act: () => go({ page: 'NEW' }) }),
    { keys: 'Alt+2', what: 'key_list', act: () => go({ page: 'LIST' }) },
    { keys: 'Alt+3', what: 'key_calls', act: () => go({ page: 'CALLS' }) },
    { keys: '?', what: 'key_map', act: () => setShowsKeys(true) },
  ]);
  return (
    <>
      <button type="button" class="skip" onClick={skipToMain}>
        {say('skip')}
      </button>
      <Bar onKeys={() => setShowsKeys(true)} />
      {connection.value === 'LOST' ? (
        <p class="banner lost" role="alert">
          {say('connection_lost')}
        </p>
      ) : null}
      {onlyLooks() ? (
        <p class="banner mild lost" role="status">
          {say('looks_only')}
        </p>
      ) : null}
      <PressBanner />
      <Page route={here.value} />
      {showsKeys ? <KeyMap onClose={() => setShowsKeys(false)} /> : null}
    </>
  );
}

/** No link: the part of the address after # says which page it is. */
function skipToMain(): void {
  const main = document.getElementById('main');
  main?.setAttribute('tabindex', '-1');
  main?.focus();
}

function Page({ route: where }: { readonly route: Route }) {
  switch (where.page) {
    case 'NEW':
      return isOpen.value ? <IntakePage /> : null;
    case 'LIST':
      return <ListPage />;
    case 'CALLS':
      return <CallsPage />;
    case 'CASE':
      return <CasePage key={where.case_id} case_id={where.case_id} />;
  }
}

/** Whoever goes leaves no caller's words behind; a press that was not answered yet waits for them. */
function leave(): void {
  if (phase.peek() === 'TYPING') clearForm();
  signOut();
}

function Bar({ onKeys }: { readonly onKeys: () => void }) {
  return (
    <header class="bar">
      <a class="name" href={hashOf({ page: 'NEW' })}>
        Stopline
      </a>
      <nav aria-label={say('nav')}>
        {may('SubmitStop') ? <Tab to={{ page: 'NEW' }} word={say('nav_new')} /> : null}
        <Tab to={{ page: 'LIST' }} word={say('nav_list')} count={counts.value.ATTENTION} />
        <Tab to={{ page: 'CALLS' }} word={say('nav_calls')} count={callsToMake.value} />
      </nav>
      <Search />
      <p class={`light light-${connection.value}`} role="status">
        {say(`connection_${connection.value}`)}
      </p>
      <button type="button" class="plain" onClick={onKeys} aria-label={say('keys_title')}>
        ?
      </button>
      <Switches />
      <button type="button" class="plain" onClick={leave}>
        {say('sign_out', { operator: operatorId.value })}
      </button>
    </header>
  );
}

function Tab({ to, word, count = 0 }: { readonly to: Route; readonly word: string; readonly count?: number }) {
  const isHere = here.value.page === to.page;
  return (
    <a href={hashOf(to)} aria-current={isHere ? 'page' : undefined}>
      {word}
      {count === 0 ? null : <span class="count">{count}</span>}
    </a>
  );
}
