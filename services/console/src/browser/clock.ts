/** Time and chance, the browser's. Everything else takes them as parameters or from here. */
import { signal } from '@preact/signals';
import { lasting } from './storage.ts';

const OFF = 'clock-off';
/** `Date` in an answer leaves out the milliseconds. */
const DATE_STEP_MS = 1_000;

/**
 * How far Stopline's clock is ahead of this computer's: what people tell as "20 min ago" is matched by banks to the minute, and a
 * claim ends by Stopline's clock. Kept, so that a page that is loaded anew knows it before the first answer.
 */
const off = signal(Number(lasting.read(OFF) ?? 0) || 0);

/** By Stopline's clock. */
export const now = (): number => Date.now() + off.peek();

/** By this computer's alone. */
export const ownNow = (): number => Date.now();

/**
 * What an answer's `Date` leaves possible is a span as wide as the answer was slow. The offset moves only as far as it must: from
 * answer to answer it comes nearer, a slow one spoils nothing, and a clock that is right within a second is never touched.
 */
export function offsetBy(before: number, date: number, askedAt: number, answeredAt: number): number {
  return Math.min(Math.max(before, date - answeredAt), date + DATE_STEP_MS - askedAt);
}

/** What an answer says of the time; `askedAt` by this computer's clock. */
export function hearTime(date: string | null, askedAt: number): void {
  const told = Date.parse(date ?? '');
  if (Number.isNaN(told)) return;
  const found = offsetBy(off.peek(), told, askedAt, ownNow());
  if (found === off.peek()) return;
  off.value = found;
  lasting.write(OFF, String(found));
}

/** How far this computer's clock is ahead of Stopline's; below zero: behind. */
export const clockAhead = (): number => -off.value;

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
