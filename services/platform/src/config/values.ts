import { statSync } from 'node:fs';
import { z } from 'zod';
import { type HostPort, isLoopback } from '../process/listen.ts';
import { parseRedisAddress } from '../redis/address.ts';

/** Kinds of values. Each message says what is right, since the reader has only the variable's name beside it. */

export function wholeNumber(range: { min: number; max: number }): z.ZodType<number, string> {
  const said = `must be a whole number from ${range.min} to ${range.max}`;
  return z
    .string()
    .regex(/^-?\d{1,15}$/, said)
    .transform(Number)
    .refine((value) => value >= range.min && value <= range.max, said);
}

/** A time span: state `unit: 'ms'` and end the name in `_MS`. */
export function milliseconds(range: { min?: number; max?: number } = {}): z.ZodType<number, string> {
  return wholeNumber({ min: range.min ?? 0, max: range.max ?? 24 * 60 * 60 * 1000 });
}

export function yesNo(): z.ZodType<boolean, string> {
  return z
    .string()
    .refine((text) => text === 'true' || text === 'false', 'must be true or false')
    .transform((text) => text === 'true');
}

export function oneOf<const V extends string>(values: readonly V[]): z.ZodType<V, string> {
  const isValue = (text: string): text is V => (values as readonly string[]).includes(text);
  return z.string().transform((text, context) => {
    if (isValue(text)) return text;
    context.addIssue({ code: 'custom', message: `must be one of ${values.join(', ')}` });
    return z.NEVER;
  });
}

export function text(limit: { max: number }): z.ZodType<string, string> {
  return z.string().max(limit.max, `must have at most ${limit.max} characters`);
}

/** Where to listen or connect. Port 0 takes any free port. */
export function hostPort(): z.ZodType<HostPort, string> {
  return z.string().transform((given, context) => {
    const parts = /^(?:\[([0-9a-fA-F:.]+)\]|([^:[\]\s]+)):(\d{1,5})$/.exec(given);
    const host = parts?.[1] ?? parts?.[2];
    const port = Number(parts?.[3]);
    if (host !== undefined && port <= 65_535) return { host, port };
    context.addIssue({ code: 'custom', message: 'must be host:port, as in 127.0.0.1:8080 or [::1]:8080' });
    return z.NEVER;
  });
}

export function existingFile(): z.ZodType<string, string> {
  return z.string().refine((path) => statSync(path, { throwIfNoEntry: false })?.isFile() === true, 'names no file');
}

export function existingFolder(): z.ZodType<string, string> {
  return z
    .string()
    .refine((path) => statSync(path, { throwIfNoEntry: false })?.isDirectory() === true, 'names no folder');
}

/** Where requests of ours go. Over plain http only on this machine: what is sent is for nobody on the way. */
export function httpUrl(): z.ZodType<string, string> {
  const isSafe = (given: string): boolean => {
    if (!URL.canParse(given)) return false;
    const { protocol, hostname } = new URL(given);
    return protocol === 'https:' || (protocol === 'http:' && isLoopback(hostname.replace(/^\[|\]$/g, '')));
  };
  return z.string().max(500).refine(isSafe, 'must be an https:// address, or http:// on 127.0.0.1');
}

/** Key material. Too short is refused: it would work, and protect nothing. */
export function secretBytes(limit: { min: number } = { min: 32 }): z.ZodType<Buffer, string> {
  return z
    .string()
    .transform((given) => Buffer.from(given, 'utf8'))
    .refine((bytes) => bytes.length >= limit.min, `must have at least ${limit.min} bytes`);
}

export function redisAddress(): z.ZodType<ReturnType<typeof parseRedisAddress>, string> {
  return z.string().transform((given, context) => {
    try {
      return parseRedisAddress(given);
    } catch (thrown) {
      context.addIssue({ code: 'custom', message: (thrown as Error).message });
      return z.NEVER;
    }
  });
}
