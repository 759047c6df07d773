/** From the press to the victim's page, over the whole house: the link is the one in the text that the carrier got. */
import { afterAll, beforeAll, expect, it } from 'vitest';
import { CARDS, payment, settledCase, told } from './stack/cases.ts';
import { type Door, openDoors } from './stack/doors.ts';
import { stack, until } from './stack/stack.ts';

let doors: { readonly http: Door; readonly grpc: Door };
beforeAll(async () => {
  doors = await openDoors();
});
afterAll(() => {
  doors.http.close();
  doors.grpc.close();
});

async function linkTo(case_reference: string): Promise<string> {
  const { ports } = await stack();
  const link = await until(
    `a text of ${case_reference}`,
    async () => {
      const response = await fetch(`http://127.0.0.1:${ports.simulatorControl}/carrier/texts`);
      const { texts } = (await response.json()) as { readonly texts: readonly { readonly body: string }[] };
      const body = texts.find((text) => text.body.includes(case_reference))?.body ?? '';
      return /http:\/\/\S+\/s\/[0-9a-z]{26}/.exec(body)?.[0];
    },
    (found) => found !== undefined,
  );
  return link ?? '';
}

const post = (address: string, form: Readonly<Record<string, string>>) =>
  fetch(address, { method: 'POST', body: new URLSearchParams(form), redirect: 'manual' });

it('R19: the link of the text and the last four digits of the phone, or the case reference and the same digits, show the case', async () => {
  const { case: pressed } = await doors.http.ask('SubmitStop', told(payment(CARDS.icbc, 1_234_500n)));
  await settledCase(doors.http, pressed.case_id);
  const link = await linkTo(pressed.case_reference);
  const before = await (await fetch(`${link}?lang=zh`)).text();
  expect(before).toContain(pressed.check_words.zh);
  expect(before).not.toContain('12,345');

  // The reference is found by the lookups, which come a moment after the case; the link is known before its text is sent.
  await until(
    'the lookups know the reference',
    () =>
      doors.http.ask<{ readonly cases: readonly object[] }>('FindCases', { case_reference: pressed.case_reference }),
    ({ cases }) => cases.length > 0,
  );
  const { ports } = await stack();
  const roads = [
    [`${link}?lang=zh`, { digits: '8000' }],
    [`http://127.0.0.1:${ports.publicPages}/?lang=zh`, { digits: '8000', reference: pressed.case_reference }],
  ] as const;
  for (const [address, form] of roads) {
    const answer = await post(address, form);
    const page = await answer.text();
    expect(answer.status, page).toBe(200);
    expect(page).toContain('您告诉我们的钱已全部锁住。');
    expect(page).toMatch(/工商银行已锁住¥12,345/);
    expect(page).not.toMatch(/张三|13800138000/);
  }
  expect((await post(link, { digits: '0000' })).status).toBe(403);
});
