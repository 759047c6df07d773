/** J and K go from line to line of a list; Enter opens, as on any link. */
import { useKeys } from '../shell/keys.ts';

function move(by: 1 | -1): void {
  const lines = [...document.querySelectorAll<HTMLElement>('[data-line]')];
  const at = lines.indexOf(document.activeElement as HTMLElement);
  const next = at < 0 ? (by === 1 ? 0 : lines.length - 1) : Math.min(Math.max(at + by, 0), lines.length - 1);
  lines[next]?.focus();
}

export const useLineKeys = (): void =>
  useKeys([
    { keys: 'j', what: 'key_down', act: () => move(1) },
    { keys: 'k', what: 'key_up', act: () => move(-1) },
  ]);
