/** A press that the browser could not keep would go with the page: the browser asks before it lets it go. */
import { isKept, phase } from '../intake/desk.ts';

export function askBeforeLeaving(): void {
  window.addEventListener('beforeunload', (event) => {
    if (phase.peek() !== 'TYPING' && !isKept.peek()) event.preventDefault();
  });
}
