/** Two hundred people with a console each: an operator of their own, as in a real house, where one token opens only some streams. */
import { createHash, randomBytes } from 'node:crypto';
import { appendFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import type { House } from '../house/house.ts';

const TAKEN_WITHIN_MS = 10_000;
const ASK_EVERY_MS = 50;

/** Their tokens, once the intake knows all of them. */
export async function hire(
  { operatorsFile, pids, console: address }: House,
  count: number,
): Promise<readonly string[]> {
  const hired = Array.from({ length: count }, (_, index) => ({
    id: `desk-${index + 1}`,
    token: randomBytes(16).toString('hex'),
  }));
  const lines = hired.map(({ id, token }) => {
    const token_sha256 = createHash('sha256').update(token).digest('hex');
    return `  - ${JSON.stringify({ id, name: id, role: 'OPERATOR', token_sha256 })}\n`;
  });
  appendFileSync(operatorsFile, lines.join(''));
  if (pids.intake === undefined) throw new Error('the house has no intake');
  process.kill(pids.intake, 'SIGHUP');
  const headers = { authorization: `Bearer ${hired.at(-1)?.token}` };
  for (const end = Date.now() + TAKEN_WITHIN_MS; ; await sleep(ASK_EVERY_MS)) {
    const { status } = await fetch(`${address}/v1/banks`, { headers });
    if (status === 200) return hired.map(({ token }) => token);
    if (Date.now() > end) throw new Error(`the intake does not know the operators of ${operatorsFile}: ${status}`);
  }
}
