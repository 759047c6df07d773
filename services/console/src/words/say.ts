/** What the console says, in the reader's language: ICU messages from `en` and `zh`. */
import { signal } from '@preact/signals';
import { IntlMessageFormat } from 'intl-messageformat';
import { lasting } from '../browser/storage.ts';
import type { Language } from '../time/say.ts';
import { en } from './en.ts';
import { zh } from './zh.ts';

export type Key = keyof typeof en;
export type Values = Readonly<Record<string, string | number>>;

const WORDS: Readonly<Record<Language, Readonly<Record<Key, string>>>> = { en, zh };
const LANGUAGE = 'language';

const first = (): Language => {
  const kept = lasting.read(LANGUAGE);
  if (kept === 'en' || kept === 'zh') return kept;
  return globalThis.navigator?.language?.toLowerCase().startsWith('zh') ? 'zh' : 'en';
};

export const language = signal<Language>(first());

export function speak(next: Language): void {
  lasting.write(LANGUAGE, next);
  language.value = next;
}

const formats = new Map<string, IntlMessageFormat>();

function formatOf(key: Key, spoken: Language): IntlMessageFormat {
  const name = `${spoken} ${key}`;
  const known = formats.get(name);
  if (known !== undefined) return known;
  const made = new IntlMessageFormat(WORDS[spoken][key], spoken === 'zh' ? 'zh-CN' : 'en');
  formats.set(name, made);
  return made;
}

/**
 * Text and names only: almost every message. ICU's reader is for plurals; on a slow machine its first word costs a tenth of a second,
 * before the form stands (words.unit.test.ts holds that both say the same).
 */
const IS_PLAIN = /^(?:[^{}'<#|]|\{\w+\})*$/;

function valueIn(values: Values, name: string): string {
  const value = values[name];
  if (value === undefined) throw new Error(`no value for ${name}`);
  return String(value);
}

/** In a language of somebody else's, such as the caller's. */
export function sayIn(spoken: Language, key: Key, values: Values = {}): string {
  const text = WORDS[spoken][key];
  if (IS_PLAIN.test(text)) return text.replace(/\{(\w+)\}/g, (_, name: string) => valueIn(values, name));
  const said = formatOf(key, spoken).format(values);
  return typeof said === 'string' ? said : String(said);
}

/** Read inside a component, it is rendered again when the language changes. */
export const say = (key: Key, values: Values = {}): string => sayIn(language.value, key, values);

/** For keys that are made from what the API says: an unknown one is said as it came. */
export const sayOr = (key: string, otherwise: string, values: Values = {}): string =>
  Object.hasOwn(en, key) ? say(key as Key, values) : otherwise;
