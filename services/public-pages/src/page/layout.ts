/** What stands around every page: the name, the languages and the hotline's number, always in the same place. */
import { render } from 'preact-render-to-string';
import { LANGUAGES, type Language, NAMES, say, TAGS } from '../words/words.ts';
import { html, type Markup } from './html.ts';
import { STYLE } from './style.ts';

export interface Page {
  readonly language: Language;
  readonly title: string;
  readonly phone: string;
  readonly body: Markup;
  /** The form that another language is asked for with, where a link would lose what was typed. */
  readonly form?: string;
  /** The page keeps itself up to date where scripts run. */
  readonly live?: true;
}

export const telephone = (phone: string): string => `tel:${phone.replace(/[^+\d]/g, '')}`;

function languageItem({ language, form }: Page, other: Language) {
  const tag = TAGS[other];
  const name = NAMES[other];
  if (other === language) return html`<span lang=${tag} aria-current="true">${name}</span>`;
  const address = `?lang=${other}`;
  if (form === undefined) return html`<a href=${address} lang=${tag} hreflang=${tag}>${name}</a>`;
  return html`<button form=${form} formaction=${address} lang=${tag}>${name}</button>`;
}

export function renderPage(page: Page): string {
  const { language, title, phone, body, live } = page;
  const whole = html`<html lang=${TAGS[language]}>
    <head>
      <meta charset="utf-8" />
      <meta name="viewport" content="width=device-width, initial-scale=1" />
      <meta name="robots" content="noindex, nofollow" />
      <meta property="og:title" content=${say(language, 'service')} />
      <title>${title} - ${say(language, 'service')}</title>
      <link rel="icon" href="data:," />
      <style dangerouslySetInnerHTML=${{ __html: STYLE }} />
    </head>
    <body>
      <header>
        <p><strong>${say(language, 'service')}</strong> <span class="soft">${say(language, 'service_what')}</span></p>
        <p><a href=${telephone(phone)}>${say(language, 'call', { phone })}</a></p>
        <nav aria-label=${say(language, 'languages')}>
          <ul>
            ${LANGUAGES.map((other) => html`<li>${languageItem(page, other)}</li>`)}
          </ul>
        </nav>
      </header>
      <main>${body}</main>
      <footer><p>${say(language, 'privacy')}</p></footer>
      ${live === true ? html`<script src="/live.js" defer></script>` : null}
    </body>
  </html>`;
  return `<!doctype html>${render(whole)}`;
}
