/**
 * All orders of one bank. One that somebody still waits for is kept as it is; a settled one only as its line, and is
 * read again in the rare case that somebody asks.
 */
import { createLines } from './lines.ts';
import type { Order } from './order.ts';
import { orderFromLine, orderToLine } from './record.ts';

export interface Books {
  get(order_id: string): Order | undefined;
  /** Gives back the line that stands for the order. */
  put(order: Order): string;
  /** The orders that are PENDING, or of which a report is owed. */
  unfinished(): readonly Order[];
  ids(): IterableIterator<string>;
  size(): number;
}

export function createBooks(): Books {
  const open = new Map<string, Order>();
  /** Every order has its place here, an open one too, so that the order of arrival is kept. */
  const places = new Map<string, number>();
  const lines = createLines();
  return {
    get(order_id) {
      const order = open.get(order_id);
      if (order !== undefined) return order;
      const place = places.get(order_id);
      return place === undefined ? undefined : orderFromLine(lines.at(place));
    },
    put(order) {
      const line = orderToLine(order);
      if (order.answer === 'PENDING' || order.owes_report) {
        open.set(order.order_id, order);
        if (!places.has(order.order_id)) places.set(order.order_id, -1);
      } else {
        open.delete(order.order_id);
        places.set(order.order_id, lines.add(line));
      }
      return line;
    },
    unfinished: () => [...open.values()],
    ids: () => places.keys(),
    size: () => places.size,
  };
}
