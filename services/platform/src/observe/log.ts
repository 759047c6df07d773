import { type DestinationStream, type Logger, pino } from 'pino';

export type { Logger } from 'pino';

export interface LogOptions {
  name: string;
  version: string;
  level: string;
  /** Where lines go; standard output unless a test wants to read them. */
  destination?: DestinationStream;
}

const SECRET_KEYS = ['authorization', 'token', 'secret', 'password', 'cookie'];

/** JSON lines. Secrets are masked at the top and two levels down, where requests and settings keep them. */
export function createLogger({ name, version, level, destination }: LogOptions): Logger {
  return pino(
    {
      name,
      level,
      base: { version, pid: process.pid },
      timestamp: pino.stdTimeFunctions.isoTime,
      formatters: { level: (label) => ({ level: label }) },
      redact: { paths: SECRET_KEYS.flatMap((key) => [key, `*.${key}`, `*.*.${key}`]), censor: '********' },
    },
    // Written before going on: the last line before an end is the one that matters, and it stays the last.
    destination ?? pino.destination({ dest: 1, sync: true }),
  );
}

const ID = '(?:[a-z]+_)?[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}(?:_[0-9a-z]+)?';
const GROUPS = '\\d{4}(?:[ -]\\d{4})+(?:[ -]?\\d{1,3})?';
const MASKED = new RegExp(`${ID}|${GROUPS}|\\d{8,}`, 'g');

/**
 * Long numbers name people's accounts and telephones: eight digits or more, also in groups of four, keep only the
 * last four. Ids with a uuid stay whole, or a log would be of no use.
 */
export function maskDigits(text: string): string {
  return text.replace(MASKED, (found) => {
    if (/[a-z]/.test(found) || /^\d{8}-\d{4}-\d{4}-\d{4}-\d{12}$/.test(found)) return found;
    const digits = found.replace(/\D/g, '').length;
    let seen = 0;
    return found.replace(/\d/g, (digit) => {
      seen += 1;
      return seen > digits - 4 ? digit : '*';
    });
  });
}
