import { expect, test } from 'vitest';
import { formatRedisAddress, parseRedisAddress } from './address.ts';

test('addresses over TCP and unix sockets', () => {
  expect(parseRedisAddress('redis://127.0.0.1:6380')).toEqual({ kind: 'tcp', host: '127.0.0.1', port: 6380 });
  expect(parseRedisAddress('redis://cache')).toEqual({ kind: 'tcp', host: 'cache', port: 6379 });
  expect(parseRedisAddress('redis://[::1]:6380')).toEqual({ kind: 'tcp', host: '::1', port: 6380 });
  expect(parseRedisAddress('unix:/run/redis.sock')).toEqual({ kind: 'socket', path: '/run/redis.sock' });
  expect(parseRedisAddress('unix:///run/redis.sock')).toEqual({ kind: 'socket', path: '/run/redis.sock' });
});

test('a password is understood and never printed', () => {
  const address = parseRedisAddress('redis://app:p%40ss@h:1');
  expect(address).toEqual({ kind: 'tcp', host: 'h', port: 1, username: 'app', password: 'p@ss' });
  expect(formatRedisAddress(address)).toBe('redis://h:1');
});

test.each([
  '',
  'localhost:6379',
  'http://h:1',
  'rediss://h:1',
  'redis://h:1/3',
  'redis://h:1?x=1',
  'unix:relative',
  'redis://',
])('refuses %j', (text) => {
  expect(() => parseRedisAddress(text)).toThrow();
});
