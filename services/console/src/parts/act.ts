/** Something that changes the case, asked once: a second press while the first is on its way is none, a repeat has the same key. */
import { useRef, useState } from 'preact/hooks';
import { ApiFault, type Ask } from '../api/call.ts';
import type { Changed } from '../api/types.ts';
import { randomId } from '../browser/clock.ts';
import { takeCase } from '../live/open-case.ts';
import { api } from '../live/session.ts';

export interface Act {
  readonly busy: boolean;
  readonly fault: ApiFault | null;
  /** The answer, or null where it was refused: then `fault` says why. */
  run(ask: Pick<Ask, 'path' | 'method' | 'body'>): Promise<Changed | null>;
  forget(): void;
}

export function useAct(): Act {
  const [busy, setBusy] = useState(false);
  const [fault, setFault] = useState<ApiFault | null>(null);
  const running = useRef(false);
  const asked = useRef<{ readonly what: string; readonly key: string } | null>(null);
  return {
    busy,
    fault,
    forget: () => setFault(null),
    async run(ask) {
      if (running.current) return null;
      running.current = true;
      setBusy(true);
      setFault(null);
      const what = JSON.stringify(ask);
      // After a lost answer the same wish has the same key; another wish has its own.
      if (asked.current?.what !== what) asked.current = { what, key: `console-${randomId()}` };
      try {
        const answer = await api<Changed>({ method: 'POST', ...ask, key: asked.current.key });
        asked.current = null;
        takeCase(answer.case);
        return answer;
      } catch (thrown) {
        if (!(thrown instanceof ApiFault)) throw thrown;
        if (thrown.retryAfterMs === null) asked.current = null;
        setFault(thrown);
        return null;
      } finally {
        running.current = false;
        setBusy(false);
      }
    },
  };
}
