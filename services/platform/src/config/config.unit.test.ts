import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, expectTypeOf, test } from 'vitest';
import type { HostPort } from '../process/listen.ts';
import { logLevel, metricsAddress, redisUrl, sharedSecret } from './common.ts';
import { ConfigError, readConfig } from './read.ts';
import { renderConfig, renderHelp, renderMarkdown } from './render.ts';
import { setting } from './setting.ts';
import { existingFile, hostPort, httpUrl, milliseconds, wholeNumber, yesNo } from './values.ts';

const SECRET = 'x'.repeat(32);

const spec = {
  name: 'thing',
  settings: {
    logLevel,
    redisUrl,
    sharedSecret,
    metrics: metricsAddress('STOPLINE_THING_METRICS_ADDRESS', 9464),
    reflection: setting({
      env: 'STOPLINE_GRPC_REFLECTION',
      schema: yesNo(),
      default: 'false',
      help: 'Describe services.',
    }),
    waitMs: setting({
      env: 'STOPLINE_WAIT_MS',
      schema: milliseconds({ min: 10 }),
      default: '250',
      help: 'Wait | pause.',
      unit: 'ms',
    }),
    file: setting({ env: 'STOPLINE_FILE', schema: existingFile(), optional: true, help: 'A file.' }),
  },
} as const;

let dir: string;
beforeAll(() => {
  dir = mkdtempSync(join(tmpdir(), 'config-test-'));
});
afterAll(() => rmSync(dir, { recursive: true }));

test('defaults are read like anything else, an optional setting is absent, and nothing can be changed', () => {
  const config = readConfig(spec, { STOPLINE_SECRET: SECRET, STOPLINE_WAIT_MS: '' });
  expect(config).toMatchObject({
    logLevel: 'info',
    waitMs: 250,
    reflection: false,
    metrics: { host: '127.0.0.1', port: 9464 },
  });
  expect('file' in config).toBe(false);
  expectTypeOf(config.waitMs).toEqualTypeOf<number>();
  expectTypeOf(config.metrics).toEqualTypeOf<HostPort>();
  expectTypeOf(config.file).toEqualTypeOf<string | undefined>();
  expect(() => Object.assign(config, { waitMs: 1 })).toThrow(TypeError);
  expect(() => Object.assign(config, { other: 1 })).toThrow(TypeError);
});

test('all faults at once, each with its variable; a secret is never repeated', () => {
  const read = () =>
    readConfig(spec, {
      STOPLINE_SECRET: 'too short',
      STOPLINE_WAIT_MS: '5',
      STOPLINE_LOG_LEVEL: 'loud',
      STOPLINE_GRPC_REFLECTION: 'yes',
      STOPLINE_FILE: join(dir, 'absent'),
      STOPLINE_REDIS_URL: 'redis://app:hunter2@h:1/3',
    });
  let error: unknown;
  try {
    read();
  } catch (thrown) {
    error = thrown;
  }
  expect(error).toBeInstanceOf(ConfigError);
  const { faults, message } = error as ConfigError;
  expect(faults.map((fault) => fault.split(' ')[0]).sort()).toEqual([
    'STOPLINE_FILE',
    'STOPLINE_GRPC_REFLECTION',
    'STOPLINE_LOG_LEVEL',
    'STOPLINE_REDIS_URL',
    'STOPLINE_SECRET',
    'STOPLINE_WAIT_MS',
  ]);
  expect(message).toContain('from 10 to');
  expect(message).not.toContain('too short');
  expect(message).not.toContain('hunter2');
});

test('a missing setting says what it is for', () => {
  expect(() => readConfig(spec, {})).toThrow(/STOPLINE_SECRET is missing: Keys everything/);
});

test('a secret may come from a file, but not from both', () => {
  const path = join(dir, 'secret');
  writeFileSync(path, `${SECRET}\n`);
  const config = readConfig(spec, { STOPLINE_SECRET_FILE: path });
  expect(config.sharedSecret.toString()).toBe(SECRET);
  expect(() => readConfig(spec, { STOPLINE_SECRET_FILE: path, STOPLINE_SECRET: SECRET })).toThrow(/both given/);
  expect(() => readConfig(spec, { STOPLINE_SECRET_FILE: join(dir, 'absent') })).toThrow(/STOPLINE_SECRET_FILE names/);
});

test('addresses', () => {
  const parse = (text: string) => hostPort().safeParse(text).data;
  expect(parse('localhost:80')).toEqual({ host: 'localhost', port: 80 });
  expect(parse('[::1]:80')).toEqual({ host: '::1', port: 80 });
  for (const wrong of ['80', ':80', 'h:', 'h:70000', '::1:80', 'h:80 ']) expect(parse(wrong)).toBeUndefined();
  expect(wholeNumber({ min: 1, max: 9 }).safeParse('1e0').success).toBe(false);
});

test.each([
  ['https://texts.example/messages', true],
  ['http://127.0.0.1:9000/x', true],
  ['http://[::1]:9000/x', true],
  ['http://texts.example/messages', false],
  ['ftp://127.0.0.1/x', false],
  ['texts.example', false],
])('requests of ours go to %s: %s', (given, right) => {
  expect(httpUrl().safeParse(given).success).toBe(right);
});

test('help, printed config and the table name every setting and no secret', () => {
  const printed = renderConfig(spec, { STOPLINE_SECRET: SECRET, STOPLINE_REDIS_URL: 'redis://u:hunter2@h:1' });
  expect(printed).not.toContain(SECRET);
  expect(printed).not.toContain('hunter2');
  expect(printed).toContain('STOPLINE_SECRET=********\n');
  expect(printed).toContain('STOPLINE_WAIT_MS=250\n');
  const help = renderHelp(spec);
  const table = renderMarkdown([spec, { name: 'other', settings: { logLevel } }]);
  for (const { env } of Object.values(spec.settings)) {
    expect(help).toContain(env);
    expect(table).toContain(`\`${env}\``);
  }
  expect(help).toContain('STOPLINE_SECRET_FILE');
  expect(table).toContain('| `STOPLINE_LOG_LEVEL` | thing, other | info |');
  expect(table).toContain('| 250 ms | Wait \\| pause. |');
});
