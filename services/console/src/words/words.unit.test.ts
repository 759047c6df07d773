import { type MessageFormatElement, parse, TYPE } from '@formatjs/icu-messageformat-parser';
import { IntlMessageFormat } from 'intl-messageformat';
import { expect, test } from 'vitest';
import { en } from './en.ts';
import { type Key, sayIn } from './say.ts';
import { sourceOf } from './source-testing.ts';
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

test.each(['en', 'zh'] as const)('what is said without ICU is what ICU says: %s', (language) => {
  const messages = language === 'zh' ? zh : en;
  for (const [key, message] of Object.entries(messages)) {
    const values = Object.fromEntries(argumentsOf(parse(message)).map((name, index) => [name, index + 2]));
    const icu = new IntlMessageFormat(message, language === 'zh' ? 'zh-CN' : 'en').format(values);
    expect([key, sayIn(language, key as Key, values)]).toEqual([key, icu]);
  }
});

/** As they stand in the attempts of a case: gRPC's own, and those that the channels make. */
const GRPC_FAULTS =
  'CANCELLED UNKNOWN INVALID_ARGUMENT DEADLINE_EXCEEDED NOT_FOUND ALREADY_EXISTS PERMISSION_DENIED RESOURCE_EXHAUSTED FAILED_PRECONDITION ABORTED OUT_OF_RANGE UNIMPLEMENTED INTERNAL UNAVAILABLE DATA_LOSS UNAUTHENTICATED';
const ownFaults = [...sourceOf('bank-adapter/src/channels').matchAll(/ChannelError\('([A-Z_]+)'/g)].map(
  ([, word = '']) => word,
);

test('each way in which a try can end has its words', () => {
  expect(ownFaults.length).toBeGreaterThan(3);
  const lacking = [...GRPC_FAULTS.split(' '), ...ownFaults, 'NOT_SENT'].filter((word) => !(`try_${word}` in en));
  expect(lacking).toEqual([]);
});

test('a blank without a value is a fault, as ICU has it', () => {
  expect(() => sayIn('en', 'when_or')).toThrow('time');
});

test('no message is empty, and Chinese ones are Chinese', () => {
  for (const [key, message] of Object.entries(zh)) {
    expect(message.trim(), key).not.toBe('');
    if (/[a-z]{4}/i.test(en[key as keyof typeof en].replace(/\{[^}]*\}/g, '')))
      expect(message, key).toMatch(/\p{Script=Han}/u);
  }
});
