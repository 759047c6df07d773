/** A redis-server of our own: own folder kept between runs, own port, every write on the disk before it is answered. */
import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync, mkdirSync, openSync } from 'node:fs';
import { connect } from 'node:net';
import { join } from 'node:path';

export interface RedisPlace {
  readonly dir: string;
  readonly port: number;
  readonly logFile: string;
}

/** Whether this folder has never held a record. */
export const isNewRedisFolder = (dir: string): boolean => !existsSync(join(dir, 'appendonlydir'));

export function spawnRedis({ dir, port, logFile }: RedisPlace): ChildProcess {
  mkdirSync(dir, { recursive: true });
  const settings: Readonly<Record<string, string>> = {
    port: String(port),
    bind: '127.0.0.1',
    dir,
    daemonize: 'no',
    appendonly: 'yes',
    appendfsync: 'always',
    'no-appendfsync-on-rewrite': 'no',
    // A rewrite in the middle of a wave of presses costs more than the disk it saves.
    'auto-aof-rewrite-min-size': '512mb',
    save: '',
    'maxmemory-policy': 'noeviction',
    'protected-mode': 'yes',
  };
  const args = Object.entries(settings).flatMap(([name, value]) => [`--${name}`, value]);
  const out = openSync(logFile, 'a');
  return spawn('redis-server', args, { stdio: ['ignore', out, out] });
}

/** Whether a Redis answers PING there (one that still loads its log does not). */
export const answersPing = (port: number): Promise<boolean> =>
  new Promise((resolve) => {
    const socket = connect({ port, host: '127.0.0.1' });
    const end = (answer: boolean) => {
      socket.destroy();
      resolve(answer);
    };
    socket.setTimeout(500, () => end(false));
    socket.once('error', () => end(false));
    socket.once('connect', () => socket.write('PING\r\n'));
    socket.once('data', (data) => end(data.toString().startsWith('+PONG')));
  });
