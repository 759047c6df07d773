/** Markup as templates: what is filled in is escaped by the renderer, whatever it holds. */
import { html as anyMarkup } from 'htm/preact';
import type { VNode } from 'preact';
import { type Blanks, type Language, say, WORDS, type WordKey } from '../words/words.ts';

export type Markup = VNode | readonly VNode[] | null;

/** One element; several beside each other are a list, and go where markup goes. */
export const html = anyMarkup as (parts: TemplateStringsArray, ...values: readonly unknown[]) => VNode;

/** A sentence whose blanks may be markup themselves. */
export function parts(language: Language, key: WordKey, blanks: Readonly<Record<string, VNode | string>> = {}) {
  return WORDS[language][key].split(/\{(\w+)\}/).map((text, index) => (index % 2 === 0 ? text : (blanks[text] ?? '')));
}

export interface Said {
  readonly key: WordKey;
  readonly blanks: Blanks;
}

export const paragraph = (language: Language, { key, blanks }: Said, look?: string): VNode =>
  html`<p class=${look}>${say(language, key, blanks)}</p>`;
