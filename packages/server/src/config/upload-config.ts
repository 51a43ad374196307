/** UploadConfig: whether and how much may be uploaded, and where films are kept. [UP1][UP3] */
import type { UploadLimits } from '../uploads/quota.ts';
import * as kind from './kinds.ts';
import type { SettingName } from './settings.ts';

export interface S3Config {
  readonly url: string;
  readonly region: string;
  readonly keyId: string;
  readonly secret: string;
}

export interface UploadConfig {
  readonly on: boolean;
  readonly limits: UploadLimits;
  /** null: in the data folder. */
  readonly s3: S3Config | null;
}

const gigabyte = 2 ** 30;

type Read = <Value>(name: SettingName, as: kind.Kind<Value>) => Value | undefined;

const anyText = kind.text('a text', (text) => !/\s/.test(text));

/** @param isAmongStrangers it has a public address, or is one of several nodes: nobody's living room */
export function readUploads(read: Read, isAmongStrangers: boolean, complaints: string[]): UploadConfig {
  return {
    on: read('uploads', kind.yesNo) ?? !isAmongStrangers,
    limits: {
      fileBytes: read('uploadFile', kind.byteSize) ?? 20 * gigabyte,
      roomBytes: read('uploadRoom', kind.byteSize) ?? 40 * gigabyte,
      totalBytes: read('uploadSpace', kind.byteSize) ?? 100 * gigabyte,
      freeBytes: read('uploadFree', kind.byteSize) ?? 5 * gigabyte,
    },
    s3: readS3(read, complaints),
  };
}

function readS3(read: Read, complaints: string[]): S3Config | null {
  const url = read('s3', kind.webAddress);
  const region = read('s3Region', anyText) ?? 'us-east-1';
  const keyId = read('s3Key', anyText);
  const secret = read('s3Secret', anyText);
  if (url === undefined) return null;
  if (new URL(url).pathname.length < 2)
    complaints.push('LOCKSTEP_S3 ends in the bucket’s name: https://s3.example/bucket.');
  if (keyId === undefined || secret === undefined) {
    complaints.push('LOCKSTEP_S3 needs a key: set LOCKSTEP_S3_KEY and LOCKSTEP_S3_SECRET.');
    return null;
  }
  return { url, region, keyId, secret };
}
