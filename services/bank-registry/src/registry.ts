import type { AccountScheme } from '@stopline/domain/values/account.ts';
import type { Owners, OwnersOf } from './owners.ts';
import type { RegistryConfig } from './schema.ts';

type BankConfig = RegistryConfig['banks'][number];

export interface GrpcChannel {
  readonly kind: 'grpc';
  /** `grpc-1`, `grpc-2`: its place in the bank's ladder, for people, breakers and metrics. */
  readonly name: string;
  readonly address: string;
  /** Absent: without TLS, on loopback. Paths are absolute. */
  readonly tls?: { readonly ca: string; readonly cert: string; readonly key: string; readonly server_name?: string };
}
/** A way a machine reaches a bank; further kinds join here. */
export type Channel = GrpcChannel;

export interface Bank {
  readonly id: string;
  readonly name: { readonly en: string; readonly zh: string };
  /** False: every order waits and goes to the telephone. */
  readonly enabled: boolean;
  /** In order of preference; none: only the telephone reaches it. */
  readonly channels: readonly Channel[];
  /** For each channel. */
  readonly answer_within_ms: number;
  readonly max_in_flight: number;
  readonly time_zone: string;
  readonly duty: readonly BankConfig['duty'][number][];
  readonly enquiry_schemes: readonly AccountScheme[];
}

export interface Registry {
  /** Short hash of the files' bytes: what a case keeps of where its decision came from. */
  readonly version: string;
  /** In the file's order. */
  readonly banks: ReadonlyMap<string, Bank>;
  readonly ownersOf: OwnersOf;
  /** Names that prefix tables give, of banks that the registry may lack: for telling a person, never for routing. */
  readonly tableNames: ReadonlyMap<string, string>;
}

export type { Owners };
