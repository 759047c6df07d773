/** A case as one reader sees it: the domain's view, and beside each open phone task whom to telephone now. */
import { type DutyOfficer, dutyOfficer, type Registry } from '@stopline/bank-registry';
import type { Loaded } from '@stopline/casebook/casebook.ts';
import {
  type Actor,
  type CaseView,
  caseView,
  type Instant,
  type PhoneTaskView,
  type Reader,
  type ScriptLocale,
} from '@stopline/domain';

/** Who asks, and in which language they read out. */
export interface Caller {
  readonly actor: Actor;
  readonly locale: ScriptLocale;
}

export interface TaskToDo extends PhoneTaskView {
  readonly duty?: DutyOfficer;
}

export interface CaseShown extends CaseView {
  readonly phone_tasks: readonly TaskToDo[];
}

/** What a look at a case needs besides the case. */
export interface Looking {
  readonly caller: Caller;
  readonly registry: Registry;
  readonly at: Instant;
}

/** By the bank's hour, hence made at each look; a task that is done needs nobody. */
export function withDuty(task: PhoneTaskView, { registry, at }: Looking): TaskToDo {
  const bank = task.bank_id === undefined ? undefined : registry.banks.get(task.bank_id);
  if (bank === undefined || task.closed_at !== undefined) return task;
  const duty = dutyOfficer(bank, at);
  return duty === null ? task : { ...task, duty };
}

/** A bank that is not known hears the time as most banks here do; the zone is said with it. */
export const readerOf = ({ caller, registry, at }: Looking): Reader => ({
  ...caller,
  at,
  zoneOf: (bank_id) => registry.banks.get(bank_id ?? '')?.time_zone ?? zoneOfMost(registry),
});

function zoneOfMost({ banks }: Registry): string {
  const byZone = Map.groupBy(banks.values(), ({ time_zone }) => time_zone);
  const [most] = [...byZone].sort(([, a], [, b]) => b.length - a.length);
  return most?.[0] ?? 'UTC';
}

export function showCase(found: Pick<Loaded, 'state' | 'version'>, looking: Looking, ordersFrom = 0): CaseShown {
  const view = caseView(found.state, found.version, readerOf(looking), ordersFrom);
  return { ...view, phone_tasks: view.phone_tasks.map((task) => withDuty(task, looking)) };
}

/** The telephone script is in English or Chinese; the first that the reader takes decides. */
export function localeOf(acceptLanguage: string | undefined): ScriptLocale {
  for (const range of (acceptLanguage ?? '').slice(0, 200).split(',')) {
    const language = range.split(';')[0]?.trim().toLowerCase().split('-')[0];
    if (language === 'zh' || language === 'en') return language;
  }
  return 'en';
}
