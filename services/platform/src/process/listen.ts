import { ensureError } from '../errors/outcome.ts';

export interface HostPort {
  host: string;
  port: number;
}

export function formatHostPort({ host, port }: HostPort): string {
  return host.includes(':') ? `[${host}]:${port}` : `${host}:${port}`;
}

export function isLoopback(host: string): boolean {
  return host === 'localhost' || host === '::1' || /^127(\.\d{1,3}){3}$/.test(host);
}

/** Somebody else has the port. The process's runner adds which setting changes it. */
export class AddressInUseError extends Error {
  override readonly name = 'AddressInUseError';
  readonly address: HostPort;

  constructor(address: HostPort, cause: unknown) {
    super(`${formatHostPort(address)} is in use by another process`, { cause });
    this.address = address;
  }
}

/** For whatever a listener threw; gRPC wraps the system's error in text, so the text is searched. */
export function listenError(thrown: unknown, address: HostPort): Error {
  const error = ensureError(thrown);
  if (error.message.includes('EADDRINUSE')) return new AddressInUseError(address, error);
  return new Error(`cannot listen on ${formatHostPort(address)}: ${error.message}`, { cause: error });
}
