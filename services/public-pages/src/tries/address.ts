/** Who is one caller: an IPv4 address, or the /64 that a subscriber of IPv6 has to themselves and may use all of. */
import { isIPv4, isIPv6 } from 'node:net';

/** Some proxies write the port too, which is another one at each call: it is nobody's name. */
const WITH_PORT = /^(?:\[([^\]]*)\](?::\d+)?|([^:]+):\d+)$/;
/** What is no address is one caller, however it is written. */
const NOBODY = 'unknown';

export function callerOf(address: string | undefined): string {
  const apart = WITH_PORT.exec(address ?? '');
  const [plain = ''] = (apart?.[1] ?? apart?.[2] ?? address ?? '').split('%');
  if (isIPv4(plain)) return plain;
  if (!isIPv6(plain)) return NOBODY;
  // The URL parser writes every spelling of an address the same: groups in hexadecimal, the longest zeros left out.
  const spelled = new URL(`http://[${plain}]`).hostname.slice(1, -1);
  return mappedIPv4(spelled) ?? `${firstGroups(spelled)}::/64`;
}

/** `::ffff:c000:207` is 192.0.2.7. */
function mappedIPv4(spelled: string): string | null {
  const [, high, low] = /^::ffff:([0-9a-f]{1,4}):([0-9a-f]{1,4})$/.exec(spelled) ?? [];
  if (high === undefined || low === undefined) return null;
  const [a, b] = [Number.parseInt(high, 16), Number.parseInt(low, 16)];
  return [a >> 8, a & 255, b >> 8, b & 255].join('.');
}

/** The first four groups; `::` stands for as many zero groups as are missing. */
function firstGroups(address: string): string {
  const [head = '', tail] = address.split('::');
  const groups = (part: string): string[] => (part === '' ? [] : part.split(':'));
  const before = groups(head);
  const after = tail === undefined ? [] : groups(tail);
  const zeros = Math.max(0, 8 - before.length - after.length);
  const all = tail === undefined ? before : [...before, ...Array<string>(zeros).fill('0'), ...after];
  return all
    .slice(0, 4)
    .map((group) => Number.parseInt(group, 16).toString(16))
    .join(':');
}
