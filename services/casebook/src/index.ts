export { type AuditReport, auditRecord } from './audit/audit-record.ts';
export { FINDING_TEXTS, type Finding, type FindingKind } from './audit/finding.ts';
export { type AuditedCase, auditCase } from './audit/verify.ts';
export * from './casebook.ts';
export { dueCases } from './due/claim.ts';
export {
  type BoardFilter,
  type Lookups,
  openLookups,
  type PageQuery,
} from './lookups/lookups.ts';
export { PageTokenError } from './lookups/page.ts';
export { createProjector, type Projector, type ProjectorOptions } from './lookups/projector.ts';
export { type RebuildOptions, rebuildLookups } from './lookups/rebuild.ts';
export type { PhoneTaskLine } from './lookups/rows.ts';
export type { Standing } from './lookups/standing.ts';
export {
  createMemoryCasebook,
  type MemoryCasebook,
  type MemoryCasebookOptions,
  type MemoryRecord,
  memoryRecord,
} from './memory/memory-casebook.ts';
export { outboxLagMs } from './outbox/lag.ts';
export { type OutboxReaderOptions, readOutbox } from './outbox/reader.ts';
export { createRecord, type RecordIdentity, readRecordIdentity, WrongRecordError } from './record/identity.ts';
export { BrokenLogError } from './record/load.ts';
export { probeRecord } from './record/probe.ts';
export { type KnownRecord, type OpenRecordOptions, openRecord, type StoplineRecord } from './record/record.ts';
export { openRedisCasebook, type RedisCasebookOptions } from './redis-casebook.ts';
export { type Tail, type TailOptions, tailChanges } from './streams/tail.ts';
export type { CasebookOptions } from './submit/casebook.ts';
