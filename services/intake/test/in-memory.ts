/** The desk over a casebook in memory: both doors' common part, without doors. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createRegistry, type RegistryHandle } from '@stopline/bank-registry';
import { createMemoryCasebook, type MemoryCasebook } from '@stopline/casebook';
import { StoplineError } from '@stopline/contract';
import { type ManualClock, manualClock } from '@stopline/platform/ports/clock.ts';
import { systemIds } from '@stopline/platform/ports/ids.ts';
import { systemTimers } from '@stopline/platform/ports/timers.ts';
import { admission, places } from '../src/desk/admission.ts';
import { caseWordsOf } from '../src/desk/case-words.ts';
import { type AnswerRpc, openDesk, type StreamRpc } from '../src/desk/desk.ts';
import type { DeskPorts } from '../src/desk/ports.ts';
import { type Live, openLive } from '../src/live/live.ts';
import { type OperatorsHandle, openOperators } from '../src/operators/operators.ts';
import { type CallLine, openServe, type Serve } from '../src/serve/serve.ts';
import { type MemoryLookups, memoryLookups } from './memory-lookups.ts';
import { BANKS_YAML, OPERATORS_YAML, TOKENS, type Who } from './samples.ts';

export const SECRET = Buffer.from('a secret of at least thirty-two bytes');

export interface InMemory {
  readonly serve: Serve;
  readonly casebook: MemoryCasebook;
  readonly lookups: MemoryLookups;
  readonly clock: ManualClock;
  readonly live: Live;
  readonly operators: OperatorsHandle;
  readonly registry: RegistryHandle;
  readonly calls: CallLine[];
  opened(): number;
  ask(rpc: AnswerRpc, who: Who, json: unknown, locale?: string): Promise<Answer>;
  /** The error that it is refused with. */
  refused(rpc: AnswerRpc, who: Who, json: unknown): Promise<StoplineError>;
  watch(rpc: StreamRpc, who: Who, json: unknown, signal: AbortSignal): AsyncIterator<Answer>;
  close(): void;
}

/** What a test looks at by name; the doors' codecs do the same. */
export interface Answer {
  // biome-ignore lint/suspicious/noExplicitAny: an answer of any RPC, looked at field by field
  readonly [field: string]: any;
}

export function openInMemory(ports: Partial<DeskPorts> = {}, banks = BANKS_YAML): InMemory {
  const dir = mkdtempSync(join(tmpdir(), 'intake-test-'));
  writeFileSync(join(dir, 'operators.yaml'), OPERATORS_YAML);
  writeFileSync(join(dir, 'banks.yaml'), banks);
  const clock = manualClock(Date.now());
  const casebook = createMemoryCasebook({ clock, ids: systemIds });
  const registry = createRegistry(join(dir, 'banks.yaml'));
  const operators = openOperators(join(dir, 'operators.yaml'));
  const live = openLive(casebook.changes);
  const lookups = memoryLookups(casebook, casebook.changes);
  const calls: CallLine[] = [];
  let opened = 0;
  const desk = openDesk({
    casebook,
    live,
    registry: registry.current,
    operators: operators.current,
    now: clock.now,
    jurisdiction: 'GENERIC',
    caseWords: (case_id) => caseWordsOf(SECRET, case_id),
    writing: admission(100, 'requests are being written'),
    watching: { board: places(10, 10, 'streams are open'), cases: places(10, 10, 'streams are open') },
    lookups,
    heartbeats: async () => [],
    recordState: async () => ({ writable: true, record_id: 'record_test', shards: 1 }),
    sleep: systemTimers.sleep,
    onCaseOpened: () => {
      opened += 1;
    },
    ...ports,
  });
  const serve = openServe({ desk, operators: operators.current, now: clock.now, onCall: (line) => calls.push(line) });
  const asking = (who: Who, accept_language?: string) => ({
    door: 'grpc' as const,
    authorization: `Bearer ${TOKENS[who]}`,
    accept_language,
    request_id: 'r1',
  });
  return {
    serve,
    casebook,
    lookups,
    clock,
    live,
    operators,
    registry,
    calls,
    opened: () => opened,
    ask: (rpc, who, json, locale) => serve.answer(rpc, asking(who, locale), () => json),
    refused: (rpc, who, json) =>
      serve
        .answer(rpc, asking(who), () => json)
        .then(
          () => Promise.reject(new Error(`${rpc} was answered`)),
          (thrown: unknown) => (thrown instanceof StoplineError ? thrown : Promise.reject(thrown)),
        ),
    watch: (rpc, who, json, signal) => serve.stream(rpc, asking(who), () => json, signal)[Symbol.asyncIterator](),
    close: () => rmSync(dir, { recursive: true, force: true }),
  };
}
