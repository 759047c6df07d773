/** Whether an append would be acknowledged now: found out by writing, because a full disk shows nowhere else. */
import { probeRecord, type StoplineRecord } from '@stopline/casebook';
import type { Timers } from '@stopline/platform/ports/timers.ts';
import type { RecordShown } from './desk/standing.ts';

const PROBE_EVERY_MS = 2_000;
const PROBE_WITHIN_MS = 1_000;
const KNOWN_WITHIN_MS = 1_000;

export interface RecordWatch {
  writable(): boolean;
  state(): Promise<RecordShown>;
  stop(): Promise<void>;
}

export function watchRecord({ record, timers }: { record: StoplineRecord; timers: Timers }): RecordWatch {
  // Until the first probe the connection's word is taken.
  let written = true;
  const probe = async (): Promise<void> => {
    written = await probeRecord(record, PROBE_WITHIN_MS).then(
      () => true,
      () => false,
    );
  };
  const probing = timers.every(PROBE_EVERY_MS, probe, () => undefined);
  const writable = (): boolean => record.ready() && written;
  return {
    writable,
    async state() {
      const { identity, shards } = await record.known(KNOWN_WITHIN_MS);
      const [record_id = ''] = identity.split(' ');
      return { writable: writable(), record_id, shards: shards.count };
    },
    stop: () => probing.stop(),
  };
}
