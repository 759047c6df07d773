/** A processor profile of a running Node process, over its inspector. One at a time: all open the same port. */
import { sleep, until } from './wait.ts';

const INSPECTOR = 'http://127.0.0.1:9229';
const OPEN_WITHIN_MS = 5_000;
/** Finer than the default of a millisecond would slow what is measured. */
const SAMPLE_EVERY_US = 500;

export async function readProfile(pid: number, ms: number): Promise<unknown> {
  process.kill(pid, 'SIGUSR1');
  const url = await debuggerUrl();
  const socket = new WebSocket(url);
  await new Promise((resolve, reject) => {
    socket.onopen = resolve;
    socket.onerror = reject;
  });
  const ask = asker(socket);
  await ask('Profiler.enable');
  await ask('Profiler.setSamplingInterval', { interval: SAMPLE_EVERY_US });
  await ask('Profiler.start');
  await sleep(ms);
  const { profile } = (await ask('Profiler.stop')) as { profile: unknown };
  // Its port is the next one's. The call ends this very connection, so nobody waits for its answer.
  socket.send(JSON.stringify({ id: 0, method: 'Runtime.evaluate', params: { expression: CLOSE } }));
  await until(async () => !(await isOpen()), OPEN_WITHIN_MS);
  return profile;
}

const CLOSE = "process.getBuiltinModule('inspector').close()";

const isOpen = (): Promise<boolean> =>
  fetch(`${INSPECTOR}/json/list`).then(
    ({ ok }) => ok,
    () => false,
  );

async function debuggerUrl(): Promise<string> {
  if (!(await until(isOpen, OPEN_WITHIN_MS))) throw new Error('the inspector did not open');
  const [target] = (await (await fetch(`${INSPECTOR}/json/list`)).json()) as { webSocketDebuggerUrl: string }[];
  if (target === undefined) throw new Error('the inspector has no target');
  return target.webSocketDebuggerUrl;
}

function asker(socket: WebSocket): (method: string, params?: object) => Promise<unknown> {
  let last = 0;
  return (method, params = {}) =>
    new Promise((resolve) => {
      last += 1;
      const id = last;
      const hear = ({ data }: MessageEvent): void => {
        const answer = JSON.parse(String(data)) as { id?: number; result?: unknown };
        if (answer.id !== id) return;
        socket.removeEventListener('message', hear);
        resolve(answer.result);
      };
      socket.addEventListener('message', hear);
      socket.send(JSON.stringify({ id, method, params }));
    });
}
