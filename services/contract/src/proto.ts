/** The proto files, read once: service definitions for servers, constructors for clients, and where the files are. */
import { fileURLToPath } from 'node:url';
import { loadPackageDefinition } from '@grpc/grpc-js';
import { loadSync, type MessageTypeDefinition } from '@grpc/proto-loader';
import type { ProtoGrpcType as BankTypes } from './generated/bank.ts';
import type { ProtoGrpcType as CaseworkTypes } from './generated/casework.ts';
import type { ProtoGrpcType as GatewayTypes } from './generated/gateway.ts';
import type { ProtoGrpcType as IntakeTypes } from './generated/intake.ts';

export const PROTO_DIR = fileURLToPath(new URL('../../../proto', import.meta.url));
export const PROTO_FILES = [
  'stopline/v1/intake.proto',
  'stopline/v1/casework.proto',
  'stopline/v1/bank.proto',
  'stopline/v1/gateway.proto',
] as const;

/** The same for every reader, and for the generated types: int64 never passes through a float, names stay as written. */
const LOADER_OPTIONS = {
  keepCase: true,
  longs: String,
  enums: String,
  defaults: true,
  oneofs: true,
  includeDirs: [PROTO_DIR],
};

/** For gRPC reflection, which answers with the files' own descriptors. */
export const packageDefinition = loadSync([...PROTO_FILES], LOADER_OPTIONS);

type V1 = IntakeTypes['stopline']['v1'] &
  CaseworkTypes['stopline']['v1'] &
  BankTypes['stopline']['v1'] &
  GatewayTypes['stopline']['v1'];

const loaded = loadPackageDefinition(packageDefinition) as unknown as { stopline: { v1: V1 } };
const v1 = loaded.stopline.v1;

/** Constructors: `new clients.IntakeService(address, credentials, options)`. */
export const clients = {
  IntakeService: v1.IntakeService,
  CaseworkService: v1.CaseworkService,
  BankService: v1.BankService,
  BankGatewayService: v1.BankGatewayService,
} as const;

/** Definitions: `server.addService(services.IntakeService, handlers)`. */
export const services = {
  IntakeService: v1.IntakeService.service,
  CaseworkService: v1.CaseworkService.service,
  BankService: v1.BankService.service,
  BankGatewayService: v1.BankGatewayService.service,
} as const;

export type MessageName = {
  [K in keyof V1]: V1[K] extends MessageTypeDefinition<infer _In, infer _Out> ? K : never;
}[keyof V1];
/** What grpc-js takes to send a message. */
export type WireIn<N extends MessageName> = V1[N] extends MessageTypeDefinition<infer In, infer _Out> ? In : never;
/** What grpc-js gives for a received message. */
export type WireOut<N extends MessageName> = V1[N] extends MessageTypeDefinition<infer _In, infer Out> ? Out : never;
