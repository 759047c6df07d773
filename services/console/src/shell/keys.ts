/** Every key, once: what it does, and the line of the map that `?` shows. A page adds its own while it is shown. */
import { signal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import { lasting } from '../browser/storage.ts';
import type { Key } from '../words/say.ts';

export interface KeyBinding {
  /** `Alt+A`, `Ctrl+Enter`, or a single sign. */
  readonly keys: string;
  readonly what: Key;
  readonly act: () => void;
}

const bindings = new Map<symbol, readonly KeyBinding[]>();
export const keyMap = signal<readonly KeyBinding[]>([]);

/** Single signs without Alt or Ctrl can be switched off (WCAG 2.1.4). */
const SINGLE = 'single-keys';
export const singleKeys = signal(lasting.read(SINGLE) !== 'off');
export function setSingleKeys(on: boolean): void {
  lasting.write(SINGLE, on ? 'on' : 'off');
  singleKeys.value = on;
}

const publish = (): void => {
  keyMap.value = [...bindings.values()].flat();
};

export function bindKeys(list: readonly KeyBinding[]): () => void {
  const id = Symbol('keys');
  bindings.set(id, list);
  publish();
  return () => {
    bindings.delete(id);
    publish();
  };
}

/** `list` must be the same as long as it does the same. */
export function useKeys(list: readonly KeyBinding[], deps: readonly unknown[] = []): void {
  useEffect(() => bindKeys(list), deps);
}

interface Pressed {
  readonly key: string;
  readonly code: string;
  readonly altKey: boolean;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
}

export function isPressed(keys: string, event: Pressed): boolean {
  const parts = keys.split('+');
  const name = parts.at(-1) ?? '';
  const [alt, ctrl] = [parts.includes('Alt'), parts.includes('Ctrl')];
  if (event.altKey !== alt || (event.ctrlKey || event.metaKey) !== ctrl) return false;
  // With Alt some keyboards write another sign: the key's place decides.
  if (alt && /^[A-Z]$/.test(name)) return event.code === `Key${name}`;
  if (alt && /^\d$/.test(name)) return event.code === `Digit${name}`;
  return event.key.toLowerCase() === name.toLowerCase();
}

const isTyping = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement &&
  (target.isContentEditable || ['INPUT', 'SELECT', 'TEXTAREA'].includes(target.tagName));

export function listenForKeys(): void {
  addEventListener('keydown', (event) => {
    if (event.isComposing) return;
    // Behind an open question the page's keys do nothing.
    if (document.querySelector('dialog[open]') !== null) return;
    const isSingle = !event.altKey && !event.ctrlKey && !event.metaKey && event.key.length === 1;
    if (isSingle && (!singleKeys.value || isTyping(event.target))) return;
    const binding = keyMap.value.find(({ keys }) => isPressed(keys, event));
    if (binding === undefined) return;
    event.preventDefault();
    binding.act();
  });
}
