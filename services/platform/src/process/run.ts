import closeWithGrace from 'close-with-grace';
import { logLevel } from '../config/common.ts';
import { ConfigError, type Environment, readConfig } from '../config/read.ts';
import { renderConfig, renderHelp } from '../config/render.ts';
import type { ConfigOf, ConfigSpec, Setting, Settings } from '../config/setting.ts';
import { ensureError } from '../errors/outcome.ts';
import { createLogger, type Logger } from '../observe/log.ts';
import { createMetrics, type Metrics } from '../observe/metrics.ts';
import { startOpsServer } from '../observe/ops-server.ts';
import { createReadiness, type OwnedReadiness, type Readiness } from '../observe/readiness.ts';
import { systemTimers } from '../ports/timers.ts';
import { type CloseStep, type ClosingList, closingList } from './closing.ts';
import { AddressInUseError, type HostPort } from './listen.ts';

export interface ProcessContext<S extends Settings> {
  config: ConfigOf<S>;
  log: Logger;
  metrics: Metrics;
  readiness: Readiness;
  /** Steps run in reverse order of registration when the process is told to stop. */
  onClose(name: string, close: CloseStep): void;
  /** Runs on SIGHUP, the sign to read files again. A failure is logged and the process goes on with what it had. */
  onReload(name: string, reload: CloseStep): void;
}

export interface ProcessDefinition<S extends Settings> {
  name: string;
  version: string;
  settings: S;
  /** Where metrics and health are served; each process has its own setting, so that several share a machine. */
  metricsAddress: Setting<HostPort>;
  /** Wires the process. When it resolves, the process is ready. */
  start(context: ProcessContext<S>): Promise<void>;
  /** For all closing steps together; then the process ends as it is. Default 10,000. */
  closeWithinMs?: number;
}

const LEAST_NODE = 26;
const WRONG_USE = 2;

/** The only thing a composition root calls. Returns while the process runs on. */
export async function runProcess<S extends Settings>(definition: ProcessDefinition<S>): Promise<void> {
  const spec = specOf(definition);
  const env: Environment = process.env;
  const [argument, ...more] = process.argv.slice(2);
  if (argument === '--help') return print(renderHelp(spec));
  if (argument === '--print-config') return print(renderConfig(spec, env));
  if (argument !== undefined || more.length > 0) {
    return refuse(`${definition.name} takes --help or --print-config; settings are environment variables`);
  }
  const major = Number(process.versions.node.split('.')[0]);
  if (major < LEAST_NODE) return refuse(`Node.js ${LEAST_NODE} or newer is needed, this is ${process.version}`);

  let config: ConfigOf<S> & CommonConfig;
  try {
    config = readConfig(spec, env) as ConfigOf<S> & CommonConfig;
  } catch (thrown) {
    if (thrown instanceof ConfigError) return refuse(thrown.message);
    throw thrown;
  }
  await startUp(definition, config);
}

interface CommonConfig {
  readonly logLevel: string;
  readonly metricsAddress: HostPort;
}

/** Also what the documentation's table of settings is made from. */
export function specOf<S extends Settings>(
  definition: Pick<ProcessDefinition<S>, 'name' | 'settings' | 'metricsAddress'>,
): ConfigSpec {
  const { name, settings, metricsAddress } = definition;
  return { name, settings: { ...settings, logLevel, metricsAddress } };
}

async function startUp<S extends Settings>(
  definition: ProcessDefinition<S>,
  config: ConfigOf<S> & CommonConfig,
): Promise<void> {
  const { name, version } = definition;
  const log = createLogger({ name, version, level: config.logLevel });
  const metrics = createMetrics({ name, version });
  const readiness = createReadiness();
  const closing = closingList((step, error) => log.error({ err: error, step }, 'could not close'));
  const closeWithinMs = definition.closeWithinMs ?? 10_000;
  handleEnd({ log, readiness, closing, closeWithinMs });
  try {
    const ops = await startOpsServer({ address: config.metricsAddress, registry: metrics.registry, readiness });
    closing.onClose('metrics', () => ops.close());
    const onReload = reloader(log);
    await definition.start({ config, log, metrics, readiness, onClose: closing.onClose, onReload });
  } catch (thrown) {
    const error = ensureError(thrown);
    log.fatal({ err: error }, startFault(error, specOf(definition), config));
    // What was opened so far may be somebody else's to find open: a child process, a lock.
    await Promise.race([closing.closeAll(), systemTimers.sleep(closeWithinMs)]);
    process.exit(1);
  }
  readiness.setStarted(true);
  log.info('started');
}

interface EndOptions {
  log: Logger;
  readiness: OwnedReadiness;
  closing: ClosingList;
  closeWithinMs: number;
}

/**
 * A signal closes in order; a second one ends at once. An error that nobody caught ends at once too, without the
 * closing steps: what the process holds can no longer be trusted, and being killed is always safe.
 */
function handleEnd({ log, readiness, closing, closeWithinMs }: EndOptions): void {
  closeWithGrace(
    {
      delay: closeWithinMs,
      logger: false,
      // SIGHUP means "read your files again" here.
      skip: ['SIGHUP', 'SIGUSR2', 'SIGILL', 'SIGTRAP', 'SIGABRT', 'SIGBUS', 'SIGFPE', 'SIGSEGV', 'beforeExit'],
      onSecondSignal: (signal) => log.warn(`second ${signal}: ending at once`),
      onSecondError: (error) => log.fatal({ err: ensureError(error) }, 'failed while closing'),
      onTimeout: (ms) => log.error(`not closed within ${ms} ms: ending as it is`),
    },
    async ({ err, signal }) => {
      readiness.setStarted(false);
      if (err !== undefined) {
        log.fatal({ err: ensureError(err) }, 'an error that nobody caught');
        return;
      }
      log.info(`${signal}: closing`);
      await closing.closeAll();
      log.info('closed');
    },
  );
}

function reloader(log: Logger): ProcessContext<Settings>['onReload'] {
  // By default the signal ends a process: one that reads nothing again, or is just starting, must not die of it either.
  const nothing = (): void => log.info('SIGHUP: nothing to read again');
  process.on('SIGHUP', nothing);
  return (name, reload) => {
    process.off('SIGHUP', nothing);
    process.on('SIGHUP', async () => {
      try {
        await reload();
        log.info({ reloaded: name }, 'read again');
      } catch (thrown) {
        log.error({ err: ensureError(thrown), reloaded: name }, 'could not be read again, the old one stays');
      }
    });
  };
}

/** A port in use is the commonest fault of a first start: say which setting moves it. */
function startFault(error: Error, spec: ConfigSpec, config: object): string {
  if (!(error instanceof AddressInUseError)) return `could not start: ${error.message}`;
  const { address } = error;
  const setting = Object.entries(config).find(([, value]) => isSameAddress(value, address))?.[0];
  const env = setting === undefined ? undefined : spec.settings[setting]?.env;
  return env === undefined ? error.message : `${error.message}; ${env} sets another address`;
}

function isSameAddress(value: unknown, address: HostPort): boolean {
  if (typeof value !== 'object' || value === null) return false;
  const { host, port } = value as Partial<HostPort>;
  return host === address.host && port === address.port;
}

function print(text: string): void {
  process.stdout.write(text);
}

function refuse(text: string): void {
  process.stderr.write(`${text}\n`);
  process.exitCode = WRONG_USE;
}
