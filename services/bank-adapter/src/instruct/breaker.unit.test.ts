import { afterEach, describe, expect, test } from 'vitest';
import { ChannelError } from '../channels/channel.ts';
import { BreakerOpenError, type Breakers, createBreakers } from './breaker.ts';

const opened: Breakers[] = [];
afterEach(() => {
  for (const breakers of opened.splice(0)) breakers.close();
});

function breakers() {
  const heard: string[] = [];
  const all = createBreakers();
  opened.push(all);
  all.onOpen(({ bank_id, channel }) => heard.push(`open ${bank_id}/${channel}`));
  all.onClose(({ bank_id, channel }) => heard.push(`close ${bank_id}/${channel}`));
  const fail = async (error: Error, times = 1, bank_id = 'icbc', channel = 'grpc-1') => {
    for (let time = 0; time < times; time++) {
      await all.guard(bank_id, channel, () => Promise.reject(error)).catch(() => undefined);
    }
  };
  const answer = (bank_id = 'icbc', channel = 'grpc-1') => all.guard(bank_id, channel, async () => 'answer');
  return { all, heard, fail, answer };
}

const failed = (word: string, ailing: boolean) => new ChannelError(word, word, { ailing });
const down = failed('UNAVAILABLE', true);

describe('a breaker', () => {
  test('lets calls through, with what came of them', async () => {
    const { all, answer } = breakers();
    expect(await answer()).toBe('answer');
    await expect(all.guard('icbc', 'grpc-1', () => Promise.reject(down))).rejects.toBe(down);
    expect(all.isClosed('icbc', 'grpc-1')).toBe(true);
  });

  test('opens when more than half of five calls or more failed, and then calls nobody', async () => {
    const { all, heard, fail } = breakers();
    await fail(down, 4);
    expect(all.isClosed('icbc', 'grpc-1')).toBe(true);
    await fail(down);
    expect(heard).toEqual(['open icbc/grpc-1']);
    let called = false;
    const calling = all.guard('icbc', 'grpc-1', async () => {
      called = true;
    });
    await expect(calling).rejects.toBeInstanceOf(BreakerOpenError);
    expect(called).toBe(false);
  });

  test('stays closed while half of the calls are answered', async () => {
    const { all, fail, answer } = breakers();
    for (let pair = 0; pair < 20; pair++) {
      await answer();
      await fail(down);
    }
    expect(all.isClosed('icbc', 'grpc-1')).toBe(true);
  });

  test.each(['PERMISSION_DENIED', 'INVALID_ARGUMENT', 'ANSWER_INVALID', 'CHANNEL_FAULT'])(
    'does not count %s: a fault between two systems says nothing of the channel',
    async (word) => {
      const { all, fail } = breakers();
      await fail(failed(word, false), 50);
      expect(all.isClosed('icbc', 'grpc-1')).toBe(true);
    },
  );

  test('is one for each bank and channel', async () => {
    const { all, fail, answer } = breakers();
    await fail(down, 5, 'icbc', 'grpc-1');
    expect(await answer('icbc', 'grpc-2')).toBe('answer');
    expect(await answer('boc', 'grpc-1')).toBe('answer');
    expect(all.states()).toEqual([
      { bank_id: 'icbc', channel: 'grpc-1', state: 'OPEN' },
      { bank_id: 'icbc', channel: 'grpc-2', state: 'CLOSED' },
      { bank_id: 'boc', channel: 'grpc-1', state: 'CLOSED' },
    ]);
  });

  test('is closed by the probe’s word alone: an answer to an old call that comes late does not', async () => {
    const { all, heard, fail, answer } = breakers();
    const late = Promise.withResolvers<string>();
    const old = all.guard('icbc', 'grpc-1', () => late.promise);
    await fail(down, 5);
    late.resolve('late');
    await old;
    expect(all.isClosed('icbc', 'grpc-1')).toBe(false);
    all.reset({ bank_id: 'icbc', channel: 'grpc-1' });
    expect(heard).toEqual(['open icbc/grpc-1', 'close icbc/grpc-1']);
    expect(await answer()).toBe('answer');
  });

  test('forgets what is ten seconds old', async () => {
    const { all, fail } = breakers();
    await fail(down, 4);
    for (let second = 0; second < 10; second++) all.rotate();
    await fail(down, 4);
    expect(all.isClosed('icbc', 'grpc-1')).toBe(true);
  });
});
