/** The operators' door as a process. Everything is wired here, and nothing decided. */
import { createRegistry, faultText, type RegistryHandle } from '@stopline/bank-registry';
import { openLookups, openRecord, openRedisCasebook, tailChanges } from '@stopline/casebook';
import { readHeartbeats } from '@stopline/casebook/heartbeats/heartbeats.ts';
import { packageDefinition } from '@stopline/contract';
import type { ConfigOf } from '@stopline/platform/config/setting.ts';
import { startGrpcServer } from '@stopline/platform/grpc/server.ts';
import { createHttpApp } from '@stopline/platform/http/app.ts';
import { startHttpServer } from '@stopline/platform/http/server.ts';
import type { Logger } from '@stopline/platform/observe/log.ts';
import type { Metrics } from '@stopline/platform/observe/metrics.ts';
import { systemClock } from '@stopline/platform/ports/clock.ts';
import { systemIds } from '@stopline/platform/ports/ids.ts';
import { systemTimers } from '@stopline/platform/ports/timers.ts';
import { type ProcessContext, runProcess } from '@stopline/platform/process/run.ts';
import { observeRecord, showRecordWritable } from '@stopline/platform/redis/observe-record.ts';
import express, { type RequestHandler } from 'express';
import { admission, places } from './desk/admission.ts';
import { caseWordsOf } from './desk/case-words.ts';
import { openDesk } from './desk/desk.ts';
import { operatorServices, presentGrpcErrors, REQUEST_BYTES_MAX, WIRE_BYTES_MAX } from './grpc/services.ts';
import { consoleFiles } from './http/console-files.ts';
import { presentProblems } from './http/problem.ts';
import { operatorRoutes, otherMethods } from './http/routes.ts';
import { openLive } from './live/live.ts';
import { type OperatorsHandle, openOperators } from './operators/operators.ts';
import { type RecordWatch, watchRecord } from './record-watch.ts';
import { callLog, faultLog } from './serve/call-log.ts';
import { openServe, type Serve } from './serve/serve.ts';
import { intakeProcess } from './settings.ts';

type Context = ProcessContext<typeof intakeProcess.settings>;
type Config = ConfigOf<typeof intakeProcess.settings>;

const CLOSE_WITHIN_MS = 4_000;
const HEALTH_EVERY_MS = 250;

await runProcess({
  ...intakeProcess,
  async start(context) {
    const { config, log, metrics, readiness, onClose } = context;
    const registry = createRegistry(config.banksFile);
    const operators = openOperators(config.operatorsFile);
    process.on('SIGHUP', () => readAgain(registry, operators, log));

    const findMaster = async (): Promise<Config['redis']> => config.redis;
    const record = openRecord({ clock: systemClock, findMaster, ...observeRecord(metrics, log) });
    onClose('record', () => record.close());
    const writing = watchRecord({ record, timers: systemTimers });
    onClose('probe', () => writing.stop());
    readiness.addCheck('record', writing.writable);
    const casebook = openRedisCasebook({ record, timers: systemTimers, ids: systemIds });
    onClose('casebook', () => casebook.close());
    const onError = (error: Error): void => log.warn({ err: error }, 'the changes of the record cannot be followed');
    const tail = tailChanges({ record, timers: systemTimers, onError });
    onClose('changes', () => tail.close());

    const { now } = record.clock;
    const desk = openDesk({
      casebook,
      lookups: openLookups({ record, secret: config.secret }),
      heartbeats: () => readHeartbeats(record),
      recordState: writing.state,
      live: openLive(tail),
      registry: registry.current,
      operators: operators.current,
      now,
      jurisdiction: config.jurisdiction,
      caseWords: (case_id) => caseWordsOf(config.secret, case_id),
      writing: admission(config.writesMax, 'requests are being written'),
      watching: {
        board: places(config.streamsMax, config.streamsPerOperatorMax, 'streams of the board are open'),
        cases: places(config.streamsMax, config.streamsPerOperatorMax, 'streams of cases are open'),
      },
      sleep: systemTimers.sleep,
      ...deskMetrics(metrics, writing.writable),
    });
    const serve = openServe({ desk, operators: operators.current, now, onCall: callLog(log) });
    await openDoors(context, serve, writing);
  },
});

async function openDoors({ config, log, metrics, onClose }: Context, serve: Serve, record: RecordWatch): Promise<void> {
  const requestId = systemIds.uuid;
  const onFault = faultLog(log);
  const grpc = await startGrpcServer({
    address: config.grpcAddress,
    services: operatorServices(serve, requestId),
    present: presentGrpcErrors(onFault),
    metrics,
    maxReceiveBytes: WIRE_BYTES_MAX,
    allowPlainText: config.plainText,
    ...(config.reflection ? { reflection: packageDefinition } : {}),
  });
  onClose('grpc', () => grpc.close(CLOSE_WITHIN_MS));
  const http = await startHttpServer({
    address: config.httpAddress,
    app: createHttpApp({
      routes: operatorRoutes({ serve, requestId, timers: systemTimers }),
      files: filesOf(config),
      present: presentProblems(onFault),
      metrics,
      bodyLimitBytes: REQUEST_BYTES_MAX,
      trustedProxies: config.trustedProxies,
    }),
    allowPlainText: config.plainText,
  });
  onClose('http', () => http.close(CLOSE_WITHIN_MS));
  const follow = (): void => grpc.setServing(record.writable());
  const health = systemTimers.every(HEALTH_EVERY_MS, follow, (error) => log.error({ err: error }, 'health'));
  onClose('health', () => health.stop());
  log.info({ grpc: grpc.port, http: http.port }, 'operators are served');
}

/** A path of the API asked in another way is refused before any file is looked for. */
function filesOf({ consoleDir }: Config): RequestHandler {
  const files = express.Router();
  files.use(otherMethods());
  if (consoleDir !== undefined) files.use(consoleFiles(consoleDir));
  return files;
}

/** A file with a fault changes nothing: a slip of the pen must not stop the hotline. */
function readAgain(registry: RegistryHandle, operators: OperatorsHandle, log: Logger): void {
  const banks = registry.reload();
  if (banks.ok)
    log.info({ registry_version: banks.version, changed: banks.changed }, 'the bank registry was read again');
  else log.error({ faults: banks.faults.map(faultText) }, 'the bank registry has faults: the old one holds');
  const faults = operators.reload();
  if (faults.length === 0) log.info('the operators were read again');
  else log.error({ faults }, 'the operators file has faults: the old one holds');
}

function deskMetrics(metrics: Metrics, writable: () => boolean): { onCaseOpened(): void } {
  const opened = metrics.counter({
    name: 'stopline_cases_opened_total',
    help: 'Buttons pressed: cases opened, repeats not counted.',
    labels: {},
  });
  showRecordWritable(metrics, writable);
  return { onCaseOpened: () => opened.inc({}) };
}
