/** Which bank speaks: what its certificate says, and nothing it says itself. */
import { StoplineError } from '@stopline/contract';
import type { GrpcCall } from '@stopline/platform/grpc/handlers.ts';

const URI_PREFIX = 'stopline:bank:';
/** For development in other languages, where every listener is on loopback. */
const INSECURE_KEY = 'x-stopline-bank';
const BANK_ID = /^[a-z0-9][a-z0-9_-]{0,31}$/;

export type Identify = (call: Pick<GrpcCall, 'peerUri' | 'metadata'>) => string;

export function identifyBank({ insecure }: { insecure: boolean }): Identify {
  return (call) => {
    const named = insecure ? call.metadata.get(INSECURE_KEY)[0] : call.peerUri(URI_PREFIX);
    if (typeof named === 'string' && BANK_ID.test(named)) return named;
    const right = insecure
      ? `the metadata key ${INSECURE_KEY}`
      : `a client certificate with the SAN URI ${URI_PREFIX}<id>`;
    throw new StoplineError('UNAUTHENTICATED', `no bank is named; right: ${right}`);
  };
}
