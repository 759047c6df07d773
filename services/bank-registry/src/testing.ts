/**
 * Registries for the tests and demonstrations of other rooms: fake banks on this machine, as the YAML that a process
 * reads (`STOPLINE_BANKS_FILE`) or as a registry in memory.
 */
import { fileURLToPath } from 'node:url';
import { stringify } from 'yaml';
import { RegistryFaults } from './faults.ts';
import { buildRegistry } from './load.ts';
import type { Registry } from './registry.ts';
import { registrySchema, repeatedBanks } from './schema.ts';
import { passesLuhn } from './warnings.ts';
import { parseYaml } from './yaml-file.ts';

/** The table of the Chinese banks' card prefixes, for `card_prefix_tables`; absolute, so that a file in any folder may name it. */
export const CN_CARD_TABLE = fileURLToPath(new URL('../../../deploy/banks/card-prefixes.cn.yaml', import.meta.url));

export interface TestChannel {
  readonly port: number;
  readonly host?: string;
  /** Absent: insecure, which the registry lets pass on loopback only. */
  readonly tls?: { readonly ca: string; readonly cert: string; readonly key: string; readonly server_name?: string };
}

export interface TestBank {
  readonly id: string;
  /** One channel on this port; for several, or TLS, say `channels`. Neither: a bank that only the telephone reaches. */
  readonly port?: number;
  readonly channels?: readonly TestChannel[];
  readonly name?: { readonly en: string; readonly zh: string };
  /** As in the YAML; absent: the bank owns the card numbers that begin with `testPrefix` of its place in the list. */
  readonly owns?: Readonly<Record<string, unknown>>;
  readonly enquiry_schemes?: readonly string[];
  readonly enabled?: boolean;
  readonly answer_within_ms?: number;
  readonly max_in_flight?: number;
  readonly time_zone?: string;
  readonly duty?: readonly Readonly<Record<string, unknown>>[];
}

export interface TestRegistryOptions {
  readonly banks: readonly TestBank[];
  readonly card_prefix_tables?: readonly string[];
}

/** The card prefix of the bank at that place in the list: 990001 for the first. No real card begins so. */
export const testPrefix = (place: number): string => `99${String(place + 1).padStart(4, '0')}`;

/**
 * A card number with a right check digit that begins and ends as said, with zeros between and one digit that makes the
 * check digit fit: for the simulator's magic endings (`0000` is held in full), also with a real bank's prefix.
 */
export function cardEnding(prefix: string, ending: string, length = 19): string {
  const zeros = '0'.repeat(length - prefix.length - ending.length - 1);
  const fitting = Array.from({ length: 10 }, (_, digit) => `${prefix}${digit}${zeros}${ending}`).find(passesLuhn);
  if (fitting === undefined) throw new Error('one free digit always makes the check digit fit');
  return fitting;
}

/** A card of the bank at that place; the ending (to 12 digits) tells a bank's cards apart. */
export const testCard = (place: number, ending: string): string => cardEnding(testPrefix(place), ending);

export const testRegistryYaml = ({ banks, card_prefix_tables }: TestRegistryOptions): string =>
  stringify(
    { ...(card_prefix_tables === undefined ? {} : { card_prefix_tables }), banks: banks.map(bankYaml) },
    { aliasDuplicateObjects: false },
  );

function bankYaml(bank: TestBank, place: number): Record<string, unknown> {
  const { port, channels = port === undefined ? [] : [{ port }], ...said } = bank;
  return {
    name: { en: `Bank ${bank.id}`, zh: `银行 ${bank.id}` },
    owns: { card_prefixes: [testPrefix(place)] },
    enquiry_schemes: ['CARD', 'CN_ACCOUNT'],
    duty: [
      {
        days: 'mon-sun',
        from: '00:00',
        to: '24:00',
        phone: '+86 10 5555 0000',
        name: { en: 'Night desk', zh: '夜班' },
      },
    ],
    ...said,
    channels: channels.map(({ port: number, host = '127.0.0.1', tls }) => ({
      kind: 'grpc',
      address: `${host}:${number}`,
      ...(tls === undefined ? { insecure: true } : { tls }),
    })),
  };
}

/** The same in memory, for rooms that are handed a registry; without tables. */
export function testRegistry(options: Omit<TestRegistryOptions, 'card_prefix_tables'>, version = 'test'): Registry {
  const parsed = parseYaml('test', testRegistryYaml(options), registrySchema, repeatedBanks);
  if ('faults' in parsed) throw new RegistryFaults(parsed.faults);
  return buildRegistry(parsed.value, [], '/', version);
}
