/** Which language, and a sentence of it with its blanks filled in. */
import { en } from './en.ts';
import { zh } from './zh.ts';

export type WordKey = keyof typeof en;
/** Every language has all of them: a sentence that is missing does not compile. */
export type Words = Readonly<Record<WordKey, string>>;

export const LANGUAGES = ['en', 'zh'] as const;
export type Language = (typeof LANGUAGES)[number];

export const WORDS: Readonly<Record<Language, Words>> = { en, zh };
/** As HTML and `Intl` name them. */
export const TAGS: Readonly<Record<Language, string>> = { en: 'en', zh: 'zh-CN' };
/** Each language's name in itself. */
export const NAMES: Readonly<Record<Language, string>> = { en: 'English', zh: '简体中文' };

/** `zh-TW` or `zh_CN` is Chinese too. */
export const languageOf = (tag: string): Language | null =>
  LANGUAGES.find((language) => tag.toLowerCase().split(/[-_]/)[0] === language) ?? null;

export type Blanks = Readonly<Record<string, string>>;

export const say = (language: Language, key: WordKey, blanks: Blanks = {}): string =>
  WORDS[language][key].replace(/\{(\w+)\}/g, (_, name: string) => blanks[name] ?? '');
