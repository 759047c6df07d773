import { invalidField, StoplineError } from '@stopline/contract';
import { createLogger } from '@stopline/platform/observe/log.ts';
import { expect, test } from 'vitest';
import { callLog } from './call-log.ts';
import type { CallLine } from './serve.ts';

const logged = (line: Partial<CallLine>): Record<string, unknown> => {
  let text = '';
  const destination = {
    write(part: string) {
      text += part;
    },
  };
  const log = createLogger({ name: 'test', version: '0', level: 'trace', destination });
  callLog(log)({ request_id: 'r1', door: 'http', rpc: 'SubmitStop', duration_ms: 7, operator: 'li', ...line });
  return JSON.parse(text) as Record<string, unknown>;
};
const refused = (error: StoplineError) => logged({ reason: error.reason, error });

test('a line says what, who and how long; reading is said more softly than doing', () => {
  expect(logged({ case_id: 'case_x' })).toMatchObject({
    level: 'info',
    msg: 'answered',
    rpc: 'SubmitStop',
    operator: 'li',
    case_id: 'case_x',
    duration_ms: 7,
    request_id: 'r1',
  });
  for (const rpc of ['GetCase', 'ListCases', 'FindCases', 'CheckAccount', 'WatchCase'] as const) {
    expect(logged({ rpc }).level).toBe('debug');
  }
});

test('a caller’s fault names fields, never what stood in them; ours has its cause, with numbers masked', () => {
  const wrong = refused(invalidField('payments[0].6222020000000000000', 'it is 6222020000000000000', 'a field'));
  expect(wrong).toMatchObject({
    level: 'info',
    msg: 'refused',
    reason: 'INVALID_FIELD',
    fields: ['payments[0].***************0000'],
  });
  expect(JSON.stringify(wrong)).not.toContain('6222020000000000000');
  const cause = new TypeError('cannot read 6222020000000000000');
  const ours = refused(new StoplineError('INTERNAL', 'a fault of Stopline itself', { cause }));
  expect(ours).toMatchObject({
    level: 'error',
    cause: { type: 'TypeError', message: 'cannot read ***************0000' },
  });
  expect(JSON.stringify(ours)).not.toContain('6222020000000000000');
  expect(refused(new StoplineError('RECORD_UNAVAILABLE', 'away')).level).toBe('warn');
});
