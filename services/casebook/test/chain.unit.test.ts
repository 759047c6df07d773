/** The bytes of the log are fixed for ever (docs/decisions/0006-log-bytes.md). If this test fails, every log there is would fail its audit. */
import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import { FIRST_HEAD, headOf } from '../src/record/chain.ts';
import { entryBytes, entryFrom, eventText } from '../src/record/entry.ts';
import { SAMPLES } from './samples.ts';

const FIRST_ENTRY =
  '{"before":"0000000000000000000000000000000000000000000000000000000000000000","v":1,"id":"bm9uY2Ux-1",' +
  '"at":"2026-11-24T06:01:00.000Z","events":[{"type":"CaseOpened","case_id":"case_0a1b2c3d-4e5f-8a6b-9c7d-8e9f0a1b2c3d",' +
  '"case_reference":"K7QF2-M9RDX","check_words":{"en":"BLUE KETTLE","zh":"蓝色水壶"},"jurisdiction":"GENERIC",' +
  '"jurisdiction_version":1,"operator_id":"li","victim":{"name":"王芳","id_document":"X1","phone":"+8613800000000",' +
  '"locale":"zh","text_consent":true},"narrative":"He said he was \\u0000 \\"police\\" 😀","fraud_type":"IMPERSONATION",' +
  '"operator_reference":"desk 4","by":"operator:li","command_id":"0123456789abcdef0123456789abcdef",' +
  '"fingerprint":"fedcba9876543210fedcba9876543210"}]}';
const FIRST_HASH = '797b5d393222d51d5dd2212a0b4c257bb379ee6cf83dd7d867f0c412634dc632';
const SECOND_HASH = '7831b3bbbe56a2c0d987dd69662ff64703bd531c0285ce939a0870f2141ebbc4';

test('an entry is these bytes, and its head this hash', () => {
  const { CaseOpened, OutcomeRecorded, NoteAdded } = SAMPLES;
  const first = entryBytes(FIRST_HEAD, 'bm9uY2Ux-1', CaseOpened.at, [eventText(CaseOpened)]);
  expect(first).toBe(FIRST_ENTRY);
  const head = headOf(FIRST_HEAD, first);
  expect(head).toBe(FIRST_HASH);
  const events = [eventText(OutcomeRecorded), eventText(NoteAdded)];
  const second = entryBytes(head, 'bm9uY2Ux-2', NoteAdded.at, events);
  expect(headOf(head, second)).toBe(SECOND_HASH);
});

test('the head is plain SHA-256 over the hash before and the bytes, as anybody can recompute it', () => {
  const bytes = Buffer.from(FIRST_ENTRY, 'utf8');
  const recomputed = createHash('sha256').update('0'.repeat(64), 'ascii').update(bytes).digest('hex');
  expect(recomputed).toBe(FIRST_HASH);
  expect(headOf(FIRST_HEAD, bytes)).toBe(FIRST_HASH);
});

test('the hash before stands at a fixed place, where the script looks for it', () => {
  expect(Buffer.from(FIRST_ENTRY).subarray(11, 75).toString()).toBe(FIRST_HEAD);
});

test('an entry reads back', () => {
  expect(entryFrom(FIRST_ENTRY).events).toStrictEqual([SAMPLES.CaseOpened]);
});
