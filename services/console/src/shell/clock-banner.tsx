/** A computer whose clock is wrong: nothing hangs on it here, but whoever looks at it should know. */
import { clockAhead } from '../browser/clock.ts';
import { ageOf } from '../time/say.ts';
import { say } from '../words/say.ts';

const MINUTE_MS = 60_000;

export function ClockBanner() {
  const ahead = clockAhead();
  const minutes = Math.round(Math.abs(ahead) / MINUTE_MS);
  const { unit, count } = ageOf(minutes * MINUTE_MS);
  return (
    <div role="status">
      {Math.abs(ahead) <= MINUTE_MS ? null : (
        <p class="banner mild lost">
          {say(ahead > 0 ? 'clock_AHEAD' : 'clock_BEHIND', { by: say(`span_${unit}`, { count }) })}
        </p>
      )}
    </div>
  );
}
