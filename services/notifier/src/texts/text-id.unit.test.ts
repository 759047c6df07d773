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

test('a link’s token has 128 bits, is the same at every try, and another for another text, case or secret', () => {
  const token = linkTokenOf(SECRET, case_id, 1);
  expect(token).toMatch(/^[0-9a-hjkmnp-tv-z]{26}$/);
  expect(linkTokenOf(SECRET, case_id, 1)).toBe(token);
  const others = [
    linkTokenOf(SECRET, case_id, 2),
    linkTokenOf(SECRET, caseIdOf('li', 'another'), 1),
    linkTokenOf(Buffer.from('another secret, as long as the first'), case_id, 1),
  ];
  expect(new Set([token, ...others]).size).toBe(4);
});
