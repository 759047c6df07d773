/** A bank's unsettled orders, oldest case first, in pages of orders: a case may have more than fit one page. */
import type { Casebook } from '@stopline/casebook';
import { casesOpenAtBank } from '@stopline/casebook/lookups/open-at-bank.ts';
import type { PagePlace } from '@stopline/casebook/lookups/page-token.ts';
import { invalidField, type RequestOf } from '@stopline/contract';
import { type BankOrder, bankOrder, isAskable, isCaseId, openOrdersOfBank, type StopOrder } from '@stopline/domain';
import type { RecordClient } from '@stopline/platform/redis/record-client.ts';

export interface OpenPage {
  readonly orders: readonly BankOrder[];
  readonly next_page_token?: string;
}
export type OpenOrders = (bank_id: string, request: RequestOf<'ListOpenOrders'>) => Promise<OpenPage>;

/** The last order shown, and where its case stood. */
interface Place extends PagePlace {
  readonly order_id: string;
}

export function openOrdersOver(client: RecordClient, casebook: Pick<Casebook, 'loadMany'>): OpenOrders {
  return async (bank_id, { page_size, page_token }) => {
    const after = page_token === undefined ? null : placeFrom(page_token);
    const orders: BankOrder[] = [];
    let last: Place | null = null;
    for await (const places of placesFrom(client, bank_id, after)) {
      const cases = await casebook.loadMany(places.map(({ member }) => member));
      for (const { score, member } of places) {
        const state = cases.get(member)?.state;
        if (state === undefined) continue;
        for (const order of openBehind(openOrdersOfBank(state, bank_id), member === after?.member ? after : null)) {
          // Only now is it certain that there is another page.
          if (last !== null && orders.length === page_size) return { orders, next_page_token: tokenOf(last) };
          orders.push(bankOrder(state, order));
          last = { score, member, order_id: order.order_id };
        }
      }
    }
    return { orders };
  };
}

/** First the case that the page before ended in; it may stand elsewhere by now, and is not shown there again. */
async function* placesFrom(client: RecordClient, bank_id: string, after: Place | null): AsyncGenerator<PagePlace[]> {
  if (after !== null) yield [after];
  for await (const places of casesOpenAtBank(client, bank_id, after)) {
    yield places.filter(({ member }) => member !== after?.member);
  }
}

function openBehind(orders: readonly StopOrder[], after: Place | null): readonly StopOrder[] {
  const sorted = orders.filter(isAskable).toSorted((a, b) => (a.order_id < b.order_id ? -1 : 1));
  return after === null ? sorted : sorted.filter(({ order_id }) => order_id > after.order_id);
}

const tokenOf = ({ score, member, order_id }: Place): string =>
  Buffer.from(`${score} ${member} ${order_id}`).toString('base64url');

function placeFrom(token: string): Place {
  const parts = /^(\d{1,16}) (case_\S+) (order_\S+)$/.exec(Buffer.from(token, 'base64url').toString());
  const [, score, member = '', order_id = ''] = parts ?? [];
  // A forged one must not reach the record: what is no case's id has no shard.
  if (!isCaseId(member)) throw invalidField('page_token', 'it came from no page', 'next_page_token of the page before');
  return { score: Number(score), member, order_id };
}
