import { expect, it } from 'vitest';
import { callerOf } from './address.ts';

it.each([
  ['192.0.2.7', '192.0.2.7'],
  ['::ffff:192.0.2.7', '192.0.2.7'],
  ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2::/64'],
  ['2001:0db8:0001:0002:ffff::1', '2001:db8:1:2::/64'],
  ['2001:db8::1', '2001:db8:0:0::/64'],
  ['::1', '0:0:0:0::/64'],
  ['fe80::1%eth0', 'fe80:0:0:0::/64'],
  ['192.0.2.7:40001', '192.0.2.7'],
  ['[2001:db8:1:2::9]:40001', '2001:db8:1:2::/64'],
  ['[2001:db8:1:2::9]', '2001:db8:1:2::/64'],
  ['::ffff:0909:0906', '9.9.9.6'],
  ['0:0:0:0:0:FFFF:192.0.2.7', '192.0.2.7'],
  ['somebody', 'unknown'],
  ['somebody else', 'unknown'],
  ['', 'unknown'],
  [undefined, 'unknown'],
])('given %s, the caller is %s', (address, caller) => {
  expect(callerOf(address)).toBe(caller);
});
