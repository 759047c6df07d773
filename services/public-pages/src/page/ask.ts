/** The questions: four digits, and where there is no link the case reference. */
import type { CheckWords } from '@stopline/domain';
import type { VNode } from 'preact';
import { type Language, say, type WordKey } from '../words/words.ts';
import { html, type Markup, parts } from './html.ts';
import { renderPage, telephone } from './layout.ts';

/** What somebody typed, as they typed it. */
export interface Typed {
  readonly digits?: string;
  readonly reference?: string;
}

export interface FieldFault {
  readonly field: 'digits' | 'reference';
  readonly key: WordKey;
}

export interface AskPage {
  readonly language: Language;
  readonly phone: string;
  /** Absent: without a link, by case reference. */
  readonly words?: CheckWords;
  readonly byReference: boolean;
  readonly typed: Typed;
  readonly faults: readonly FieldFault[];
}

export function askPage(page: AskPage): string {
  const { language, phone, faults } = page;
  const title = say(language, 'ask_title');
  const body = html`
    ${faults.length === 0 ? null : faultSummary(language, faults)}
    <h1>${say(language, 'ask_heading')}</h1>
    ${page.words === undefined ? null : wordsPanel(language, page.words, phone)}
    ${askForm(page)}
    <p>${say(language, 'ask_never')}</p>
    ${page.byReference ? null : withoutLink(language)}
  ` as unknown as Markup;
  const prefix = faults.length === 0 ? '' : `${say(language, 'fault_prefix')} `;
  return renderPage({ language, phone, title: prefix + title, body });
}

export const phoneLink = (phone: string): VNode => html`<a href=${telephone(phone)} translate="no">${phone}</a>`;

const wordsPanel = (language: Language, words: CheckWords, phone: string): VNode => html`<div class="panel">
  <p>${say(language, 'ask_exists')}</p>
  <p class="big" translate="no">${say(language, 'ask_words', { words: words[language] })}</p>
  <p>${parts(language, 'ask_words_same', { phone: phoneLink(phone) })}</p>
</div>`;

export const withoutLink = (language: Language): VNode => html`<p>
  ${say(language, 'ask_no_link_how')} <a href=${`/?lang=${language}`}>${say(language, 'ask_no_link')}</a>
</p>`;

/** Focused at once, so that whoever cannot see the page hears it first; each line leads to its field. */
const faultSummary = (language: Language, faults: readonly FieldFault[]): VNode => html`<div
  class="fault"
  role="alert"
  tabindex="-1"
  autofocus
>
  <h2>${say(language, 'fault_heading')}</h2>
  <ul>
    ${faults.map(({ field, key }) => html`<li><a href=${`#${field}`}>${say(language, key)}</a></li>`)}
  </ul>
</div>`;

export type AskForm = Pick<AskPage, 'language' | 'byReference' | 'typed' | 'faults'>;

export const askForm = (form: AskForm): VNode => html`<form method="post" action=${`?lang=${form.language}`} novalidate>
  ${form.byReference ? field(form, 'reference') : null}
  ${field(form, 'digits')}
  <button>${say(form.language, 'ask_button')}</button>
</form>`;

function field({ language, typed, faults }: AskForm, name: FieldFault['field']): VNode {
  const fault = faults.find((each) => each.field === name);
  const isDigits = name === 'digits';
  const described = fault === undefined ? `${name}-hint` : `${name}-hint ${name}-fault`;
  return html`<div class="field">
    <label for=${name}>${say(language, `${name}_label`)}</label>
    <p class="hint" id=${`${name}-hint`}>${say(language, `${name}_hint`)}</p>
    ${
      fault === undefined
        ? null
        : html`<p class="bad" id=${`${name}-fault`}>${say(language, 'fault_prefix')} ${say(language, fault.key)}</p>`
    }
    <input
      type="text"
      id=${name}
      name=${name}
      class=${isDigits ? 'short' : ''}
      inputmode=${isDigits ? 'numeric' : 'text'}
      maxlength=${isDigits ? 8 : 20}
      autocomplete="off"
      autocapitalize=${isDigits ? 'off' : 'characters'}
      spellcheck=${false}
      translate="no"
      value=${typed[name] ?? ''}
      aria-describedby=${described}
      aria-invalid=${fault === undefined ? undefined : 'true'}
    />
  </div>`;
}
