import { expect, test } from 'vitest';
import type { Case, Order } from '../api/types.ts';
import { newestOf, readTask } from './read-task.ts';

const caseOf = (...order_ids: readonly string[]): Case =>
  ({ version: 1, orders: order_ids.map((order_id) => ({ order_id }) as Order) }) as unknown as Case;

/** A case whose orders fill two pages, and what was asked for. */
function twoPages() {
  const asked: (string | undefined)[] = [];
  return {
    asked,
    ask: async ({ query }: { readonly query?: Readonly<Record<string, string | undefined>> }) => {
      asked.push(query?.order_page_token);
      return query?.order_page_token === undefined
        ? { case: caseOf('order_1'), next_order_page_token: 'second' }
        : { case: caseOf('order_201') };
    },
  };
}

test('R17 the order of a call is found on whatever page of its case it stands', async () => {
  const first = twoPages();
  expect((await readTask({ case_id: 'case', order_id: 'order_1' }, first.ask)).order?.order_id).toBe('order_1');
  expect(first.asked).toEqual([undefined]);
  const second = twoPages();
  expect((await readTask({ case_id: 'case', order_id: 'order_201' }, second.ask)).order?.order_id).toBe('order_201');
  expect(second.asked).toEqual([undefined, 'second']);
});

test('R17 an order that is on no page is none, and asking ends', async () => {
  const pages = twoPages();
  expect((await readTask({ case_id: 'case', order_id: 'order_9' }, pages.ask)).order).toBeUndefined();
  expect(pages.asked).toEqual([undefined, 'second']);
});

test('R17 the call shows the case as it was read or as it is followed, whichever is newer', () => {
  const at = (version: number, ...order_ids: readonly string[]): Case => ({ ...caseOf(...order_ids), version });
  const read = { shown: at(5, 'order_1'), order: { order_id: 'order_1', revision: 1 } as Order };
  expect(newestOf(read, null, 'order_1')).toBe(read);
  expect(newestOf(read, at(5, 'order_1'), 'order_1')).toBe(read);
  const live = at(6, 'order_1');
  expect(newestOf(read, live, 'order_1')).toEqual({ shown: live, order: live.orders[0] });
  // The followed case shows its first orders only.
  expect(newestOf(read, at(6), 'order_1')?.order).toBe(read.order);
  expect(newestOf(null, live, 'order_1')?.shown).toBe(live);
});
