/** The victim's case as a page: the newest state first and biggest, then what is known bank by bank, then what to do. */
import type { VictimView } from '@stopline/domain';
import type { VNode } from 'preact';
import { type Language, say, type WordKey } from '../words/words.ts';
import { phoneLink } from './ask.ts';
import { html, type Markup, paragraph, parts, type Said } from './html.ts';
import { renderPage } from './layout.ts';
import { type CaseSentences, type Reader, sentencesOf } from './sentences.ts';

export interface CasePage extends Reader {
  readonly view: VictimView;
  /** What was typed, to ask again with: there is no session. */
  readonly digits: string;
  readonly byReference: boolean;
}

const FORM = 'again';
/** How often a page with scripts asks again. A settled case changes seldom. */
const EVERY_SECONDS = { open: 10, settled: 60 } as const;

export function casePage(page: CasePage): string {
  const { language, phone, view } = page;
  const said = sentencesOf(view, page);
  const headline = say(language, said.headline.key, said.headline.blanks);
  // Three parts that the script renews, each only when it has changed: only then a reader hears it.
  const body = html`
    <div id="state" aria-live="polite">
      <h1>${headline}</h1>
      ${moneyPart(language, said)}
    </div>
    <div id="times">${timesPart(page)}</div>
    ${againForm(page)}
    <p id="itself" hidden>
      <label class="tick"><input type="checkbox" checked /> ${say(language, 'update_itself')}</label>
    </p>
    <div id="banks" aria-live="polite">
      ${banksPart(language, said)}
      ${list(language, 'next_heading', said.next)}
    </div>
    ${advice(page)}
  ` as unknown as Markup;
  return renderPage({ language, phone, title: headline, body, form: FORM, live: true });
}

function moneyPart(language: Language, { money }: CaseSentences): Markup {
  const rows = money.filter((row) => row.length > 0);
  if (rows.length === 0) return null;
  return html`<section class="panel" aria-label=${say(language, 'money_heading')}>
    ${rows.map((row) => row.map((said, place) => paragraph(language, said, place === 0 ? 'big' : undefined)))}
    <p class="soft">${say(language, 'held_means')}</p>
  </section>`;
}

function timesPart({ language, times, view, now }: CasePage): VNode {
  const changed = say(language, 'changed', { time: times(language, view.changed_at) });
  const looked = say(language, 'looked', { time: times(language, now) });
  return html`<p class="soft">${changed} ${looked}</p>`;
}

const againForm = ({ language, view, digits, byReference }: CasePage): VNode => html`<form
  id=${FORM}
  method="post"
  action=${`?lang=${language}`}
  data-every=${view.settled ? EVERY_SECONDS.settled : EVERY_SECONDS.open}
>
  <p class="soft">${say(language, 'updates')}</p>
  <input type="hidden" name="digits" value=${digits} />
  ${byReference ? html`<input type="hidden" name="reference" value=${view.case_reference} />` : null}
  <button>${say(language, 'check_again')}</button>
</form>`;

const banksPart = (language: Language, { banks }: CaseSentences): VNode => html`<section>
  <h2>${say(language, 'banks_heading')}</h2>
  <ul class="banks">
    ${banks.map((lines) => html`<li>${lines.map((said) => paragraph(language, said))}</li>`)}
  </ul>
</section>`;

const list = (language: Language, heading: WordKey, lines: readonly Said[]): Markup =>
  lines.length === 0
    ? null
    : html`<section>
        <h2>${say(language, heading)}</h2>
        <ol>
          ${lines.map(({ key, blanks }) => html`<li>${say(language, key, blanks)}</li>`)}
        </ol>
      </section>`;

const DO = ['do_no_more', 'do_bank', 'do_keep', 'do_police', 'do_passwords', 'do_cards', 'do_tell'] as const;
const PROMISE = ['promise_refund', 'promise_time', 'promise_who'] as const;
const AGAIN = ['again_fee', 'again_we', 'again_safe'] as const;
const SUPPORT = ['support_crime', 'support_help', 'support_us'] as const;

function advice({ language, phone, view }: CasePage): Markup {
  const reference = html`<strong translate="no">${view.case_reference}</strong>`;
  const line = (key: WordKey) => parts(language, key, { phone: phoneLink(phone), reference });
  const section = (heading: WordKey, lines: VNode): VNode => html`<section>
    <h2>${say(language, heading)}</h2>
    ${lines}
  </section>`;
  const bullets = (keys: readonly WordKey[]): VNode => html`<ul>
    ${keys.map((key) => html`<li>${line(key)}</li>`)}
  </ul>`;
  return html`
    ${section('do_heading', html`<ol>${DO.map((key) => html`<li>${line(key)}</li>`)}</ol>`)}
    ${section('promise_heading', bullets(PROMISE))}
    ${section('again_heading', bullets(AGAIN))}
    ${section('support_heading', bullets(SUPPORT))}
    <p>${line('print')}</p>
    <p translate="no">${say(language, 'check_words', { words: view.check_words[language] })}</p>
  ` as unknown as Markup;
}
