/** One line for each call: what it was, who gave it, how it ended. */
import type { Reason } from '@stopline/contract';
import { type Logger, maskDigits } from '@stopline/platform/observe/log.ts';
import type { CallLine } from './serve.ts';

type Level = 'error' | 'warn' | 'info' | 'debug';

/** Levels mean action: a fault of ours must be looked at; a caller's fault is a caller's. */
const OURS: Partial<Record<Reason, Level>> = { INTERNAL: 'error', RECORD_UNAVAILABLE: 'warn', OVERLOADED: 'warn' };

const READS = /^(?:Get|List|Find|Watch|Check)/;

export function callLog(log: Logger): (line: CallLine) => void {
  return ({ error, ...line }) => {
    const level: Level =
      line.reason === undefined ? (READS.test(line.rpc) ? 'debug' : 'info') : (OURS[line.reason] ?? 'info');
    if (error === undefined) return log[level](line, 'answered');
    const fields = error.violations.map(({ field }) => maskDigits(field));
    const rule = error.rule === null ? {} : { rule: error.rule };
    log[level]({ ...line, ...rule, ...(fields.length === 0 ? {} : { fields }), ...causeOf(error) }, 'refused');
  };
}

/** For what went wrong outside of any call's line: a door could not say what the desk had answered. */
export const faultLog =
  (log: Logger): ((error: Error) => void) =>
  (error) =>
    log.error(causeOf({ name: 'fault', message: '', cause: error }), 'a door could not answer');

/** A cause is whatever some library threw: its text is masked like everything that may hold a number. */
function causeOf({ cause }: Error): object {
  if (!(cause instanceof Error)) return {};
  return { cause: { type: cause.name, message: maskDigits(cause.message), stack: maskDigits(cause.stack ?? '') } };
}
