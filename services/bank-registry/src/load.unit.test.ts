import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { RegistryFaults } from './faults.ts';
import { createRegistry, loadRegistry } from './load.ts';
import { CN_CARD_TABLE, testRegistryYaml } from './testing.ts';

let folder: string;
let file: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'registry-'));
  file = join(folder, 'banks.yaml');
});
afterAll(() => rmSync(folder, { recursive: true }));
beforeEach(() => writeFileSync(file, testRegistryYaml({ banks: [{ id: 'lotus', port: 60_001 }] })));

describe('the registry in force', () => {
  test('relative paths of certificates start at the file', () => {
    const tls = { ca: 'ca.pem', cert: '../own.pem', key: '/keys/own.key' };
    writeFileSync(
      file,
      testRegistryYaml({
        banks: [{ id: 'lotus', channels: [{ port: 60_001, host: 'bank.example', tls }, { port: 60_002 }] }],
      }),
    );
    expect(createRegistry(file).current().banks.get('lotus')?.channels).toEqual([
      {
        kind: 'grpc',
        name: 'grpc-1',
        address: 'bank.example:60001',
        tls: { ca: join(folder, 'ca.pem'), cert: join(folder, '..', 'own.pem'), key: '/keys/own.key' },
      },
      { kind: 'grpc', name: 'grpc-2', address: '127.0.0.1:60002' },
    ]);
  });

  test('its version is of its bytes: the same for the same, another for a blank more', () => {
    const registry = createRegistry(file);
    const { version } = registry.current();
    expect(version).toMatch(/^[0-9a-f]{12}$/);
    expect(registry.reload()).toEqual({ ok: true, version, changed: false });
    writeFileSync(file, `${testRegistryYaml({ banks: [{ id: 'lotus', port: 60_001 }] })} `);
    const again = registry.reload();
    expect(again).toEqual({ ok: true, version: registry.current().version, changed: true });
    expect(again.version).not.toBe(version);
  });

  test('a reload with a fault keeps the old registry and says what is wrong; mended, the new one holds', () => {
    const registry = createRegistry(file);
    const before = registry.current();
    writeFileSync(
      file,
      testRegistryYaml({
        banks: [
          { id: 'Lotus', port: 60_001 },
          { id: 'harbour', max_in_flight: 0 },
        ],
      }),
    );
    const bad = registry.reload();
    expect(bad).toMatchObject({
      ok: false,
      version: before.version,
      faults: [{ path: 'banks[0].id' }, { path: 'banks[1].max_in_flight' }],
    });
    expect(registry.current()).toBe(before);
    rmSync(file);
    expect(registry.reload()).toMatchObject({ ok: false, faults: [{ path: '' }] });
    writeFileSync(file, testRegistryYaml({ banks: [{ id: 'harbour', port: 60_001 }] }));
    expect(registry.reload()).toMatchObject({ ok: true, changed: true });
    expect([...registry.current().banks.keys()]).toEqual(['harbour']);
  });

  test('without a right one at the start nothing starts', () => {
    writeFileSync(file, 'banks: [{ id: x }, { id: x }]');
    expect(() => createRegistry(file)).toThrow(RegistryFaults);
    expect(() => createRegistry(file)).toThrow(/3 faults:\n.*banks\[0\]\.name/s);
    expect(() => createRegistry(join(folder, 'absent.yaml'))).toThrow(/absent\.yaml: cannot be read/);
  });

  test('a table that is missing or broken is a fault of the registry, and its bytes are part of the version', () => {
    const table = join(folder, 'cards.yaml');
    const rows = (prefixes: string) =>
      `banks: { lotus: { name: Lotus, cards: [{ digits: 16, said_by: [us], prefixes: "${prefixes}" }] } }`;
    writeFileSync(file, testRegistryYaml({ banks: [{ id: 'lotus', owns: {} }], card_prefix_tables: ['cards.yaml'] }));
    expect(loadRegistry(file)).toMatchObject({ faults: [{ file: table, path: '' }] });
    writeFileSync(table, rows('6222  03'));
    expect(loadRegistry(file)).toMatchObject({ faults: [{ file: table, path: 'banks.lotus.cards[0].prefixes' }] });
    writeFileSync(table, rows('622203'));
    const first = createRegistry(file).current();
    expect(first.ownersOf({ scheme: 'CARD', value: '6222030000000003' }).bank_ids).toEqual(['lotus']);
    writeFileSync(table, rows('622203 622204'));
    expect(createRegistry(file).current().version).not.toBe(first.version);
  });

  test('the table of Chinese card prefixes is in order', () => {
    writeFileSync(file, testRegistryYaml({ banks: [{ id: 'icbc', owns: {} }], card_prefix_tables: [CN_CARD_TABLE] }));
    const { ownersOf, tableNames } = createRegistry(file).current();
    expect(ownersOf({ scheme: 'CARD', value: '6222020000000000000' })).toEqual({
      found_by: 'PREFIX',
      bank_ids: ['icbc'],
    });
    expect(tableNames.get('cmb')).toBe('招商银行');
  });
});
