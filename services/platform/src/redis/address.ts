import type { RedisOptions } from 'ioredis';

export type RedisAddress =
  | { kind: 'tcp'; host: string; port: number; username?: string; password?: string }
  /** Without a password: its file's permissions guard it. */
  | { kind: 'socket'; path: string };

const EXAMPLES = 'redis://127.0.0.1:6379, redis://user:password@host:6379 or unix:/run/redis.sock';

/** Throws with what was wrong; never repeats the text, which may hold a password. */
export function parseRedisAddress(text: string): RedisAddress {
  if (text.startsWith('unix:')) {
    const path = text.slice('unix:'.length).replace(/^\/\/(?=\/)/, '');
    if (!path.startsWith('/')) throw new Error(`a unix socket needs an absolute path, as in ${EXAMPLES}`);
    return { kind: 'socket', path };
  }
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (url?.protocol !== 'redis:' || url.hostname === '') throw new Error(`must be like ${EXAMPLES}`);
  if (url.pathname !== '' && url.pathname !== '/') throw new Error('must not name a database: all is in database 0');
  if (url.search !== '' || url.hash !== '') throw new Error('must not carry options after ? or #');
  return {
    kind: 'tcp',
    host: url.hostname.replace(/^\[(.*)\]$/, '$1'),
    port: url.port === '' ? 6379 : Number(url.port),
    ...(url.username === '' ? {} : { username: decodeURIComponent(url.username) }),
    ...(url.password === '' ? {} : { password: decodeURIComponent(url.password) }),
  };
}

/** For people and logs: without the password. */
export function formatRedisAddress(address: RedisAddress): string {
  if (address.kind === 'socket') return `unix:${address.path}`;
  const host = address.host.includes(':') ? `[${address.host}]` : address.host;
  return `redis://${host}:${address.port}`;
}

export function connectionOptions(address: RedisAddress): RedisOptions {
  if (address.kind === 'socket') return { path: address.path };
  const { host, port, username, password } = address;
  return {
    host,
    port,
    ...(username === undefined ? {} : { username }),
    ...(password === undefined ? {} : { password }),
  };
}
