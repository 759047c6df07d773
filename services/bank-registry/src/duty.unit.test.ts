import { describe, expect, test } from 'vitest';
import { dutyOfficer } from './duty.ts';
import { testRegistry } from './testing.ts';

const entry = (days: string, from: string, to: string, phone: string) => ({
  days,
  from,
  to,
  phone,
  name: { en: phone, zh: phone },
});

function phoneAt(time_zone: string, duty: readonly ReturnType<typeof entry>[], at: string): string | null {
  const bank = testRegistry({ banks: [{ id: 'lotus', time_zone, duty }] }).banks.get('lotus');
  return bank === undefined ? null : (dutyOfficer(bank, Date.parse(at))?.phone ?? null);
}

// 2026-11-23 is a Monday.
describe('R17: the duty officer by the bank’s own hour', () => {
  const shifts = [
    entry('mon-fri', '08:00', '18:00', '111'),
    entry('mon-thu', '18:00', '08:00', '222'),
    entry('fri', '18:00', '24:00', '333'),
    entry('sat-sun', '00:00', '24:00', '444'),
  ];
  test.each([
    ['2026-11-23T00:00:00Z', '111'], // Monday 08:00 in Shanghai
    ['2026-11-23T09:59:59Z', '111'],
    ['2026-11-23T10:00:00Z', '222'], // 18:00
    ['2026-11-23T23:59:00Z', '222'], // Tuesday 07:59: Monday's night goes on
    ['2026-11-26T20:00:00Z', '222'], // Friday 04:00: Thursday's night
    ['2026-11-27T10:00:00Z', '333'], // Friday 18:00
    ['2026-11-27T15:59:59Z', '333'], // until midnight
    ['2026-11-27T16:00:00Z', '444'], // Saturday 00:00
    ['2026-11-29T15:59:59Z', '444'], // Sunday 23:59:59
    ['2026-11-29T16:00:00Z', null], // Monday 00:00 to 08:00: Sunday has no night span
  ])('at %s it is %s', (at, phone) => {
    expect(phoneAt('Asia/Shanghai', shifts, at)).toBe(phone);
  });

  test('the first entry that covers the hour wins', () => {
    expect(
      phoneAt(
        'UTC',
        [entry('mon-sun', '00:00', '24:00', '111'), entry('mon-sun', '00:00', '24:00', '222')],
        '2026-11-23T12:00:00Z',
      ),
    ).toBe('111');
  });

  test('Sunday’s night reaches into Monday, and a span of days may run over the week’s end', () => {
    expect(phoneAt('UTC', [entry('sun', '22:00', '06:00', '111')], '2026-11-23T05:59:00Z')).toBe('111');
    expect(phoneAt('UTC', [entry('sat-mon', '08:00', '09:00', '111')], '2026-11-23T08:30:00Z')).toBe('111');
    expect(phoneAt('UTC', [entry('wed,sat', '08:00', '09:00', '111')], '2026-11-25T08:30:00Z')).toBe('111');
    expect(phoneAt('UTC', [entry('wed,sat', '08:00', '09:00', '111')], '2026-11-26T08:30:00Z')).toBe(null);
  });

  test('the clock on the wall counts, through the change to summer time', () => {
    const early = [entry('sun', '03:00', '04:00', '111')];
    expect(phoneAt('Europe/London', early, '2026-03-29T02:30:00Z')).toBe('111'); // 03:30 BST
    expect(phoneAt('Europe/London', early, '2026-03-29T03:30:00Z')).toBe(null);
  });

  test('names come in both languages; without entries nobody is on duty', () => {
    const named = [
      { ...entry('mon-sun', '00:00', '24:00', '+86 10 5555 0000'), name: { en: 'Night desk', zh: '夜班' } },
    ];
    const bank = testRegistry({ banks: [{ id: 'lotus', duty: named }] }).banks.get('lotus');
    expect(bank && dutyOfficer(bank, 0)).toEqual({ name: { en: 'Night desk', zh: '夜班' }, phone: '+86 10 5555 0000' });
    expect(phoneAt('UTC', [], '2026-11-23T12:00:00Z')).toBe(null);
  });
});
