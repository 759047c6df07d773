import { bankInstruction } from '@stopline/domain';
import { describe, expect, test } from 'vitest';
import { frozen, orderAt, PRESS_AT, pressed } from '../../test/press.ts';
import { type BankAnswer, type Channel, ChannelError, type Deadline } from '../channels/channel.ts';
import { BreakerOpenError, type Guard } from './breaker.ts';
import { type Asked, type LadderPorts, walkLadder } from './ladder.ts';

const state = pressed({ banks: ['icbc'] });
const order = orderAt(state, 'icbc');
const asked: Asked = { bank_id: 'icbc', ask: 'INSTRUCT', instruction: bankInstruction(state, order) };
const answer: BankAnswer = { outcome: frozen(order), onward: [] };

type Script = BankAnswer | null | ChannelError;
const down = new ChannelError('UNAVAILABLE', 'connection refused', { ailing: true });

function channel(apply: Script, query: Script = apply) {
  const calls: (readonly [string, Deadline])[] = [];
  const play = async (said: Script): Promise<BankAnswer> => {
    if (said instanceof ChannelError) throw said;
    return said as BankAnswer;
  };
  const port: Channel = {
    apply(_instruction, deadline) {
      calls.push(['apply', deadline]);
      return play(apply);
    },
    query(_order_id, deadline) {
      calls.push(['query', deadline]);
      return play(query);
    },
    close: () => undefined,
  };
  return { port, calls };
}

/** Each look at the clock is 10 ms later. */
function ports(rungs: Record<string, Channel>, shut: readonly string[] = []): LadderPorts {
  let now = PRESS_AT - 10;
  const guard: Guard = async (_bank, name, call) => {
    if (shut.includes(name)) throw new BreakerOpenError(name);
    return call();
  };
  return {
    ladderOf: () => Object.entries(rungs).map(([name, port]) => ({ name, channel: port })),
    answerWithinMs: () => 3_000,
    guard,
    now: () => (now += 10),
  };
}

describe('a walk down the ladder', () => {
  test('ends at the first channel that answers', async () => {
    const [first, second] = [channel(answer), channel(answer)];
    const walk = await walkLadder(asked, ports({ 'grpc-1': first.port, 'grpc-2': second.port }));
    expect(walk).toEqual({
      ask: 'INSTRUCT',
      answer,
      tries: [{ channel: 'grpc-1', started_at: PRESS_AT, ended_at: PRESS_AT + 10 }],
    });
    expect(second.calls).toEqual([]);
  });

  test('gives each call the bank’s time to answer, and tells the bank until when', async () => {
    const first = channel(answer);
    await walkLadder(asked, ports({ 'grpc-1': first.port }));
    expect(first.calls).toEqual([['apply', { within_ms: 3_000, respond_by: PRESS_AT + 3_000 }]]);
  });

  test('takes the next channel on failure; each try is in the record with its error', async () => {
    const walk = await walkLadder(asked, ports({ 'grpc-1': channel(down).port, 'grpc-2': channel(answer).port }));
    expect(walk.answer).toBe(answer);
    expect(walk.tries.map(({ channel: name, error }) => [name, error])).toEqual([
      ['grpc-1', 'UNAVAILABLE'],
      ['grpc-2', undefined],
    ]);
  });

  test('passes by a channel whose breaker is open: that is no try', async () => {
    const rungs = { 'grpc-1': channel(answer).port, 'grpc-2': channel(down).port };
    const walk = await walkLadder(asked, ports(rungs, ['grpc-1']));
    expect(walk.tries.map(({ channel: name }) => name)).toEqual(['grpc-2']);
    expect(walk.answer).toBeUndefined();
  });

  test('has no try where every breaker is open, and where the bank has no channel', async () => {
    expect(await walkLadder(asked, ports({ 'grpc-1': channel(answer).port }, ['grpc-1']))).toEqual({
      ask: 'INSTRUCT',
      tries: [],
    });
    expect((await walkLadder(asked, ports({}))).tries).toEqual([]);
  });

  test('a fault between the two systems is a failed try too, and so is a channel that breaks its word', async () => {
    const refused = channel(new ChannelError('PERMISSION_DENIED', 'no', { ailing: false })).port;
    const broken: Channel = { ...refused, apply: () => Promise.reject(new TypeError('undefined is no function')) };
    const walk = await walkLadder(asked, ports({ 'grpc-1': refused, 'grpc-2': broken }));
    expect(walk.tries.map(({ error }) => error)).toEqual(['PERMISSION_DENIED', 'CHANNEL_FAULT']);
  });
});

describe('asking how an order stands', () => {
  const query: Asked = { ...asked, ask: 'QUERY' };

  test('asks, and does not tell again', async () => {
    const first = channel(answer);
    const walk = await walkLadder(query, ports({ 'grpc-1': first.port }));
    expect(walk.ask).toBe('QUERY');
    expect(first.calls.map(([call]) => call)).toEqual(['query']);
  });

  test('a bank that does not know the order is told it, in the same walk', async () => {
    const first = channel(answer, null);
    const walk = await walkLadder(query, ports({ 'grpc-1': first.port }));
    expect(first.calls.map(([call]) => call)).toEqual(['query', 'apply']);
    expect(walk).toMatchObject({ ask: 'INSTRUCT', answer });
    expect(walk.tries.map(({ error }) => error)).toEqual(['NOT_FOUND', undefined]);
  });

  test('and by the next channel if the telling fails', async () => {
    const second = channel(answer, answer);
    const walk = await walkLadder(query, ports({ 'grpc-1': channel(down, null).port, 'grpc-2': second.port }));
    expect(second.calls.map(([call]) => call)).toEqual(['apply']);
    expect(walk.tries.map(({ error }) => error)).toEqual(['NOT_FOUND', 'UNAVAILABLE', undefined]);
  });
});
