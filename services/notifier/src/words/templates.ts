/**
 * What the texts say, as data. They hold nothing of the money: whoever sees the telephone's lock screen may read them. `{…}` are
 * the case's reference, its check words, the address of its page, and the number of the hotline that everybody knows.
 */
import type { TextKind } from '@stopline/domain';

export const TEXT_LANGUAGES = ['en', 'zh'] as const;
export type TextLanguage = (typeof TEXT_LANGUAGES)[number];

export const TEMPLATES: Readonly<Record<TextLanguage, Readonly<Record<TextKind, string>>>> = {
  en: {
    STARTED:
      'Stopline: case {reference}. Words: {words}. Progress: {link} We never ask for PINs or money. Call: {phone}',
    OUTCOME:
      'Stopline: news of case {reference}. Words: {words}. See: {link} We never ask for PINs or money. Call: {phone}',
  },
  zh: {
    STARTED:
      '【止付热线】案件{reference}已受理，核对词：{words}。查看进度：{link} 我们绝不索要密码、验证码或转账。咨询请拨{phone}',
    OUTCOME:
      '【止付热线】案件{reference}有新进展，核对词：{words}。查看：{link} 我们绝不索要密码、验证码或转账。咨询请拨{phone}',
  },
};

/** One part in English, two in Chinese: longer texts arrive torn, or not at all. */
export const SEGMENTS_MOST: Readonly<Record<TextLanguage, number>> = { en: 1, zh: 2 };
