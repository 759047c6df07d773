/** Search by anything: case reference, phone, account, a bank's or a transfer's reference. */
import { useRef, useState } from 'preact/hooks';
import { ApiFault } from '../api/call.ts';
import type { CaseSummary } from '../api/types.ts';
import { api } from '../live/session.ts';
import { faultText } from '../parts/faults.ts';
import { agoText } from '../parts/text.tsx';
import { useKeys } from '../shell/keys.ts';
import { go, hashOf } from '../shell/route.ts';
import { say } from '../words/say.ts';
import { queriesOf } from './queries.ts';

type Found = { readonly cases: readonly CaseSummary[] } | { readonly fault: ApiFault };

async function find(typed: string): Promise<readonly CaseSummary[]> {
  const queries = queriesOf(typed);
  const asked = await Promise.allSettled(
    queries.map((query) => api<{ readonly cases: readonly CaseSummary[] }>({ path: '/v1/cases:find', query })),
  );
  const answered = asked.flatMap((one) => (one.status === 'fulfilled' ? one.value.cases : []));
  const [failed] = asked.flatMap((one) => (one.status === 'rejected' ? [one.reason as unknown] : []));
  // One guess that the API does not take is no failure as long as another one was answered.
  if (failed !== undefined && asked.every(({ status }) => status === 'rejected')) throw failed;
  return [...new Map(answered.map((line) => [line.case_id, line])).values()];
}

export function Search() {
  const input = useRef<HTMLInputElement>(null);
  const [typed, setTyped] = useState('');
  const [found, setFound] = useState<Found | null>(null);
  useKeys([{ keys: '/', what: 'key_search', act: () => input.current?.focus() }]);
  const clear = (): void => {
    setTyped('');
    setFound(null);
  };
  const run = async (): Promise<void> => {
    try {
      const cases = await find(typed);
      const [only] = cases;
      if (cases.length === 1 && only !== undefined) {
        clear();
        go({ page: 'CASE', case_id: only.case_id });
      } else setFound({ cases });
    } catch (thrown) {
      if (!(thrown instanceof ApiFault)) throw thrown;
      setFound({ fault: thrown });
    }
  };
  return (
    <search class="search">
      <form
        onSubmit={(event) => {
          event.preventDefault();
          void run();
        }}
        onKeyDown={(event) => {
          if (event.key === 'Escape') clear();
        }}
      >
        <input
          ref={input}
          type="search"
          value={typed}
          aria-label={say('search')}
          placeholder={say('search_placeholder')}
          autocomplete="off"
          onInput={(event) => setTyped(event.currentTarget.value)}
        />
        {found === null ? null : <Results found={found} onChoose={clear} />}
      </form>
    </search>
  );
}

function Results({ found, onChoose }: { readonly found: Found; readonly onChoose: () => void }) {
  return (
    <div class="results" role="status">
      {'fault' in found ? <p class="fault">{faultText(found.fault)}</p> : null}
      {'cases' in found && found.cases.length === 0 ? <p>{say('search_none')}</p> : null}
      {'cases' in found ? (
        <ul>
          {found.cases.map(({ case_id, case_reference, status, accepted_at, operator_id }) => (
            <li key={case_id}>
              <a href={hashOf({ page: 'CASE', case_id })} onClick={onChoose}>
                <span class="number">{case_reference}</span> {say(`status_${status}`)} · {operator_id} ·{' '}
                {agoText(accepted_at)}
              </a>
            </li>
          ))}
        </ul>
      ) : null}
    </div>
  );
}
