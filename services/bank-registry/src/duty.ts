import type { Instant } from '@stopline/domain/values/instant.ts';
import type { Bank } from './registry.ts';

export interface DutyOfficer {
  readonly name: { readonly en: string; readonly zh: string };
  readonly phone: string;
}

const MINUTES_A_DAY = 1_440;

/**
 * R17: who answers the bank's telephone at that instant, by the bank's own clock; the first entry that covers it. A span
 * that ends before it begins runs over midnight and belongs to the day on which it begins. Null: nobody is on duty.
 */
export function dutyOfficer(bank: Bank, at: Instant): DutyOfficer | null {
  if (bank.duty.length === 0) return null;
  const there = Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(bank.time_zone);
  const minute = there.hour * 60 + there.minute;
  const today = there.dayOfWeek;
  const yesterday = today === 1 ? 7 : today - 1;
  const covering = bank.duty.find(({ days, from, to }) => {
    if (from < to) return days.includes(today) && minute >= from && minute < Math.min(to, MINUTES_A_DAY);
    return (days.includes(today) && minute >= from) || (days.includes(yesterday) && minute < to);
  });
  return covering === undefined ? null : { name: covering.name, phone: covering.phone };
}
