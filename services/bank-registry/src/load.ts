import { hash } from 'node:crypto';
import { dirname, resolve } from 'node:path';
import { type Fault, RegistryFaults } from './faults.ts';
import { ownersIndex } from './owners.ts';
import type { Bank, Registry } from './registry.ts';
import { type CardTable, cardTableSchema, type RegistryConfig, registrySchema, repeatedBanks } from './schema.ts';
import { readYaml } from './yaml-file.ts';

/** The registry of a file and the tables it names, or every fault of all of them. */
export function loadRegistry(file: string): { readonly registry: Registry } | { readonly faults: readonly Fault[] } {
  const main = readYaml(file, registrySchema, repeatedBanks);
  if ('faults' in main) return main;
  const folder = dirname(resolve(file));
  const tables = main.value.card_prefix_tables.map((name) => readYaml(resolve(folder, name), cardTableSchema));
  const faults = tables.flatMap((table) => ('faults' in table ? table.faults : []));
  if (faults.length > 0) return { faults };
  const read = tables.flatMap((table) => ('faults' in table ? [] : [table]));
  const version = versionOf([main.bytes, ...read.map(({ bytes }) => bytes)]);
  return {
    registry: buildRegistry(
      main.value,
      read.map(({ value }) => value),
      folder,
      version,
    ),
  };
}

/** A hash of hashes, so that bytes moved from one file to the next are another version. */
const versionOf = (files: readonly Uint8Array[]): string =>
  hash('sha256', files.map((bytes) => hash('sha256', bytes, 'hex')).join(' '), 'hex').slice(0, 12);

/** `folder` is where relative paths of certificates start. */
export function buildRegistry(
  config: RegistryConfig,
  tables: readonly CardTable[],
  folder: string,
  version: string,
): Registry {
  return {
    version,
    banks: new Map(config.banks.map((bank) => [bank.id, bankOf(bank, folder)])),
    ownersOf: ownersIndex(config.banks, tables),
    tableNames: new Map(
      tables.flatMap(({ banks }) => Object.entries(banks).map(([bank_id, { name }]) => [bank_id, name] as const)),
    ),
  };
}

function bankOf(config: RegistryConfig['banks'][number], folder: string): Bank {
  const { owns: _owned, channels, ...bank } = config;
  return {
    ...bank,
    channels: channels.map(({ kind, address, tls }, index) => {
      const channel = { kind, name: `${kind}-${index + 1}`, address };
      if (tls === undefined) return channel;
      const { ca, cert, key, server_name } = tls;
      const files = { ca: resolve(folder, ca), cert: resolve(folder, cert), key: resolve(folder, key) };
      return { ...channel, tls: server_name === undefined ? files : { ...files, server_name } };
    }),
  };
}

export type Reload =
  | { readonly ok: true; readonly version: string; readonly changed: boolean }
  | { readonly ok: false; readonly version: string; readonly faults: readonly Fault[] };

export interface RegistryHandle {
  /** What holds now. Ask again for every order: a reload may have come between. */
  current(): Registry;
  /** Reads the files again. With any fault the registry stays as it is: a slip of the pen must not stop the hotline. */
  reload(): Reload;
}

/** Throws `RegistryFaults` with every fault: without a registry nothing can start. */
export function createRegistry(file: string): RegistryHandle {
  const first = loadRegistry(file);
  if ('faults' in first) throw new RegistryFaults(first.faults);
  let registry = first.registry;
  return {
    current: () => registry,
    reload: () => {
      const next = loadRegistry(file);
      if ('faults' in next) return { ok: false, version: registry.version, faults: next.faults };
      const changed = next.registry.version !== registry.version;
      if (changed) registry = next.registry;
      return { ok: true, version: registry.version, changed };
    },
  };
}
