/**
 * The texts' own Bull queue: owed texts wait in it, one place each, and so many are sent at once. It holds no obligation:
 * the case rings again whatever happens here.
 */
import type { HandJob, HandQueue } from '@stopline/platform/queues/hand-queue.ts';
import type { CaseText } from './send.ts';

export interface TextRoomOptions {
  readonly queue: HandQueue<CaseText>;
  /** How many are sent at once. */
  readonly atOnce: number;
  send(text: CaseText): Promise<void>;
  isOwed(text: CaseText): Promise<boolean>;
  onError(error: unknown, what: string): void;
}

export interface TextRoom {
  add(text: CaseText): Promise<void>;
  /** Takes what waits, as many as there is room for. Also what other processes left behind. Each second. */
  refresh(): Promise<void>;
  renewLocks(): Promise<void>;
  /** Takes no more, and resolves when the texts under way have been sent. */
  close(): Promise<void>;
}

export function openTextRoom({ queue, atOnce, send, isOwed, onError }: TextRoomOptions): TextRoom {
  const beingSent = new Set<HandJob<CaseText>>();
  const underWay = new Set<Promise<void>>();
  let closing = false;
  let filling = false;

  const wait = (text: CaseText): Promise<unknown> => queue.add(`${text.case_id}_${text.number}`, text);

  async function serve(job: HandJob<CaseText>): Promise<void> {
    try {
      await send(job.data);
      await job.remove();
      // What was to be sent meanwhile, to a corrected number perhaps, found its place taken.
      if (!closing && (await isOwed(job.data))) await wait(job.data);
    } catch (thrown) {
      // The record or Redis is away. Its lock ends, and it comes to somebody again, who asks the case first.
      onError(thrown, 'send');
    }
    beingSent.delete(job);
    void fill();
  }

  /** One at a time: two that fetch together would take more than there is room for. */
  async function fill(): Promise<void> {
    if (filling) return;
    filling = true;
    try {
      while (!closing && beingSent.size < atOnce) {
        const job = await queue.next();
        if (job === null) break;
        beingSent.add(job);
        const serving = serve(job).finally(() => underWay.delete(serving));
        underWay.add(serving);
      }
    } catch (thrown) {
      onError(thrown, 'fetch');
    }
    filling = false;
  }

  return {
    async add(text) {
      await wait(text).catch((thrown: unknown) => onError(thrown, 'add'));
      await fill();
    },
    async refresh() {
      if ((await queue.active()) > beingSent.size) await queue.recover();
      await fill();
    },
    async renewLocks() {
      await Promise.all([...beingSent].map((job) => job.renew()));
    },
    async close() {
      closing = true;
      while (underWay.size > 0) await Promise.all(underWay);
      await queue.close();
    },
  };
}
