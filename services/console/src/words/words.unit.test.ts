import { type MessageFormatElement, parse, TYPE } from '@formatjs/icu-messageformat-parser';
import { expect, test } from 'vitest';
import { en } from './en.ts';
import { zh } from './zh.ts';

/** The names of a message's arguments, those inside plurals too. */
function argumentsOf(elements: readonly MessageFormatElement[]): readonly string[] {
  return elements.flatMap((element) => {
    if (element.type === TYPE.literal || element.type === TYPE.pound) return [];
    const inside =
      'options' in element ? Object.values(element.options).flatMap(({ value }) => argumentsOf(value)) : [];
    return [element.value, ...inside];
  });
}

test('every key is there in both languages, and says the same of the same', () => {
  expect(Object.keys(zh).sort()).toEqual(Object.keys(en).sort());
  for (const [key, english] of Object.entries(en)) {
    const names = (message: string) => [...new Set(argumentsOf(parse(message)))].sort();
    expect([key, names(zh[key as keyof typeof zh])]).toEqual([key, names(english)]);
  }
});

test('no message is empty, and Chinese ones are Chinese', () => {
  for (const [key, message] of Object.entries(zh)) {
    expect(message.trim(), key).not.toBe('');
    if (/[a-z]{4}/i.test(en[key as keyof typeof en].replace(/\{[^}]*\}/g, '')))
      expect(message, key).toMatch(/\p{Script=Han}/u);
  }
});
