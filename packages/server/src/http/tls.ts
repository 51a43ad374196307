/** Tls: our own certificate, from files that somebody else renews. What cannot be used is told, and the old one stays. */
import { X509Certificate } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { createSecureContext, type SecureContextOptions } from 'node:tls';
import { fail, ok, type Result, type Runtime, type Stop } from '@lockstep/core';

export interface CertificateFiles {
  readonly cert: string;
  readonly key: string;
}

export interface Certificate {
  readonly cert: string;
  readonly key: string;
}

/** How often the files are looked at. Reading beats watching: links that are turned to new files are seen too. */
const lookMs = 10_000;
const dayMs = 24 * 60 * 60_000;
/** Whoever renews by a machine does so earlier. */
const soonDays = 14;

/** Both files, if they belong together; else a sentence about what is wrong. */
export async function readCertificate(files: CertificateFiles): Promise<Result<Certificate, string>> {
  const [cert, key] = await Promise.all([readOne(files.cert), readOne(files.key)]);
  if (!cert.ok) return cert;
  if (!key.ok) return key;
  const certificate = { cert: cert.value, key: key.value };
  try {
    // Refuses what is no certificate, what is no key, and a key of another certificate.
    createSecureContext(certificate);
    return ok(certificate);
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    return fail(`${files.cert} and ${files.key} make no certificate: ${why}`);
  }
}

async function readOne(file: string): Promise<Result<string, string>> {
  try {
    return ok(await readFile(file, 'utf8'));
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : String(error);
    return fail(`${file} cannot be read (${code})`);
  }
}

export interface FreshOptions {
  readonly runtime: Runtime;
  readonly files: CertificateFiles;
  /** In use now. */
  readonly current: Certificate;
  /** How the server takes another one; open connections keep theirs. */
  readonly adopt: (certificate: SecureContextOptions) => void;
}

/** Looks for a renewed certificate from now on. */
export function keepFresh({ runtime, files, current, adopt }: FreshOptions): Stop {
  let used = current;
  let complaint = '';
  const look = async (): Promise<void> => {
    const found = await readCertificate(files);
    if (!found.ok) {
      if (found.error !== complaint) {
        runtime.log('error', 'certificate not renewed', { error: found.error });
        complaint = found.error;
      }
      return;
    }
    complaint = '';
    if (found.value.cert === used.cert && found.value.key === used.key) return;
    used = found.value;
    adopt(found.value);
    runtime.log('warn', 'certificate renewed', { until: validUntil(found.value) });
  };
  const warn = (): void => {
    const left = (Date.parse(validUntil(used)) - Date.now()) / dayMs;
    if (left < soonDays) {
      runtime.log('warn', 'certificate ends soon', { until: validUntil(used), days: Math.floor(left) });
    }
  };
  warn();
  const stops = [
    runtime.every(lookMs, () => {
      look().catch((error: unknown) => {
        runtime.log('error', 'certificate not renewed', { error: String(error) });
      });
    }),
    runtime.every(dayMs, warn),
  ];
  return () => {
    for (const stop of stops) stop();
  };
}

const validUntil = ({ cert }: Certificate): string =>
  new Date(new X509Certificate(cert).validTo).toISOString();
