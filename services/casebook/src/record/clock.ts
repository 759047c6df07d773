/**
 * One clock: the record's. Each process keeps its offset to Redis' time. Every append brings that time back; it was
 * read somewhere between sending and answer, which bounds the offset from both sides. The offset moves only when it
 * is outside those bounds, and then to the nearer one, so that a slow answer teaches nothing wrong.
 */
import type { Clock, Instant } from '@stopline/platform/ports/clock.ts';

export interface RecordClock extends Clock {
  /** Redis said `theirs` at some time between `sent` and now, both of this process's own clock. */
  heard(sent: Instant, theirs: Instant): void;
}

export function recordClock(own: Clock): RecordClock {
  let offset = 0;
  return {
    now: () => own.now() + offset,
    heard(sent, theirs) {
      const least = theirs - own.now();
      const most = theirs - sent;
      // A step of our own clock in between makes the bounds cross: they say nothing then.
      if (least <= most) offset = Math.min(Math.max(offset, least), most);
    },
  };
}
