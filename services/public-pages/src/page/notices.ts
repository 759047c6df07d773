/** The calm pages: what cannot be shown, what to do, the number to call. They say nothing of why, and so are the same for every reason. */
import { type Language, say, type WordKey } from '../words/words.ts';
import { askForm, phoneLink, withoutLink } from './ask.ts';
import { html, type Markup, parts } from './html.ts';
import { renderPage } from './layout.ts';

interface Notice {
  readonly language: Language;
  readonly phone: string;
}

function notice(page: Notice, title: WordKey, heading: WordKey, lines: readonly WordKey[], more: Markup): string {
  const { language, phone } = page;
  const body = html`
    <h1>${say(language, heading)}</h1>
    ${lines.map((key) => html`<p>${say(language, key)}</p>`)}
    <p class="big">${parts(language, 'closed_call', { phone: phoneLink(phone) })}</p>
    ${more}
  ` as unknown as Markup;
  return renderPage({ language, phone, title: say(language, title), body });
}

const CLOSED = ['closed_why', 'closed_limit', 'closed_safe'] as const;

/** `again`: what to try again with; absent: nothing can be tried here now. */
export function closedPage(
  page: Notice,
  again?: { readonly byReference: boolean; readonly reference?: string },
): string {
  const { language } = page;
  if (again === undefined) {
    return notice(page, 'closed_title', 'closed_heading', CLOSED, withoutLink(language));
  }
  const { byReference, reference } = again;
  const typed = reference === undefined ? {} : { reference };
  const form = html`
    <h2>${say(language, 'try_again')}</h2>
    ${askForm({ language, byReference, typed, faults: [] })}
    ${byReference ? null : withoutLink(language)}
  ` as unknown as Markup;
  return notice(page, 'closed_title', 'closed_heading', CLOSED, form);
}

export const awayPage = (page: Notice): string =>
  notice(page, 'away_title', 'away_heading', ['away_why', 'away_again'], null);

export const nowherePage = (page: Notice): string =>
  notice(page, 'nowhere_title', 'nowhere_heading', ['nowhere_why'], withoutLink(page.language));

export const unreadablePage = (page: Notice): string =>
  notice(page, 'request_heading', 'request_heading', ['request_why'], withoutLink(page.language));
