/** What this worker says of itself each second, and what it learns of the others: how many share the banks' limits. */
import type { StoplineRecord } from '@stopline/casebook';
import { type Heartbeat, readHeartbeats, writeHeartbeat } from '@stopline/casebook/heartbeats/heartbeats.ts';
import type { AnswerTimes } from './answer-times.ts';
import type { Breakers } from './instruct/breaker.ts';
import type { Places } from './instruct/limits.ts';
import type { WaitingRoom } from './instruct/waiting-room.ts';

export interface HeartbeatPorts {
  readonly worker_id: string;
  readonly record: StoplineRecord;
  readonly breakers: Pick<Breakers, 'states'>;
  readonly places: Pick<Places, 'inFlight'>;
  readonly room: Pick<WaitingRoom, 'waiting' | 'refresh'>;
  readonly answers: Pick<AnswerTimes, 'percentiles'>;
  bankIds(): Iterable<string>;
  onWorkers(count: number): void;
}

export async function beat(ports: HeartbeatPorts): Promise<void> {
  const { record, room } = ports;
  await writeHeartbeat(record, ownHeartbeat(ports));
  ports.onWorkers((await readHeartbeats(record)).length);
  await room.refresh(ports.bankIds());
}

function ownHeartbeat({ worker_id, record, breakers, places, room, answers, bankIds }: HeartbeatPorts): Heartbeat {
  const inFlight = [...bankIds()].map((bank_id) => [bank_id, places.inFlight(bank_id)] as const);
  return {
    worker_id,
    at: record.clock.now(),
    breakers: breakers.states(),
    waiting: withoutZeros(room.waiting()),
    in_flight: withoutZeros(inFlight),
    answer_ms: answers.percentiles(),
  };
}

const withoutZeros = (counts: Iterable<readonly [string, number]>): Record<string, number> =>
  Object.fromEntries([...counts].filter(([, count]) => count > 0));
