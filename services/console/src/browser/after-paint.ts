/**
 * What a key or a press did stands on the screen first; what follows from it is worked out behind that frame. On a slow machine this is
 * the difference between typing and waiting.
 */
import { later } from './clock.ts';

/** A tab that nobody looks at has no frames. */
const NO_FRAME_MS = 100;

/** Runs `task` once, right behind the next frame. */
export function afterPaint(task: () => void): void {
  let isDone = false;
  const once = (): void => {
    if (isDone) return;
    isDone = true;
    task();
  };
  const giveUp = later(NO_FRAME_MS, once);
  requestAnimationFrame(() => {
    // A message, not a timer: nothing is put off any further, and the frame is painted before it comes.
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => {
      port1.close();
      giveUp();
      once();
    };
    port2.postMessage(null);
  });
}
