/** Cases that are there already, while the number is typed: perhaps the same call, perhaps the same thief. */
import type { CaseSummary } from '../api/types.ts';
import { openCase } from '../live/open-case.ts';
import { agoText } from '../parts/text.tsx';
import { hashOf } from '../shell/route.ts';
import { say } from '../words/say.ts';

const SHOWN = 3;

export function Duplicates({
  cases,
  what,
}: {
  readonly cases: readonly CaseSummary[];
  readonly what: 'PHONE' | 'ACCOUNT';
}) {
  // In a correction the case on the screen is no other one.
  const others = cases.filter(({ case_id }) => case_id !== openCase.value?.case_id);
  if (others.length === 0) return null;
  const newest = [...others].sort((a, b) => Date.parse(b.accepted_at) - Date.parse(a.accepted_at));
  return (
    <div class="duplicates" role="status">
      <p>{say(what === 'PHONE' ? 'duplicate_phone' : 'duplicate_account', { count: others.length })}</p>
      <ul>
        {newest.slice(0, SHOWN).map(({ case_id, case_reference, accepted_at, operator_id }) => (
          <li key={case_id}>
            <a href={hashOf({ page: 'CASE', case_id })}>
              {say('duplicate_open', { reference: case_reference, ago: agoText(accepted_at), operator: operator_id })}
            </a>
          </li>
        ))}
      </ul>
    </div>
  );
}
