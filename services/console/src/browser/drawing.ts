/**
 * When the screen is drawn anew: right behind the frame that shows the key. Whatever is pressed next finds everything drawn that came
 * before it, so that nothing acts on an older state than people see coming.
 */
import { afterPaint } from './after-paint.ts';

let waiting: (() => void) | null = null;

function drawNow(): void {
  const draw = waiting;
  waiting = null;
  draw?.();
}

/** For preact, which calls it with all that is to be drawn. */
export function drawLater(draw: () => void): void {
  waiting = draw;
  afterPaint(drawNow);
}

/** Before a field changes, never after: drawn at `input` or `click`, the field would be put back to what it was. */
const ACTS = ['keydown', 'beforeinput', 'pointerdown', 'submit'] as const;

export function drawBeforeActs(): void {
  for (const act of ACTS) window.addEventListener(act, drawNow, { capture: true });
}
