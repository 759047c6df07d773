/** Who may use the operators' door, and how they prove it: a token each, of which only the hash is kept. */
import { hash, timingSafeEqual } from 'node:crypto';
import { type Fault, faultText } from '@stopline/bank-registry';
import { readYaml } from '@stopline/bank-registry/yaml-file.ts';
import type { Actor, Role } from '@stopline/domain';
import * as z from 'zod';

/** The roles of people. Banks prove themselves by certificate, at another door. */
const ROLES = ['OPERATOR', 'SUPERVISOR', 'AUDITOR'] as const satisfies readonly Role[];

export interface Operator extends Actor {
  readonly role: (typeof ROLES)[number];
  readonly name: string;
}

export interface Operators {
  /** Null for a token that nobody has. */
  byToken(token: string): Operator | null;
  byId(id: string): Operator | undefined;
}

const OPERATOR = z.strictObject({
  id: z.string().regex(/^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$/, '1 to 64 letters, digits, dots, dashes or underscores'),
  name: z.string().trim().min(1, 'must not be empty').max(140, 'at most 140 characters'),
  role: z.enum(ROLES, { error: `one of ${ROLES.join(', ')}` }),
  token_sha256: z
    .string('the SHA-256 of the token as text')
    .regex(/^[0-9a-f]{64}$/, 'the SHA-256 of the token as 64 lower-case hexadecimal digits'),
});
type Entry = z.output<typeof OPERATOR>;

const FILE = z.strictObject({ operators: z.array(OPERATOR).min(1, 'name at least one operator') }).check((check) => {
  for (const [index, entry] of check.value.operators.entries()) {
    for (const field of ['id', 'token_sha256'] as const) {
      const first = check.value.operators.findIndex((other) => other[field] === entry[field]);
      if (first === index) continue;
      const message = `the same as operators[${first}]: each operator has an own one`;
      check.issues.push({ code: 'custom', message, path: ['operators', index, field], input: entry.id });
    }
  }
});

function operatorsOf(entries: readonly Entry[]): Operators {
  const known = entries.map(({ id, name, role, token_sha256 }) => ({
    operator: { id, name, role },
    hash: Buffer.from(token_sha256, 'hex'),
  }));
  const byId = new Map(known.map(({ operator }) => [operator.id, operator]));
  return {
    byToken(token) {
      const given = hash('sha256', token, 'buffer');
      // Every entry is compared, so that the time says nothing about which one it was.
      const found = known.filter((entry) => timingSafeEqual(entry.hash, given));
      return found[0]?.operator ?? null;
    },
    byId: (id) => byId.get(id),
  };
}

type Loaded = { readonly operators: Operators } | { readonly faults: readonly Fault[] };

function load(file: string): Loaded {
  const read = readYaml(file, FILE);
  return 'faults' in read ? read : { operators: operatorsOf(read.value.operators) };
}

export interface OperatorsHandle {
  current(): Operators;
  /** Reads the file again. With any fault those known stay, and the faults are given back as text. */
  reload(): readonly string[];
}

/** Throws with every fault: without operators nobody could press the button. */
export function openOperators(file: string): OperatorsHandle {
  const first = load(file);
  if ('faults' in first) throw new Error(`the operators file has faults:\n${first.faults.map(faultText).join('\n')}`);
  let { operators } = first;
  return {
    current: () => operators,
    reload() {
      const next = load(file);
      if ('faults' in next) return next.faults.map(faultText);
      operators = next.operators;
      return [];
    },
  };
}
