/** Time and chance, the browser's. Everything else takes them as parameters or from here. */
export const now = (): number => Date.now();

/** Runs once, later; the answer calls it off. */
export function later(ms: number, task: () => void): () => void {
  const id = window.setTimeout(task, ms);
  return () => window.clearTimeout(id);
}

export function every(ms: number, task: () => void): () => void {
  const id = window.setInterval(task, ms);
  return () => window.clearInterval(id);
}

export const sleep = (ms: number): Promise<void> => new Promise((resolve) => later(ms, resolve));

/** 128 bits as hexadecimal digits. `crypto.randomUUID` is not there on a plain-text address, this is. */
export const randomId = (): string =>
  [...crypto.getRandomValues(new Uint8Array(16))].map((byte) => byte.toString(16).padStart(2, '0')).join('');

export const systemZone = (): string => Intl.DateTimeFormat().resolvedOptions().timeZone;

/** A random part of a wait, so that a hundred consoles do not come back in the same moment. */
export const jitter = (ms: number): number => ms * (0.5 + Math.random() / 2);
