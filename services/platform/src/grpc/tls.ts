import { readFileSync } from 'node:fs';

/** PEM, as read from disk. */
export interface TlsIdentity {
  /** Whom we trust on the other side. */
  ca: Buffer;
  cert: Buffer;
  key: Buffer;
}

export interface TlsFiles {
  ca: string;
  cert: string;
  key: string;
}

export function readTlsFiles(files: TlsFiles): TlsIdentity {
  return { ca: readPem(files.ca), cert: readPem(files.cert), key: readPem(files.key) };
}

/** An unreadable or wrong file is named here; further down it would show only as connections that fail. */
function readPem(path: string): Buffer {
  const bytes = readFileSync(path);
  if (!bytes.includes('-----BEGIN ')) throw new Error(`${path} is not a PEM file`);
  return bytes;
}
