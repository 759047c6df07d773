/** Where a whole house fits between what else runs on this machine. */
import { createServer } from 'node:net';
import { portsAt } from '../../src/ports.ts';

/** Not on 1,999 or 2,000: browsers refuse the port 10,080 (src/terminal.ts). */
const FIRST = 1_010;
const LAST = 8_910;
const STEP = 50;

/** Bound, not only asked: a port may be taken by somebody who does not listen. */
const isFree = (port: number): Promise<boolean> =>
  new Promise((resolve) => {
    const server = createServer();
    server.once('error', () => resolve(false));
    server.listen(port, '127.0.0.1', () => server.close(() => resolve(true)));
  });

export async function freeOffset(bankCount: number): Promise<number> {
  const places = (LAST - FIRST) / STEP;
  const from = process.pid % places;
  for (let tried = 0; tried < places; tried += 1) {
    const offset = FIRST + ((from + tried) % places) * STEP;
    const { firstBank, ...named } = portsAt(offset);
    const ports = [...Object.values(named), ...Array.from({ length: bankCount }, (_, index) => firstBank + index)];
    if ((await Promise.all(ports.map(isFree))).every((free) => free)) return offset;
  }
  throw new Error('no place for a house: the ports of every offset are in use');
}
