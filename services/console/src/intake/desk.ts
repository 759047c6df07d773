/** The form and the one button. Everything typed is on the shelf before anything is sent. */
import { signal } from '@preact/signals';
import { ApiFault } from '../api/call.ts';
import type { Changed, FieldFault, Warning } from '../api/types.ts';
import { sleep } from '../browser/clock.ts';
import { api } from '../live/session.ts';
import { zone } from '../parts/text.tsx';
import { go } from '../shell/route.ts';
import { language } from '../words/say.ts';
import { bodyOf, missingOf } from './body.ts';
import {
  type Draft,
  type LeftDraft,
  newDraft,
  newPayment,
  openShelf,
  PAYMENTS_MAX,
  type PaymentDraft,
  type Shelf,
} from './draft.ts';

export type Phase = 'TYPING' | 'SENDING' | 'NO_CONNECTION';

let shelf: Shelf | null = null;
const shelfOf = (): Shelf => {
  shelf ??= openShelf();
  return shelf;
};

const localeOf = (): string => (language.peek() === 'zh' ? 'zh-CN' : 'en');

export const draft = signal<Draft>(newDraft(localeOf()));
export const phase = signal<Phase>('TYPING');
export const faults = signal<readonly FieldFault[]>([]);
export const refusal = signal<ApiFault | null>(null);
/** What was missing is marked only once somebody has pressed. */
export const hasTried = signal(false);
/** What the API said beside the case that was opened last. */
export const pressWarnings = signal<{ readonly case_id: string; readonly warnings: readonly Warning[] } | null>(null);

/** The form as it was left, on a reload; a press that was not answered goes on. */
export function openForm(): void {
  const kept = shelfOf().read();
  if (kept === null) return;
  draft.value = kept;
  if (kept.pressed !== null && phase.peek() === 'TYPING') send(kept, kept.pressed).catch(() => undefined);
}

/** Forms of tabs that are gone: closed by mistake, or with a browser that crashed. */
export const left = signal<readonly LeftDraft[]>([]);

const lockOf = (tab: string): string => `stopline.tab.${tab}`;
let isMarked = false;

/** Every tab holds a lock of its own as long as it lives; a draft without one was left behind. */
export async function lookForLeft(): Promise<void> {
  // Without locks (an address without TLS) nobody can tell whether the other tab still lives.
  if (navigator.locks === undefined) return;
  const shelf = shelfOf();
  if (!isMarked) {
    isMarked = true;
    navigator.locks.request(lockOf(shelf.tab), () => new Promise(() => undefined)).catch(() => undefined);
  }
  const { held = [] } = await navigator.locks.query();
  const alive = new Set(held.map(({ name }) => name));
  left.value = shelf.others().filter(({ tab }) => !alive.has(lockOf(tab)));
}

/** Its key comes along: what had been pressed there is sent again, and is still one case. */
export function takeLeft(tab: string): void {
  const taken = shelfOf().take(tab);
  left.value = left.peek().filter((one) => one.tab !== tab);
  if (taken === null) return;
  keep(taken);
  if (taken.pressed !== null) send(taken, taken.pressed).catch(() => undefined);
}

export function dropLeft(tab: string): void {
  shelfOf().take(tab);
  left.value = left.peek().filter((one) => one.tab !== tab);
}

function keep(next: Draft): void {
  shelfOf().write(next);
  draft.value = next;
}

/** `path` is the field's as the API names it: what was wrong with it is for the next answer to say. */
export function change(part: Partial<Draft>, path: string): void {
  if (phase.peek() !== 'TYPING') return;
  faults.value = faults.peek().filter(({ field }) => !field.startsWith(path));
  keep({ ...draft.peek(), ...part });
}

export function changePayment(index: number, part: Partial<PaymentDraft>, field: string): void {
  const { payments } = draft.peek();
  const next = payments.map((one, at) => (at === index ? { ...one, ...part } : one));
  change({ payments: next }, `payments[${index}].${field}`);
}

export function addPayment(): void {
  const { payments } = draft.peek();
  if (payments.length >= PAYMENTS_MAX) return;
  change({ payments: [...payments, newPayment(payments.at(-1))] }, 'payments[]');
}

export function removePayment(index: number): void {
  const { payments } = draft.peek();
  faults.value = [];
  change({ payments: payments.filter((_, at) => at !== index) }, 'payments[]');
}

export function clearForm(): void {
  shelfOf().clear();
  draft.value = newDraft(localeOf());
  phase.value = 'TYPING';
  faults.value = [];
  refusal.value = null;
  hasTried.value = false;
}

/** The one button. What is missing is shown, never guessed; a second press while the first is on its way is none. */
export function press(): void {
  if (phase.peek() !== 'TYPING') return;
  hasTried.value = true;
  const typed = draft.peek();
  const [first] = missingOf(typed, zone);
  if (first !== undefined) {
    focusOn(first.field);
    return;
  }
  const pressed = bodyOf(typed, zone);
  keep({ ...typed, pressed });
  send(typed, pressed).catch(() => undefined);
}

/** Fields carry their path as the API names it. */
function focusOn(path: string): void {
  const fields = [...document.querySelectorAll<HTMLElement>('[data-path]')];
  fields.find(({ dataset }) => path.startsWith(dataset.path ?? ' '))?.focus();
}

const AGAIN_FIRST_MS = 500;
const AGAIN_MAX_MS = 5_000;

/** The same body under the same key until there is an answer: whatever was lost on the way, it is one case. */
async function send({ key }: Draft, body: object): Promise<void> {
  phase.value = 'SENDING';
  refusal.value = null;
  faults.value = [];
  for (let wait = AGAIN_FIRST_MS; ; wait = Math.min(wait * 2, AGAIN_MAX_MS)) {
    try {
      const answer = await api<Changed>({ method: 'POST', path: '/v1/cases', body, key });
      accepted(answer);
      return;
    } catch (fault) {
      if (!(fault instanceof ApiFault)) throw fault;
      if (fault.retryAfterMs === null) {
        refused(fault);
        return;
      }
      phase.value = 'NO_CONNECTION';
      refusal.value = fault;
      await sleep(Math.max(wait, Math.min(fault.retryAfterMs, AGAIN_MAX_MS)));
    }
  }
}

function accepted({ case: shown, warnings = [] }: Changed): void {
  clearForm();
  pressWarnings.value = { case_id: shown.case_id, warnings };
  go({ page: 'CASE', case_id: shown.case_id });
}

/** Nothing was stored: the form is open again, with the same key, and each fault stands beside its field. */
function refused(fault: ApiFault): void {
  phase.value = 'TYPING';
  keep({ ...draft.peek(), pressed: null });
  refusal.value = fault;
  faults.value = fault.errors;
  const [first] = fault.errors;
  if (first !== undefined) focusOn(first.field);
}
