/** Something that changes the case. */
import { useRef, useState } from 'preact/hooks';
import { ApiFault } from '../api/call.ts';
import type { Changed } from '../api/types.ts';
import { randomId } from '../browser/clock.ts';
import { ask, askAgain, drop, isUnderWay, type KeptAsk, type Place, unansweredAt, type Wish } from '../live/asks.ts';
import { takeCase } from '../live/open-case.ts';
import { api } from '../live/session.ts';

interface Sending {
  readonly busy: boolean;
  readonly fault: ApiFault | null;
}

/** What must not be done twice: kept until it is answered, also when what it was typed in is gone. */
export interface Act extends Sending {
  /** The last one, if nobody knows what became of it. */
  readonly unanswered: KeptAsk | null;
  /** The answer, or null where it was refused: then `fault` says why. */
  run(wish: Wish): Promise<Changed | null>;
  /** Sends once more exactly what was not answered. */
  again(): Promise<Changed | null>;
  drop(): void;
}

/** What does no harm twice, to ring a bank or to claim a call: another press is another wish, but none while the first is on its way. */
export interface Nudge extends Sending {
  run(path: string): Promise<Changed | null>;
}

/** Null where it was refused: then it is told to `say`. */
async function told(asking: Promise<Changed | null>, say: (fault: ApiFault | null) => void): Promise<Changed | null> {
  say(null);
  try {
    return await asking;
  } catch (thrown) {
    if (!(thrown instanceof ApiFault)) throw thrown;
    say(thrown);
    return null;
  }
}

export function useAct(place: Place): Act {
  const [fault, setFault] = useState<ApiFault | null>(null);
  return {
    busy: isUnderWay(place),
    fault,
    unanswered: unansweredAt(place),
    run: (wish) => told(ask(place, wish), setFault),
    again: () => told(askAgain(place), setFault),
    drop() {
      setFault(null);
      drop(place);
    },
  };
}

export function useNudge(): Nudge {
  const [busy, setBusy] = useState(false);
  const [fault, setFault] = useState<ApiFault | null>(null);
  const running = useRef(false);
  return {
    busy,
    fault,
    async run(path) {
      if (running.current) return null;
      running.current = true;
      setBusy(true);
      const answer = await told(api<Changed>({ method: 'POST', path, key: `console-${randomId()}` }), setFault);
      if (answer !== null) takeCase(answer.case);
      running.current = false;
      setBusy(false);
      return answer;
    },
  };
}
