/** What the operator says now, and how much of the three minutes is left. */
import type { Case } from '../api/types.ts';
import { phoneInGroups } from '../caller/phone.ts';
import { bankName } from '../live/banks.ts';
import { operatorId } from '../live/session.ts';
import { shownNow } from '../parts/clock.ts';
import { Ago, asInstant } from '../parts/text.tsx';
import { countdownText } from '../time/say.ts';
import { say, sayIn, sayOr } from '../words/say.ts';
import { CloseCase } from './close-dialog.tsx';

export function CaseHead({ shown }: { readonly shown: Case }) {
  const { case_reference, status, victim, operator_id, accepted_at } = shown;
  const isMine = operator_id === operatorId.value;
  return (
    <header class="case-head">
      <div>
        <p class="quiet">{say('case_reference')}</p>
        <h1 class="number">{case_reference}</h1>
        <p>
          <span class={`status status-${status}`}>{say(`status_${status}`)}</span>{' '}
          <span class="quiet">
            {say('case_by', { operator: operator_id })} · <Ago at={accepted_at} />
          </span>
        </p>
        <p>
          {victim.name ?? say('case_no_name')}
          {victim.phone === undefined ? null : <span class="number"> {phoneInGroups(victim.phone)}</span>}
        </p>
        {isMine ? null : <p class="quiet">{say('case_masked')}</p>}
        <CloseCase shown={shown} />
      </div>
      <CheckWords shown={shown} />
      <GoldenWindow shown={shown} />
    </header>
  );
}

/** Read out in the caller's language, words and sentence; the other words stand beside it. */
function CheckWords({ shown: { check_words, victim, case_reference } }: { readonly shown: Case }) {
  if (check_words === undefined) return null;
  const theirs = victim.locale.startsWith('zh') ? 'zh' : 'en';
  const other = theirs === 'zh' ? 'en' : 'zh';
  return (
    <section class="check-words" aria-label={say('check_words')}>
      <p class="quiet">{say('check_words')}</p>
      <p class="words" lang={theirs === 'zh' ? 'zh-CN' : 'en'}>
        {check_words[theirs]}
      </p>
      <p class="quiet" lang={other === 'zh' ? 'zh-CN' : 'en'}>
        {check_words[other]}
      </p>
      <blockquote lang={theirs === 'zh' ? 'zh-CN' : 'en'}>
        {sayIn(theirs, 'check_words_say', { words: check_words[theirs] ?? '', reference: case_reference })}
      </blockquote>
    </section>
  );
}

function GoldenWindow({ shown: { golden_window, accepted_at } }: { readonly shown: Case }) {
  if (golden_window === undefined) return null;
  const { deadline, met, missed_because } = golden_window;
  const left = asInstant(deadline) - shownNow();
  if (met !== undefined) {
    return (
      <section class="golden" aria-label={say('golden')}>
        <p class="quiet">{say('golden')}</p>
        <p class="golden-word">{say(met ? 'golden_met' : 'golden_missed')}</p>
        {missed_because === undefined ? null : (
          <p class="quiet">{say('golden_because', { because: becauseText(missed_because) })}</p>
        )}
      </section>
    );
  }
  const total = asInstant(deadline) - asInstant(accepted_at);
  return (
    <section class="golden" aria-label={say('golden')}>
      <p class="quiet">{say('golden')}</p>
      <p class="countdown" role="timer" aria-live="off">
        {left > 0 ? countdownText(left) : say('golden_over')}
      </p>
      <progress max={total} value={Math.max(0, left)} aria-label={say('golden_left')} />
      <p class="unseen" role="status">
        {announcement(left)}
      </p>
    </section>
  );
}

/** Said at three moments and not each second. */
function announcement(left: number): string {
  if (left <= 0) return say('golden_over');
  if (left <= 30_000) return say('golden_at', { seconds: 30 });
  return left <= 60_000 ? say('golden_at', { seconds: 60 }) : '';
}

/** "icbc: NO_ANSWER, cmb: NOT_REACHED" in names and words. */
const becauseText = (because: string): string =>
  because
    .split(', ')
    .map((one) => {
      const [bank = '', code = ''] = one.split(': ');
      return say('golden_one', { bank: bankName(bank) ?? bank, why: sayOr(`missed_${code}`, code) });
    })
    .join(' · ');
