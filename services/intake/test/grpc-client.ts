/** A client as any operator's program would be, over the generated definitions. */
import { credentials, Metadata, type ServiceError, status } from '@grpc/grpc-js';
import { clients, type ErrorDetails, readGrpcError } from '@stopline/contract';
import { TOKENS, type Who } from './samples.ts';

export interface Answered {
  // biome-ignore lint/suspicious/noExplicitAny: an answer of any RPC, looked at field by field
  readonly [field: string]: any;
}

export class Refused extends Error {
  readonly code: string;
  readonly said: ErrorDetails | null;

  constructor(error: ServiceError) {
    super(error.details);
    this.code = status[error.code] ?? String(error.code);
    this.said = readGrpcError(error);
  }
}

type Unary = (
  request: object,
  metadata: Metadata,
  options: { deadline: number },
  done: (error: ServiceError | null, answer?: Answered) => void,
) => void;
interface Streamed extends AsyncIterable<Answered> {
  cancel(): void;
}

export interface GrpcClient {
  ask(rpc: string, who: Who | null, request: object, extra?: Readonly<Record<string, string>>): Promise<Answered>;
  refused(rpc: string, who: Who | null, request: object): Promise<Refused>;
  watch(rpc: string, who: Who, request: object): Streamed;
  close(): void;
}

export function openGrpc(address: string): GrpcClient {
  const plain = credentials.createInsecure();
  const both = [new clients.IntakeService(address, plain), new clients.CaseworkService(address, plain)];
  const methodOf = (rpc: string): [object, (...args: never[]) => unknown] => {
    const client = both.find((each) => rpc in each);
    if (client === undefined) throw new Error(`no RPC ${rpc}`);
    return [client, (client as unknown as Record<string, (...args: never[]) => unknown>)[rpc] as never];
  };
  const ask: GrpcClient['ask'] = (rpc, who, request, extra = {}) => {
    const [client, method] = methodOf(rpc);
    return new Promise((resolve, reject) => {
      const done = (error: ServiceError | null, answer?: Answered): void =>
        error === null ? resolve(answer ?? {}) : reject(new Refused(error));
      (method as unknown as Unary).call(
        client,
        request,
        metadataOf(who, extra),
        { deadline: Date.now() + 20_000 },
        done,
      );
    });
  };
  return {
    ask,
    async refused(rpc, who, request) {
      const answer = await ask(rpc, who, request).catch((thrown: unknown) => thrown);
      if (answer instanceof Refused) return answer;
      throw new Error(`${rpc} was answered`);
    },
    watch(rpc, who, request) {
      const [client, method] = methodOf(rpc);
      return (method as unknown as (request: object, metadata: Metadata) => Streamed).call(
        client,
        request,
        metadataOf(who),
      );
    },
    close: () => both.forEach((client) => void client.close()),
  };
}

export function metadataOf(who: Who | null, extra: Readonly<Record<string, string>> = {}): Metadata {
  const metadata = new Metadata();
  if (who !== null) metadata.set('authorization', `Bearer ${TOKENS[who]}`);
  for (const [key, value] of Object.entries(extra)) metadata.set(key, value);
  return metadata;
}
