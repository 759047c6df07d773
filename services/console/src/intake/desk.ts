/** The form and the one button. Everything typed is on the shelf before anything is sent, and sent only by who typed it. */
import { effect, signal, untracked } from '@preact/signals';
import { ApiFault } from '../api/call.ts';
import type { Case, Changed, FieldFault, Warning } from '../api/types.ts';
import { afterPaint } from '../browser/after-paint.ts';
import { now, sleep } from '../browser/clock.ts';
import { heldLocks, holdLock, RELOAD_MS } from '../browser/tab-lock.ts';
import { api, operator } from '../live/session.ts';
import { zone } from '../parts/text.tsx';
import { go, route } from '../shell/route.ts';
import { language } from '../words/say.ts';
import { bodyOf, missingOf } from './body.ts';
import {
  countedByOperator,
  type Draft,
  type LeftDraft,
  nameTab,
  newDraft,
  newPayment,
  type OthersForms,
  openShelf,
  PAYMENTS_MAX,
  type PaymentDraft,
  type Shelf,
  shelved,
  tabName,
} from './draft.ts';

export type Phase = 'TYPING' | 'SENDING' | 'NO_CONNECTION';

/** Where one operator sits in one tab, from the sign-in to the sign-out. */
interface Desk {
  readonly operator_id: string;
  readonly shelf: Shelf;
  readonly closing: AbortSignal;
}

let desk: Desk | null = null;

const localeOf = (): string => (language.peek() === 'zh' ? 'zh-CN' : 'en');
const emptyDraft = (): Draft => newDraft(localeOf(), desk?.operator_id ?? '');

/** Before it is, nobody knows which form stands here. */
export const isOpen = signal(false);
export const draft = signal<Draft>(emptyDraft());
export const phase = signal<Phase>('TYPING');
export const faults = signal<readonly FieldFault[]>([]);
export const refusal = signal<ApiFault | null>(null);
/** False where the browser has no room, or keeps nothing: a reload would lose what is typed. */
export const isKept = signal(true);
/** What was missing is marked only once somebody has pressed. */
export const hasTried = signal(false);
/** What the API said beside the case that was opened last. */
export const pressWarnings = signal<{ readonly case_id: string; readonly warnings: readonly Warning[] } | null>(null);
/** A press was answered while another page was looked at: nobody is taken away from there. */
export const arrived = signal<Case | null>(null);
/** Forms of this operator whose tabs are gone: closed by mistake, or with a browser that crashed. */
export const left = signal<readonly LeftDraft[]>([]);
export const leftByOthers = signal<readonly OthersForms[]>([]);

/** The form is there for whoever is signed in, and goes with them: the next one sees and sends nothing of it. */
export const followOperator = (): (() => void) =>
  effect(() => {
    const who = operator.value;
    if (who === null) return undefined;
    const closing = new AbortController();
    untracked(() => void openDesk(who.id, closing.signal).catch(() => undefined));
    return () => {
      closing.abort();
      closeDesk();
    };
  });

/** A duplicated tab comes with the other one's name, and so with its form and its key: it gets a name of its own. */
async function openDesk(operator_id: string, closing: AbortSignal): Promise<void> {
  const name = tabName();
  if (name !== null) {
    const known = openShelf(operator_id, name);
    const isOurs = await holdLock(lockOf(known.slot), closing, RELOAD_MS);
    if (closing.aborted) return;
    if (isOurs) {
      sitDown({ operator_id, shelf: known, closing });
      return;
    }
  }
  const own = openShelf(operator_id, nameTab());
  // No other tab has a name that was just made: the form waits for nothing.
  holdLock(lockOf(own.slot), closing).catch(() => undefined);
  sitDown({ operator_id, shelf: own, closing });
}

/** The form as it was left; a press that was not answered goes on, whatever page is looked at. */
function sitDown(here: Desk): void {
  desk = here;
  const kept = here.shelf.read();
  draft.value = kept ?? emptyDraft();
  isOpen.value = true;
  if (kept !== null) goOn(here, kept);
  lookForLeft().catch(() => undefined);
}

/** A signed-out press stays on the shelf for its operator. */
function closeDesk(): void {
  desk = null;
  isOpen.value = false;
  beginAnew();
  pressWarnings.value = null;
  arrived.value = null;
  left.value = [];
  leftByOthers.value = [];
}

const lockOf = (slot: string): string => `stopline.desk.${slot}`;

/** Every desk holds a lock of its own as long as its operator is there; a draft without one was left behind. */
export async function lookForLeft(): Promise<void> {
  const here = desk;
  const held = await heldLocks();
  if (here !== desk || held === null) return;
  const gone = shelved().filter(({ slot }) => slot !== here?.shelf.slot && !held.has(lockOf(slot)));
  const isMine = ({ draft }: LeftDraft): boolean => draft.operator_id === here?.operator_id;
  left.value = gone.filter(isMine);
  leftByOthers.value = countedByOperator(gone.filter((one) => !isMine(one)));
}

/** Its key comes along: what had been pressed there is sent again, and is still one case. */
export function takeLeft(slot: string): void {
  const taken = desk?.shelf.take(slot) ?? null;
  left.value = left.peek().filter((one) => one.slot !== slot);
  if (desk === null || taken === null) return;
  keep(taken);
  goOn(desk, taken);
}

export function dropLeft(slot: string): void {
  desk?.shelf.take(slot);
  left.value = left.peek().filter((one) => one.slot !== slot);
}

function keep(next: Draft): void {
  const touched = { ...next, touched_at: now() };
  isKept.value = desk?.shelf.write(touched) ?? true;
  draft.value = touched;
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
  // Whoever goes on typing types into the new one.
  afterPaint(() => focusOn(`payments[${payments.length}].paid_at`));
}

export function removePayment(index: number): void {
  const { payments } = draft.peek();
  faults.value = [];
  change({ payments: payments.filter((_, at) => at !== index) }, 'payments[]');
}

export function clearForm(): void {
  desk?.shelf.clear();
  beginAnew();
}

function beginAnew(): void {
  draft.value = emptyDraft();
  phase.value = 'TYPING';
  faults.value = [];
  refusal.value = null;
  hasTried.value = false;
}

/** The one button. What is missing is shown, never guessed; a second press while the first is on its way is none. */
export function press(): void {
  if (desk === null || phase.peek() !== 'TYPING') return;
  hasTried.value = true;
  const typed = draft.peek();
  const [first] = missingOf(typed, zone());
  if (first !== undefined) {
    focusOn(first.field);
    return;
  }
  const pressed = { ...typed, pressed: bodyOf(typed, zone()) };
  keep(pressed);
  goOn(desk, pressed);
}

/** Fields carry their path as the API names it. */
function focusOn(path: string): void {
  const fields = [...document.querySelectorAll<HTMLElement>('.intake [data-path]')];
  fields.find(({ dataset }) => path.startsWith(dataset.path ?? ' '))?.focus();
}

const AGAIN_FIRST_MS = 500;
const AGAIN_MAX_MS = 5_000;

/** What was pressed is on its way until it is answered. */
function goOn(here: Desk, { key, pressed }: Draft): void {
  if (pressed !== null) send(here, key, pressed).catch(() => undefined);
}

/**
 * The same body under the same key until there is an answer: whatever was lost on the way, it is one case. It ends with the
 * desk: who is signed out presses nothing, and what was pressed waits on the shelf until they are there again.
 */
async function send({ closing }: Desk, key: string, body: object): Promise<void> {
  phase.value = 'SENDING';
  refusal.value = null;
  faults.value = [];
  for (let wait = AGAIN_FIRST_MS; !closing.aborted; wait = Math.min(wait * 2, AGAIN_MAX_MS)) {
    try {
      const answer = await api<Changed>({ method: 'POST', path: '/v1/cases', body, key, signal: closing });
      if (!closing.aborted) accepted(answer);
      return;
    } catch (fault) {
      if (!(fault instanceof ApiFault)) throw fault;
      // A token that is not known any more has signed the operator out.
      if (closing.aborted) return;
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
  if (route.peek().page === 'NEW') go({ page: 'CASE', case_id: shown.case_id });
  else arrived.value = shown;
}

/** Nothing was stored: the form is open again, with the same key, and each fault stands beside its field. */
function refused(fault: ApiFault): void {
  phase.value = 'TYPING';
  keep({ ...draft.peek(), pressed: null });
  refusal.value = fault;
  faults.value = fault.errors;
  const [first] = fault.errors;
  // A field takes the focus only once the form is drawn open again.
  if (first !== undefined) afterPaint(() => focusOn(first.field));
}
