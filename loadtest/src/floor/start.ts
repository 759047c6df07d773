import { type Helper, startHelper } from '../house/helper.ts';
import type { FloorBank, FloorOpened, FromFloor, OpenFloor } from './messages.ts';

export interface Floor extends Omit<FloorOpened, 'kind'> {
  readonly pid: number;
  stop(): Promise<void>;
}

const OPEN_WITHIN_MS = 20_000;

/** `dir`: where its redis-server keeps its files; on the same disk as Stopline's. */
export async function startFloor(dir: string, banks: readonly FloorBank[], tls: OpenFloor['tls']): Promise<Floor> {
  const helper: Helper<OpenFloor, FromFloor> = startHelper(new URL('./process.ts', import.meta.url), { TMPDIR: dir });
  try {
    helper.send({ kind: 'open', banks, tls });
    const { address, redis_pid, redis_url } = await helper.next('opened', OPEN_WITHIN_MS);
    return { pid: helper.pid, address, redis_pid, redis_url, stop: () => helper.stop() };
  } catch (thrown) {
    await helper.stop();
    throw thrown;
  }
}
