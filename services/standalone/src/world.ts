/**
 * What the processes read, made anew at each start: a development certificate authority whose key is nowhere but in
 * memory, the bank registry, the simulated banks, one operator. Kept between starts: the secret and the operators'
 * tokens, because the record outlives a start and so must what is derived from them.
 */
import { createHash, randomBytes } from 'node:crypto';
import { copyFileSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createDevelopmentAuthority, type DevelopmentAuthority } from '@stopline/platform/grpc/certificates.ts';
import { stringify } from 'yaml';
import type { DemoBank } from './banks.ts';
import type { Ports } from './ports.ts';

export interface World {
  readonly dir: string;
  readonly banksFile: string;
  readonly simulatorFile: string;
  readonly operatorsFile: string;
  readonly secretFile: string;
  /** Signs texts and receipts; the simulated carrier has it too. */
  readonly carrierSecretFile: string;
  readonly gatewayTlsDir: string;
  /** The operator's own token, and the supervisor's. */
  readonly tokens: Readonly<Record<'operator' | 'supervisor' | 'auditor', string>>;
}

export interface WorldOptions {
  readonly dir: string;
  readonly ports: Ports;
  readonly banks: readonly DemoBank[];
  /** The table of card prefixes that the registry names. */
  readonly cardPrefixTable: string;
}

const CERTIFICATE_DAYS = 30;
const ANSWER_WITHIN_MS = 3_000;
const MAX_IN_FLIGHT = 32;
const SECRET_BYTES = 32;

const secretly = { mode: 0o600 } as const;

/** The file's text; made once, by `make`, and only for its owner to read. */
function keep(file: string, make: () => string): string {
  if (!existsSync(file)) writeFileSync(file, make(), secretly);
  return readFileSync(file, 'utf8').trim();
}

const randomText = (): string => randomBytes(SECRET_BYTES).toString('base64url');

async function issueInto(
  authority: DevelopmentAuthority,
  dir: string,
  name: string,
  names: { readonly dns: readonly string[]; readonly uris?: readonly string[] },
): Promise<void> {
  const issued = await authority.issue({ name, ips: ['127.0.0.1'], ...names });
  writeFileSync(join(dir, `${name}.pem`), issued.cert);
  writeFileSync(join(dir, `${name}.key`), issued.key, secretly);
}

/** The gateway's folder has the names that it looks for; banks and Stopline have files of their own names. */
async function makeCertificates(dir: string, banks: readonly DemoBank[]): Promise<string> {
  const authority = await createDevelopmentAuthority('Stopline development authority', { days: CERTIFICATE_DAYS });
  const gatewayDir = join(dir, 'gateway');
  mkdirSync(gatewayDir, { recursive: true });
  writeFileSync(join(dir, 'ca.pem'), authority.ca);
  writeFileSync(join(gatewayDir, 'ca.pem'), authority.ca);
  await issueInto(authority, dir, 'stopline', { dns: ['stopline'], uris: ['stopline:hotline'] });
  await issueInto(authority, gatewayDir, 'gateway', { dns: ['gateway.stopline', 'localhost'] });
  for (const { id } of banks) {
    await issueInto(authority, dir, `bank-${id}`, { dns: [`bank.${id}`], uris: [`stopline:bank:${id}`] });
  }
  return gatewayDir;
}

const everyHour = (phone: string) => [
  { days: 'mon-sun', from: '00:00', to: '24:00', phone, name: { en: 'Duty desk', zh: '值班台' } },
];

function registryYaml({ ports, banks, cardPrefixTable }: WorldOptions): string {
  const entries = banks.map(({ id, en, zh, owns, temper, registry }, index) => ({
    id,
    name: { en, zh },
    ...(owns === undefined ? {} : { owns }),
    // Perhaps nobody plays it: a question put to every bank would wait for its answer.
    ...(temper === 'external' ? {} : { enquiry_schemes: ['CARD', 'CN_ACCOUNT'] }),
    channels: [
      {
        kind: 'grpc',
        address: `127.0.0.1:${ports.firstBank + index}`,
        tls: { ca: 'ca.pem', cert: 'stopline.pem', key: 'stopline.key', server_name: `bank.${id}` },
      },
    ],
    answer_within_ms: ANSWER_WITHIN_MS,
    max_in_flight: MAX_IN_FLIGHT,
    time_zone: 'Asia/Shanghai',
    duty: everyHour(`+861000000${String(index + 1).padStart(4, '0')}`),
    ...registry,
  }));
  return stringify({ card_prefix_tables: [cardPrefixTable], banks: entries }, { aliasDuplicateObjects: false });
}

function simulatorYaml({ ports, banks, dir }: WorldOptions): string {
  const entries = banks.map(({ id, temper, settings }, index) => ({
    id,
    port: ports.firstBank + index,
    seed: index + 1,
    behaviour: temper,
    ...settings,
    tls: { ca: join(dir, 'ca.pem'), cert: join(dir, `bank-${id}.pem`), key: join(dir, `bank-${id}.key`) },
  }));
  const simulated = entries.filter(({ behaviour }) => behaviour !== 'external');
  return stringify({ banks: simulated }, { aliasDuplicateObjects: false });
}

const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');

export async function makeWorld(options: WorldOptions): Promise<World> {
  const { dir, banks } = options;
  mkdirSync(dir, { recursive: true });
  const gatewayTlsDir = await makeCertificates(dir, banks);
  const table = 'card-prefixes.cn.yaml';
  copyFileSync(options.cardPrefixTable, join(dir, table));
  const banksFile = join(dir, 'banks.yaml');
  writeFileSync(banksFile, registryYaml({ ...options, cardPrefixTable: table }));
  const simulatorFile = join(dir, 'simulator.yaml');
  writeFileSync(simulatorFile, simulatorYaml(options));
  const secretFile = join(dir, 'secret');
  keep(secretFile, randomText);
  const carrierSecretFile = join(dir, 'carrier.secret');
  keep(carrierSecretFile, randomText);
  const tokens = {
    operator: keep(join(dir, 'operator.token'), randomText),
    supervisor: keep(join(dir, 'supervisor.token'), randomText),
    auditor: keep(join(dir, 'auditor.token'), randomText),
  };
  const operatorsFile = join(dir, 'operators.yaml');
  const operators = [
    { id: 'li', name: 'Li', role: 'OPERATOR', token_sha256: sha256(tokens.operator) },
    { id: 'zhao', name: 'Zhao', role: 'SUPERVISOR', token_sha256: sha256(tokens.supervisor) },
    { id: 'sun', name: 'Sun', role: 'AUDITOR', token_sha256: sha256(tokens.auditor) },
  ];
  writeFileSync(operatorsFile, stringify({ operators }), secretly);
  return { dir, banksFile, simulatorFile, operatorsFile, secretFile, carrierSecretFile, gatewayTlsDir, tokens };
}
