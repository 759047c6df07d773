import { randomBytes } from 'node:crypto';
import 'reflect-metadata'; // @peculiar/x509 needs it, and needs it first.
import * as x509 from '@peculiar/x509';

/** PEM texts, as they go into files. */
export interface IssuedCertificate {
  cert: string;
  key: string;
}

export interface DevelopmentAuthority {
  /** The authority's own certificate: whom both sides trust. */
  readonly ca: string;
  issue(subject: {
    name: string;
    dns?: readonly string[];
    ips?: readonly string[];
    uris?: readonly string[];
  }): Promise<IssuedCertificate>;
}

const ALGORITHM = { name: 'ECDSA', namedCurve: 'P-256', hash: 'SHA-256' };
const DAY_MS = 24 * 60 * 60 * 1000;

/**
 * A certificate authority that lives as long as this process: for tests and for trying things out on one machine.
 * Its key is nowhere but in memory; real certificates come from a real authority.
 */
export async function createDevelopmentAuthority(
  name: string,
  options: { days: number },
): Promise<DevelopmentAuthority> {
  x509.cryptoProvider.set(crypto);
  const keys = await crypto.subtle.generateKey(ALGORITHM, true, ['sign', 'verify']);
  const validity = validFor(options.days);
  const authority = await x509.X509CertificateGenerator.createSelfSigned({
    serialNumber: serialNumber(),
    name: `CN=${name}`,
    ...validity,
    signingAlgorithm: ALGORITHM,
    keys: keys,
    extensions: [
      new x509.BasicConstraintsExtension(true, 0, true),
      new x509.KeyUsagesExtension(x509.KeyUsageFlags.keyCertSign | x509.KeyUsageFlags.cRLSign, true),
    ],
  });
  return {
    ca: authority.toString('pem'),
    async issue({ name: subject, dns = [], ips = [], uris = [] }) {
      const own = await crypto.subtle.generateKey(ALGORITHM, true, ['sign', 'verify']);
      const certificate = await x509.X509CertificateGenerator.create({
        serialNumber: serialNumber(),
        subject: `CN=${subject}`,
        issuer: authority.subject,
        ...validity,
        signingAlgorithm: ALGORITHM,
        publicKey: own.publicKey,
        signingKey: keys.privateKey,
        extensions: [
          new x509.BasicConstraintsExtension(false, undefined, true),
          new x509.KeyUsagesExtension(x509.KeyUsageFlags.digitalSignature, true),
          new x509.ExtendedKeyUsageExtension([x509.ExtendedKeyUsage.clientAuth, x509.ExtendedKeyUsage.serverAuth]),
          new x509.SubjectAlternativeNameExtension([
            ...dns.map((value) => ({ type: 'dns' as const, value })),
            ...ips.map((value) => ({ type: 'ip' as const, value })),
            ...uris.map((value) => ({ type: 'url' as const, value })),
          ]),
        ],
      });
      return { cert: certificate.toString('pem'), key: await privateKeyPem(own.privateKey) };
    },
  };
}

/** From an hour ago: clocks differ. */
function validFor(days: number): { notBefore: Date; notAfter: Date } {
  const now = Date.now();
  return { notBefore: new Date(now - DAY_MS / 24), notAfter: new Date(now + days * DAY_MS) };
}

/** Positive, whatever the first byte is. */
function serialNumber(): string {
  return `01${randomBytes(15).toString('hex')}`;
}

async function privateKeyPem(key: CryptoKey): Promise<string> {
  const der = await crypto.subtle.exportKey('pkcs8', key);
  return x509.PemConverter.encode(der, 'PRIVATE KEY');
}
