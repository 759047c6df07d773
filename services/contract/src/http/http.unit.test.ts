import { describe, expect, test } from 'vitest';
import { StoplineError } from '../errors/stopline-error.ts';
import { services } from '../proto.ts';
import { read } from '../schemas/fault.ts';
import { requestSchemas } from '../schemas/requests.ts';
import { type HttpParts, requestFromHttp, takesKey } from './request.ts';
import { expressPath, type HttpRpc, httpRpcs, pathFields, routeOf } from './routes.ts';

const schemas = requestSchemas(() => 0);
const parts = (some: Partial<HttpParts>): HttpParts => ({
  path: {},
  query: {},
  body: undefined,
  idempotency_key: undefined,
  ...some,
});

test('every RPC for operators has a route, and no two routes are the same', () => {
  const rpcs = [...Object.keys(services.IntakeService), ...Object.keys(services.CaseworkService)];
  expect([...httpRpcs].sort()).toEqual(rpcs.sort());
  expect(new Set(httpRpcs.map((rpc) => `${routeOf(rpc).method} ${routeOf(rpc).path}`)).size).toBe(httpRpcs.length);
});

test('what changes something takes a key, and nothing else does', () => {
  const keyed = httpRpcs.filter(takesKey);
  expect(keyed.every((rpc) => routeOf(rpc).method !== 'get')).toBe(true);
  expect(httpRpcs.filter((rpc) => routeOf(rpc).method !== 'get' && !takesKey(rpc))).toEqual(['CheckAccount']);
});

test.each(httpRpcs)('%s: each path parameter is a field of the request', (rpc: HttpRpc) => {
  const names = pathFields(routeOf(rpc).path);
  expect(Object.keys(schemas[rpc].shape)).toEqual(expect.arrayContaining(names));
});

test('Express reads the paths: parameters, and a colon that is one', () => {
  expect(expressPath('/v1/cases/{case_id}/payments/{payment_id}')).toBe('/v1/cases/:case_id/payments/:payment_id');
  expect(expressPath('/v1/cases:find')).toBe('/v1/cases\\:find');
});

describe('requestFromHttp', () => {
  test('path, header and body are one message', () => {
    const request = requestFromHttp(
      'AddNote',
      parts({ path: { case_id: 'c' }, body: { text: 'n' }, idempotency_key: 'key-00001' }),
    );
    expect(read(schemas.AddNote, request)).toEqual({ case_id: 'c', text: 'n', idempotency_key: 'key-00001' });
  });

  test('an RPC without a body of its own needs none', () => {
    const request = requestFromHttp('AskBank', parts({ path: { order_id: 'o' }, idempotency_key: 'key-00001' }));
    expect(read(schemas.AskBank, request)).toEqual({ order_id: 'o', idempotency_key: 'key-00001' });
  });

  test('numbers of a query become numbers, and what is none stays to be refused', () => {
    expect(
      read(schemas.ListCases, requestFromHttp('ListCases', parts({ query: { page_size: '7', status: 'OPEN' } }))),
    ).toEqual({
      page_size: 7,
      status: 'OPEN',
    });
    const wrong = requestFromHttp('ListCases', parts({ query: { page_size: 'many' } }));
    expect(() => read(schemas.ListCases, wrong)).toThrow('page_size');
    const twice = requestFromHttp('ListCases', parts({ query: { status: ['OPEN', 'CLOSED'] } }));
    expect(() => read(schemas.ListCases, twice)).toThrow('status');
  });

  test('FindCases has its account in the query', () => {
    const query = { account: '6222 0200 0000 0000 000', scheme: 'CARD' };
    expect(read(schemas.FindCases, requestFromHttp('FindCases', parts({ query })))).toEqual({
      account: { scheme: 'CARD', value: '6222020000000000000' },
    });
    const request = requestFromHttp('FindCases', parts({ query: { account: '6222020000000000000' } }));
    expect(() => read(schemas.FindCases, request)).toThrow('account.scheme');
  });

  test('a field of the path or header in the body is refused, since it could say another thing', () => {
    const body = { case_id: 'other', idempotency_key: 'key-00002', text: 'n' };
    const call = () =>
      requestFromHttp('AddNote', parts({ path: { case_id: 'c' }, body, idempotency_key: 'key-00001' }));
    expect(call).toThrow(StoplineError);
    expect(call).toThrow('case_id');
  });

  test.each([[[]], ['text'], [7], [null]])('a body that is no object (%j) is refused by its schema', (body) => {
    const request = requestFromHttp('AddNote', parts({ path: { case_id: 'c' }, body, idempotency_key: 'key-00001' }));
    expect(() => read(schemas.AddNote, request)).toThrow('request: it is');
  });

  test('a key on a request that changes nothing is no concern', () => {
    const body = { account: { scheme: 'CARD', value: '6222020000000000000' } };
    const request = requestFromHttp('CheckAccount', parts({ body, idempotency_key: 'key-00001' }));
    expect(() => read(schemas.CheckAccount, request)).not.toThrow();
  });
});
