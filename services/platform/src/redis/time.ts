import type { Instant } from '../ports/clock.ts';
import type { RecordClient } from './record-client.ts';

/** Redis's own time, for the record clock. */
export async function readRedisTime(client: RecordClient, budgetMs: number): Promise<Instant> {
  const reply = await client.read('time', [], { budgetMs });
  const [seconds, microseconds] = Array.isArray(reply) ? reply.map(Number) : [];
  if (seconds === undefined || microseconds === undefined) throw new Error('TIME was not answered with a time');
  return seconds * 1000 + Math.floor(microseconds / 1000);
}
