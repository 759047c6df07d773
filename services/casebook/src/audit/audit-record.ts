/** Replays every log of a record, while it is in use: each case is read at one moment. Changes nothing. */
import { isCaseId } from '@stopline/domain';
import type { Redis } from 'ioredis';
import { readRecordIdentity } from '../record/identity.ts';
import { ALL_CASES, ALL_LOGS, caseIdOfKey } from '../record/keys.ts';
import { type Shards, shardsOf } from '../record/shards.ts';
import { loadScript } from '../script.ts';
import type { Finding } from './finding.ts';
import { type AuditedCase, auditCase } from './verify.ts';

const READ_CASE = loadScript(new URL('./read-case.lua', import.meta.url));
const SCAN_COUNT = 500;
const AT_ONCE = 20;

export interface AuditReport {
  readonly cases: number;
  readonly entries: number;
  readonly findings: readonly Finding[];
}

export async function auditRecord(redis: Redis, onProgress?: (cases: number) => void): Promise<AuditReport> {
  const { shards: count } = await readRecordIdentity(redis);
  const shards = shardsOf(count);
  const findings: Finding[] = [];
  let entries = 0;
  const case_ids = await allCases(redis);
  let done = 0;
  for (let from = 0; from < case_ids.length; from += AT_ONCE) {
    const chunk = case_ids.slice(from, from + AT_ONCE);
    const stored = await Promise.all(chunk.map((case_id) => readCase(redis, shards, case_id)));
    for (const one of stored) {
      entries += one.entries.length;
      findings.push(...auditCase(one));
    }
    done += chunk.length;
    onProgress?.(done);
  }
  findings.push(...(await strangersInDue(redis, shards, new Set(case_ids))));
  return { cases: case_ids.length, entries, findings };
}

/** Those that have a hash, and those that have a log alone. */
async function allCases(redis: Redis): Promise<string[]> {
  const found = new Set<string>();
  for (const pattern of [ALL_CASES, ALL_LOGS]) {
    for await (const keys of redis.scanStream({ match: pattern, count: SCAN_COUNT })) {
      for (const key of keys as string[]) found.add(caseIdOfKey(key));
    }
  }
  return [...found].filter(isCaseId);
}

type Bytes = Buffer | null;
type ReadReply = [
  now: number,
  due: Buffer,
  entries: Buffer[],
  version: Bytes,
  head: Bytes,
  snapshot: Bytes,
  at: Bytes,
  fold: Bytes,
];

async function readCase(redis: Redis, shards: Shards, case_id: string): Promise<AuditedCase> {
  const { hash, log, shard } = shards.of(case_id);
  const reply = await redis.callBuffer('eval', READ_CASE, 3, hash, log, shard.due, case_id);
  const [now, due, entries, version, head, snapshot, at, fold] = reply as ReadReply;
  return {
    case_id,
    read_at: now,
    due: due.length === 0 ? null : Number(due.toString()),
    entries,
    version: Number(version?.toString() ?? 0),
    head: head?.toString() ?? '',
    snapshot: snapshot?.toString() ?? null,
    snapshot_version: Number(at?.toString() ?? 0),
    fold: fold?.toString() ?? null,
  };
}

/** A case may have come since its name was looked for: only what has no hash is a stranger. */
async function strangersInDue(redis: Redis, shards: Shards, known: ReadonlySet<string>): Promise<Finding[]> {
  const found: Finding[] = [];
  for (const { due, casePrefix } of shards.all) {
    for (const case_id of await redis.zrange(due, 0, -1)) {
      if (known.has(case_id) || (await redis.exists(casePrefix + case_id)) === 1) continue;
      found.push({ case_id, finding: 'DUE_WITHOUT_CASE', detail: due });
    }
  }
  return found;
}
