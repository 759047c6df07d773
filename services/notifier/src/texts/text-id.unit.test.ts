import { caseIdOf } from '@stopline/domain';
import { expect, test } from 'vitest';
import { linkTokenOf } from './link-token.ts';
import { textIdFrom, textIdOf } from './text-id.ts';

const case_id = caseIdOf('li', 'a-press');
const SECRET = Buffer.from('a secret of this test, long enough');

test('a text’s id says of which case and sending it is; nothing else is one', () => {
  const id = { case_id, number: 2, sending: 1 };
  expect(textIdFrom(textIdOf(id))).toEqual(id);
  for (const strange of [
    '',
    'text_',
    `${textIdOf(id)}0`,
    textIdOf(id).replace('text', 'order'),
    `text_${'0'.repeat(36)}_1_0`,
  ])
    expect(textIdFrom(strange)).toBeNull();
});

test('R19 a link’s token has 128 bits, is the same at every try, and another for another text, sending, case or secret', () => {
  const id = { case_id, number: 1, sending: 0 };
  const token = linkTokenOf(SECRET, id);
  expect(token).toMatch(/^[0-9a-hjkmnp-tv-z]{26}$/);
  expect(linkTokenOf(SECRET, { ...id })).toBe(token);
  const others = [
    linkTokenOf(SECRET, { ...id, number: 2 }),
    linkTokenOf(SECRET, { ...id, sending: 1 }),
    linkTokenOf(SECRET, { ...id, case_id: caseIdOf('li', 'another') }),
    linkTokenOf(Buffer.from('another secret, as long as the first'), id),
  ];
  expect(new Set([token, ...others]).size).toBe(5);
});
