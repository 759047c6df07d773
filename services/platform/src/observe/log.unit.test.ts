import { expect, test } from 'vitest';
import { createLogger, maskDigits } from './log.ts';

test('secrets are masked wherever requests and settings keep them', () => {
  const lines: string[] = [];
  const log = createLogger({
    name: 'n',
    version: '1',
    level: 'info',
    destination: { write: (line) => void lines.push(line) },
  });
  log.info(
    {
      token: 'hunter2',
      request: { authorization: 'hunter2', headers: { authorization: 'hunter2' } },
      secret: 'hunter2',
    },
    'm',
  );
  log.debug('not written');
  expect(lines.length).toBe(1);
  expect(lines[0]).not.toContain('hunter2');
  expect(JSON.parse(lines[0] ?? '')).toMatchObject({
    level: 'info',
    name: 'n',
    version: '1',
    msg: 'm',
    token: '********',
  });
});

test.each([
  ['paid to 6222021234567890123', 'paid to ***************0123'],
  ['6222 0212 3456 7890 123', '**** **** **** ***0 123'],
  ['6222-0212-3456-7890', '****-****-****-7890'],
  ['DE89370400440532013000', 'DE****************3000'],
  ['+8613812345678', '+*********5678'],
  ['order of 1234567', 'order of 1234567'],
  ['at 2026-11-24T06:10:53.000Z', 'at 2026-11-24T06:10:53.000Z'],
  ['case_12345678-1234-7123-8123-123456789012', 'case_12345678-1234-7123-8123-123456789012'],
  ['order_12345678-1234-7123-8123-123456789012_0123456789', 'order_12345678-1234-7123-8123-123456789012_0123456789'],
])('%s', (text, masked) => {
  expect(maskDigits(text)).toBe(masked);
});
