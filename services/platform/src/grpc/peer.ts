import type { ServerUnaryCall } from '@grpc/grpc-js';

type PeerSource = Pick<ServerUnaryCall<unknown, unknown>, 'getAuthContext'>;

/**
 * The name in the client's certificate: the rest of its one URI that begins with `prefix`. Undefined without a
 * certificate, without such a URI, and with two of them: who has two names has none.
 */
export function peerUri(call: PeerSource, prefix: string): string | undefined {
  const names = call.getAuthContext().sslPeerCertificate?.subjectaltname;
  if (names === undefined) return undefined;
  const matching = subjectUris(names).filter((uri) => uri.startsWith(prefix));
  const [only] = matching;
  return matching.length === 1 && only !== undefined ? only.slice(prefix.length) : undefined;
}

/**
 * Reads Node's text form, `DNS:a.example, URI:x:y`. A value with special characters is quoted as JSON; read
 * piece by piece, because a certificate may hold a DNS name that only looks like the next entry.
 */
export function subjectUris(text: string): string[] {
  const uris: string[] = [];
  let rest = text;
  while (rest !== '') {
    const entry = /^([^:]+):("(?:[^"\\]|\\.)*"|[^,"]*)(?:, |$)/.exec(rest);
    if (entry === null) return [];
    const [whole, kind, value = ''] = entry;
    if (kind === 'URI') uris.push(value.startsWith('"') ? (JSON.parse(value) as string) : value);
    rest = rest.slice(whole.length);
  }
  return uris;
}
