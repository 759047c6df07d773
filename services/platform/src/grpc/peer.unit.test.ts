import { expect, test } from 'vitest';
import { peerUri, subjectUris } from './peer.ts';

const callOf = (subjectaltname?: string) =>
  ({ getAuthContext: () => ({ sslPeerCertificate: { subjectaltname } }) }) as unknown as Parameters<typeof peerUri>[0];

test('the one URI with the prefix is the name', () => {
  expect(peerUri(callOf('DNS:a.example, URI:app:peer:alpha'), 'app:peer:')).toBe('alpha');
  expect(peerUri(callOf('URI:app:other:alpha'), 'app:peer:')).toBeUndefined();
  expect(peerUri(callOf(undefined), 'app:peer:')).toBeUndefined();
});

test('two names are none', () => {
  expect(peerUri(callOf('URI:app:peer:alpha, URI:app:peer:beta'), 'app:peer:')).toBeUndefined();
});

test('a DNS name that looks like a further entry is not one', () => {
  expect(subjectUris('DNS:"x, URI:app:peer:alpha"')).toEqual([]);
  expect(subjectUris('URI:"app:peer:a\\u002cb", DNS:y')).toEqual(['app:peer:a,b']);
  expect(subjectUris('DNS:x", URI:app:peer:alpha')).toEqual([]);
});
