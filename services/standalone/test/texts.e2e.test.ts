/** A press with consent, over the whole house: the texts at the carrier, their delivery on the case, and sent again by a person. */
import { afterAll, beforeAll, expect, it } from 'vitest';
import { CARDS, caseNow, payment, settledCase, told } from './stack/cases.ts';
import { type Door, openDoors, refusal } from './stack/doors.ts';
import { stack, until } from './stack/stack.ts';

interface CarrierText {
  readonly to: string;
  readonly body: string;
  readonly count: number;
}

let doors: { readonly http: Door; readonly grpc: Door };
beforeAll(async () => {
  doors = await openDoors();
});
afterAll(() => {
  doors.http.close();
  doors.grpc.close();
});

async function textsOf(case_reference: string): Promise<readonly CarrierText[]> {
  const { ports } = await stack();
  const response = await fetch(`http://127.0.0.1:${ports.simulatorControl}/carrier/texts`);
  const { texts } = (await response.json()) as { readonly texts: readonly CarrierText[] };
  return texts.filter(({ body }) => body.includes(case_reference));
}

const delivered = (door: Door, case_id: string, count: number) =>
  until(
    `${count} texts of ${case_id} delivered`,
    async () => (await caseNow(door, case_id)).texts,
    (texts) => texts.length === count && texts.every(({ state }) => state === 'DELIVERED'),
  );

it('R18: one text at once, one with the outcome, each once at the carrier, with the check words and no amount, bank or name', async () => {
  const { case: pressed } = await doors.http.ask('SubmitStop', told(payment(CARDS.icbc, 1_234_500n)));
  await settledCase(doors.http, pressed.case_id);
  const texts = await delivered(doors.http, pressed.case_id, 2);
  expect(texts.map(({ kind }) => kind)).toEqual(['STARTED', 'OUTCOME']);
  const sent = await textsOf(pressed.case_reference);
  expect(sent.map(({ to, count }) => ({ to, count }))).toEqual([
    { to: '+8613800138000', count: 1 },
    { to: '+8613800138000', count: 1 },
  ]);
  for (const { body } of sent) {
    expect(body).toContain(pressed.check_words.zh);
    expect(body).not.toMatch(/12345|12,345|ICBC|工商|Wei|张三/);
  }
});

it.each(['http', 'grpc'] as const)(
  'R18: over %s a text is sent again, to a corrected number; without consent never',
  async (name) => {
    const door = doors[name];
    const { case: pressed } = await door.ask('SubmitStop', told(payment(CARDS.abc, 100_000n)));
    await settledCase(door, pressed.case_id);
    await delivered(door, pressed.case_id, 2);
    const phone = '+8613900139000';
    const { case: again } = await door.ask('ResendText', { case_id: pressed.case_id, phone });
    expect(again.texts.at(-1)).toMatchObject({ state: 'OWED', resends_left: 2 });
    await delivered(door, pressed.case_id, 2);
    expect((await textsOf(pressed.case_reference)).map(({ to }) => to)).toEqual([
      '+8613800138000',
      '+8613800138000',
      phone,
    ]);

    const silent = { ...told(payment(CARDS.abc, 100_000n)), victim: { phone, locale: 'en', text_consent: false } };
    const { case: mute } = await door.ask('SubmitStop', silent);
    const refused = await refusal(door.ask('ResendText', { case_id: mute.case_id }));
    expect(refused).toMatchObject({ reason: 'RULE_REFUSES', rule: 'R18' });
    expect((await caseNow(door, mute.case_id)).texts).toEqual([]);
  },
);
