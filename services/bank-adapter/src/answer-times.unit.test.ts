import { describe, expect, it } from 'vitest';
import { answerTimes } from './answer-times.ts';
import type { Walk } from './instruct/ladder.ts';

const walk = (ms: number, answered = true): Walk => ({
  ask: 'INSTRUCT',
  tries: [
    { channel: 'grpc-1', started_at: 1_000, ended_at: 1_000 + ms, ...(answered ? {} : { error: 'UNAVAILABLE' }) },
  ],
  ...(answered ? { answer: {} as NonNullable<Walk['answer']> } : {}),
});

describe('answer times', () => {
  it('R24 tells the middle and the slow end of each bank’s latest answers, and nothing of silence', () => {
    const times = answerTimes();
    for (let ms = 1; ms <= 100; ms++) times.add('icbc', walk(ms));
    times.add('boc', walk(3_000, false));
    expect(times.percentiles()).toEqual({ icbc: { p50: 51, p95: 96 } });
  });

  it('forgets the oldest', () => {
    const times = answerTimes();
    times.add('icbc', walk(9_999));
    for (let i = 0; i < 200; i++) times.add('icbc', walk(5));
    expect(times.percentiles()).toEqual({ icbc: { p50: 5, p95: 5 } });
  });
});
