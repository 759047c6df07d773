/** Clock time in a zone, to instants and back, by what Intl knows of the zone. */
export interface Clock {
  readonly year: number;
  /** 1 to 12. */
  readonly month: number;
  readonly day: number;
  readonly hour: number;
  readonly minute: number;
  readonly second: number;
}

const formats = new Map<string, Intl.DateTimeFormat>();

function formatOf(zone: string): Intl.DateTimeFormat {
  const known = formats.get(zone);
  if (known !== undefined) return known;
  const made = new Intl.DateTimeFormat('en-GB', {
    timeZone: zone,
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric',
  });
  formats.set(zone, made);
  return made;
}

export function clockIn(at: number, zone: string): Clock {
  const parts = Object.fromEntries(
    formatOf(zone)
      .formatToParts(at)
      .map(({ type, value }) => [type, Number(value)]),
  );
  const { year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0 } = parts;
  return { year, month, day, hour, minute, second };
}

const asIfUtc = ({ year, month, day, hour, minute, second }: Clock): number =>
  Date.UTC(year, month - 1, day, hour, minute, second);

/** Hours beyond 23 and days beyond the month's last run on into the next. A time that a change of the clocks skips is the one after it. */
export function instantOf(clock: Clock, zone: string): number {
  const wanted = asIfUtc(clock);
  const offset = (at: number): number => asIfUtc(clockIn(at, zone)) - at;
  const near = wanted - offset(wanted);
  return wanted - offset(near);
}

/** 0 is Sunday. */
export const weekdayOf = ({ year, month, day }: Clock): number => new Date(Date.UTC(year, month - 1, day)).getUTCDay();

/** Whether a calendar has this day, and a day this hour. */
export function isReal({ year, month, day, hour, minute, second }: Clock): boolean {
  const found = new Date(Date.UTC(year, month - 1, day));
  return found.getUTCMonth() === month - 1 && found.getUTCDate() === day && hour <= 29 && minute < 60 && second < 60;
}
