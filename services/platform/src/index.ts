/**
 * Everything at once. Importing by path (`@stopline/platform/redis/record-client.ts`) says more and loads less;
 * `redis/testing.ts` and `grpc/certificates.ts` are only there.
 */
export * from './config/common.ts';
export * from './config/read.ts';
export * from './config/render.ts';
export * from './config/setting.ts';
export * from './config/values.ts';
export * from './errors/outcome.ts';
export * from './grpc/client.ts';
export * from './grpc/decoding.ts';
export * from './grpc/handlers.ts';
export * from './grpc/peer.ts';
export * from './grpc/server.ts';
export * from './grpc/service.ts';
export * from './grpc/tls.ts';
export * from './http/app.ts';
export * from './http/faults.ts';
export * from './http/server.ts';
export * from './observe/log.ts';
export * from './observe/metrics.ts';
export * from './observe/ops-server.ts';
export * from './observe/readiness.ts';
export * from './ports/clock.ts';
export * from './ports/ids.ts';
export * from './ports/record-clock.ts';
export * from './ports/timers.ts';
export * from './process/listen.ts';
export * from './process/run.ts';
export * from './redis/address.ts';
export * from './redis/follow-client.ts';
export * from './redis/observe-record.ts';
export * from './redis/record-client.ts';
export * from './redis/script.ts';
export * from './redis/time.ts';
