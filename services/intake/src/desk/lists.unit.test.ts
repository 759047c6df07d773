import { afterEach, beforeEach, expect, test } from 'vitest';
import { type InMemory, openInMemory } from '../../test/in-memory.ts';
import { BANKS_YAML, payment, press } from '../../test/samples.ts';
import { pageToken } from './page-token.ts';

let desk: InMemory;
beforeEach(() => {
  desk = openInMemory();
});
afterEach(() => desk.close());

/** Three cases that only the telephone carries: each has an open task at once. */
async function three(): Promise<string[]> {
  const ids: string[] = [];
  for (const number of [1, 2, 3]) {
    const payments = [payment({ to: { scheme: 'MASKED', value: `****123${number}` } })];
    const { case: opened } = await desk.ask(
      'SubmitStop',
      'li',
      press({ idempotency_key: `press-000${number}`, payments }),
    );
    ids.push(opened.case_id);
    desk.clock.advance(1_000);
  }
  return ids;
}

test('the board, page by page, by status, owner and need', async () => {
  const ids = (await three()).reverse();
  const first = await desk.ask('ListCases', 'audit', {
    page_size: 2,
    needs: 'PHONE',
    status: 'OPEN',
    operator_id: 'li',
  });
  const second = await desk.ask('ListCases', 'audit', { page_size: 2, page_token: first.next_page_token });
  const listed = [...first.cases, ...second.cases].map((line: { case_id: string }) => line.case_id);
  expect(listed).toEqual(ids);
  expect(second).not.toHaveProperty('next_page_token');
  expect((await desk.ask('ListCases', 'li', { operator_id: 'wang' })).cases).toEqual([]);
  expect(await desk.refused('ListCases', 'li', { page_token: 'nonsense' })).toMatchObject({
    reason: 'INVALID_FIELD',
    violations: [{ field: 'page_token' }],
  });
});

test('the telephone calls to make: the words for whose they are, nothing that is done meanwhile', async () => {
  const [first] = await three();
  const mine = await desk.ask('ListPhoneTasks', 'li', { page_size: 2 });
  expect(mine.phone_tasks).toHaveLength(2);
  expect(mine.phone_tasks[0]).toMatchObject({ case_id: expect.stringMatching(/^case_/), reason: 'NO_BANK' });
  expect(mine.phone_tasks[0].script.length).toBeGreaterThan(3);
  const hers = await desk.ask('ListPhoneTasks', 'wang', {});
  expect(hers.phone_tasks.map((task: { script: string[] }) => task.script)).toEqual([[], [], []]);

  desk.lookups.freeze();
  const { phone_tasks, orders } = (await desk.ask('GetCase', 'li', { case_id: first })).case;
  const outcome = {
    revision: 1,
    answer: 'REFUSED',
    requested_minor_units: String(orders[0].amounts.requested),
    currency_code: 'CNY',
    frozen_total: '0',
    released_total: '0',
    expired_total: '0',
    returned_total: '0',
  };
  const { phone_task_id } = phone_tasks[0];
  await desk.ask('RecordPhoneOutcome', 'li', { phone_task_id, idempotency_key: 'outcome-1', outcome });
  expect((await desk.ask('ListPhoneTasks', 'li', {})).phone_tasks).toHaveLength(2);
});

test('a case with more orders than a page shows the rest by its token', async () => {
  const asked = Array.from(
    { length: 5 },
    (_, index) => `  - { id: other-${index}, name: { en: Other, zh: 其他 }, enquiry_schemes: [CARD] }`,
  );
  desk.close();
  desk = openInMemory({}, `${BANKS_YAML}${asked.join('\n')}\n`);
  const payments = Array.from({ length: 50 }, (_, index) =>
    payment({ to: { scheme: 'CARD', value: `62599900000000${10 + index}` } }),
  );
  const { case: opened } = await desk.ask('SubmitStop', 'li', press({ idempotency_key: 'press-0001', payments }));
  expect([opened.orders.length, opened.orders_total]).toEqual([200, 350]);
  const { case_id } = opened;
  const first = await desk.ask('GetCase', 'li', { case_id });
  const second = await desk.ask('GetCase', 'li', { case_id, order_page_token: first.next_order_page_token });
  const ids = [...first.case.orders, ...second.case.orders].map((order: { order_id: string }) => order.order_id);
  expect(new Set(ids).size).toBe(350);
  expect(second).not.toHaveProperty('next_order_page_token');
  for (const order_page_token of [
    'nonsense',
    'b3JkZXJzOng',
    '..',
    pageToken('events', '1'),
    pageToken('orders', '-1'),
  ]) {
    const refused = await desk.refused('GetCase', 'li', { case_id, order_page_token });
    expect(refused).toMatchObject({ reason: 'INVALID_FIELD', violations: [{ field: 'order_page_token' }] });
  }
});
