export * from './casebook.ts';
export { dueCases } from './due/claim.ts';
export { createMemoryCasebook, type MemoryCasebook, type MemoryCasebookOptions } from './memory/memory-casebook.ts';
export { createRecord, type RecordIdentity, readRecordIdentity, WrongRecordError } from './record/identity.ts';
export { BrokenLogError } from './record/load.ts';
export { type KnownRecord, type OpenRecordOptions, openRecord, type StoplineRecord } from './record/record.ts';
export { openRedisCasebook, type RedisCasebookOptions } from './redis-casebook.ts';
export type { CasebookOptions } from './submit/casebook.ts';
