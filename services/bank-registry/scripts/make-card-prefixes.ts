/**
 * Makes deploy/banks/card-prefixes.cn.yaml from the data of two npm packages, unpacked by hand. Their text is read, their
 * code is never run (one of them sends unknown card numbers to an outside service), and neither is a dependency:
 *
 *   cd $(mktemp -d) && npm pack bankcardinfo@2.0.6 bankcard@3.1.6
 *   mkdir a b && tar xzf bankcardinfo-*.tgz -C a && tar xzf bankcard-*.tgz -C b
 *   node services/bank-registry/scripts/make-card-prefixes.ts a/package b/package > deploy/banks/card-prefixes.cn.yaml
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { bankIdsOf, FURTHER_LISTS, NAMES } from './card-banks.ts';

interface Claim {
  readonly prefix: string;
  readonly digits: number;
  readonly bank_ids: readonly string[];
  readonly name: string;
}

/** `{bankName: "...", bankCode: "...", patterns: [{reg: /^(1|2)\d{13}$/g, ...}]}`; a pattern's rest gives the length. */
function readBankcardinfo(folder: string): Claim[] {
  const text = readFileSync(join(folder, 'index.js'), 'utf8');
  const claims: Claim[] = [];
  for (const bank of text.matchAll(/bankName:\s*"([^"]+)",\s*bankCode:\s*"([^"]+)",\s*patterns:\s*\[(.*?)\]\s*\}/gs)) {
    const [, name = '', code = '', patterns = ''] = bank;
    for (const [, prefixes = '', rest = ''] of patterns.matchAll(/\/\^\(([0-9|]+)\)\\d\{(\d+)\}\$\//g)) {
      for (const prefix of prefixes.split('|')) {
        const bank_ids = bankIdsOf('bankcardinfo', code, name);
        claims.push({ prefix, digits: prefix.length + Number(rest), bank_ids, name });
      }
    }
  }
  return claims;
}

/** `{ bin: '103', bank: 'ABC', type: DC, len: 19 }`, with names in `{ code: 'ABC', name: '...' }`. */
function readBankcard(folder: string): Claim[] {
  const text = readFileSync(join(folder, 'dist/bankcard.esm.js'), 'utf8');
  const names = new Map(
    [...text.matchAll(/code: '(\w+)', name: '([^']+)'/g)].map(([, code = '', name = '']) => [code, name]),
  );
  return [...text.matchAll(/bin: '(\d+)', bank: '(\w+)', type: \w+, len: (\d+)/g)].map(
    ([, prefix = '', code = '', length = '']) => {
      const name = names.get(code) ?? code;
      return { prefix, digits: Number(length), bank_ids: bankIdsOf('bankcard', code, name), name };
    },
  );
}

type Said = ReadonlyMap<string, ReadonlySet<string>>;

/** No card is longer than 19 digits (ISO/IEC 7812): three prefixes of a source would give 20. */
const possible = ({ digits, bank_ids }: Claim): boolean => digits >= 12 && digits <= 19 && bank_ids.length > 0;

/** Which banks one source names for each prefix and length. */
function said(claims: readonly Claim[]): Said {
  const byRange = new Map<string, Set<string>>();
  for (const { prefix, digits, bank_ids } of claims) {
    const key = `${prefix} ${digits}`;
    const banks = byRange.get(key) ?? new Set();
    byRange.set(key, banks);
    for (const id of bank_ids) banks.add(id);
  }
  return byRange;
}

interface Row {
  readonly prefix: string;
  readonly digits: number;
  readonly bank_id: string;
  readonly said_by: string;
}

/**
 * A bank that both sources name for a prefix and length has it. Where a source names two and the other one of them, that
 * one has it. Where they name different banks, or the only source names two, or a further list contradicts them, every
 * bank named is written: a tie, which routing answers with an enquiry and never with a guess.
 */
function decide(sources: readonly { readonly name: string; readonly said: Said }[]): Row[] {
  const rows: Row[] = [];
  for (const key of new Set(sources.flatMap(({ said }) => [...said.keys()]))) {
    const [prefix = '', digits = ''] = key.split(' ');
    const named = sources.map(({ said }) => said.get(key) ?? new Set<string>()).filter((banks) => banks.size > 0);
    const inAll = [...(named[0] ?? [])].filter((bank_id) => named.every((banks) => banks.has(bank_id)));
    const tied = inAll.length > 0 ? inAll : [...new Set(named.flatMap((banks) => [...banks]))];
    for (const bank_id of settled(tied, prefix, Number(digits))) {
      const witnesses = sources.filter(({ said }) => said.get(key)?.has(bank_id)).map(({ name }) => name);
      const said_by = witnesses.length === 0 ? 'further list' : witnesses.join(', ');
      rows.push({ prefix, digits: Number(digits), bank_id, said_by });
    }
  }
  return rows.sort((x, y) => (x.prefix < y.prefix ? -1 : x.prefix > y.prefix ? 1 : x.digits - y.digits));
}

/** A further list's bank ends a tie that it is part of, and makes one otherwise. */
function settled(banks: readonly string[], prefix: string, digits: number): readonly string[] {
  const further = FURTHER_LISTS.find((row) => row.prefix === prefix && row.digits === digits);
  if (further === undefined) return banks;
  return banks.includes(further.bank_id) ? [further.bank_id] : [...banks, further.bank_id];
}

/** Folded to the width of a page; the prefixes of one group in order. */
function folded(prefixes: readonly string[], indent: string): string {
  const lines: string[] = [];
  let line = '';
  for (const prefix of prefixes) {
    if (line.length + prefix.length + 1 + indent.length > 120) {
      lines.push(line);
      line = '';
    }
    line = line === '' ? prefix : `${line} ${prefix}`;
  }
  return [...lines, line].map((text) => `${indent}${text}`).join('\n');
}

function printed(rows: readonly Row[], nameOf: ReadonlyMap<string, string>): string {
  const out: string[] = [];
  for (const bank_id of [...new Set(rows.map((row) => row.bank_id))].sort()) {
    out.push(`  ${bank_id}:`, `    name: ${JSON.stringify(nameOf.get(bank_id) ?? bank_id)}`, '    cards:');
    const groups = Map.groupBy(
      rows.filter((row) => row.bank_id === bank_id),
      (row) => `${row.digits}|${row.said_by}`,
    );
    for (const key of [...groups.keys()].sort()) {
      const [digits, said_by] = key.split('|');
      out.push(`      - digits: ${digits}`, `        said_by: [${said_by}]`, '        prefixes: >-');
      out.push(
        folded(
          (groups.get(key) ?? []).map((row) => row.prefix),
          '          ',
        ),
      );
    }
  }
  return out.join('\n');
}

function header(rows: readonly Row[]): string {
  const ranges = Map.groupBy(rows, (row) => `${row.prefix} ${row.digits}`);
  const ties = [...ranges.values()].filter((owners) => owners.length > 1);
  const tied = ties.map(
    (owners) =>
      `#   ${owners[0]?.prefix} with ${owners[0]?.digits} digits: ${owners.map((row) => row.bank_id).join(', ')}`,
  );
  return [
    '# Card-number prefixes of banks in China: which bank issues a card that begins so and has so many digits.',
    `# ${ranges.size} ranges of ${new Set(rows.map((row) => row.bank_id)).size} banks. Facts only, made by`,
    '# services/bank-registry/scripts/make-card-prefixes.ts from the data of two public packages, and not edited by hand:',
    '#   bankcardinfo 2.0.6 (npm, ISC), bankcard 3.1.6 (npm, MIT)',
    '# said_by tells which of them knows a range. Where they differ, one names two banks, or a further public list speaks',
    '# against them, the range stands under each of the banks: a tie, which routing answers with an enquiry. A registry',
    '# names this file under card_prefix_tables.',
    `# The ${ties.length} ties:`,
    ...tied,
  ].join('\n');
}

const [bankcardinfoFolder, bankcardFolder] = process.argv.slice(2);
if (bankcardinfoFolder === undefined || bankcardFolder === undefined) {
  console.error('usage: make-card-prefixes.ts <folder of bankcardinfo> <folder of bankcard>');
  process.exitCode = 2;
} else {
  const one = readBankcardinfo(bankcardinfoFolder);
  const other = readBankcard(bankcardFolder);
  const nameOf = new Map(
    [...one, ...other].flatMap(({ bank_ids, name }) => (bank_ids.length === 1 ? [[bank_ids[0] ?? '', name]] : [])),
  );
  for (const [bank_id, name] of Object.entries(NAMES)) nameOf.set(bank_id, name);
  const rows = decide([
    { name: 'bankcardinfo', said: said(one.filter(possible)) },
    { name: 'bankcard', said: said(other.filter(possible)) },
  ]);
  console.log(`${header(rows)}\nbanks:\n${printed(rows, nameOf)}`);
}
