/** S3Blobs: prepared films in a bucket of an S3-compatible service. Loaded only where one is configured. */
import { createReadStream } from 'node:fs';
import { rm } from 'node:fs/promises';
import { extname, join } from 'node:path';
import { Readable } from 'node:stream';
import {
  DeleteObjectsCommand,
  GetObjectCommand,
  HeadObjectCommand,
  ListObjectsV2Command,
  S3Client,
  S3ServiceException,
} from '@aws-sdk/client-s3';
import { Upload } from '@aws-sdk/lib-storage';
import { isBlobName, isBlobPath, type BlobStore } from '../../ports/blob-store.ts';
import { bytesOf, filesBelow } from './files-below.ts';

export interface S3Place {
  /** Address of the service with the bucket, and a folder in it if wanted: `https://s3.example/bucket/folder`. */
  readonly url: string;
  readonly region: string;
  readonly keyId: string;
  readonly secret: string;
}

/** Deleted with one request; the service takes no more. */
const deletedAtOnce = 1000;
/** A file of 160 GB fits into the 10 000 parts there may be. */
const partBytes = 16 * 1024 * 1024;

export function openS3Blobs({ url, region, keyId, secret }: S3Place): BlobStore {
  const { origin, pathname } = new URL(url);
  const [bucket = '', ...folders] = pathname.split('/').filter((part) => part !== '');
  const before = folders.map((folder) => `${folder}/`).join('');
  const client = new S3Client({
    endpoint: origin,
    region,
    credentials: { accessKeyId: keyId, secretAccessKey: secret },
    forcePathStyle: true,
    // Services that are like S3 do not know the checksums that Amazon's has by now.
    requestChecksumCalculation: 'WHEN_REQUIRED',
    responseChecksumValidation: 'WHEN_REQUIRED',
  });
  const placeOf = (path: string) => ({ Bucket: bucket, Key: before + path });

  const list = async (prefix: string, delimiter: string | undefined) => {
    const keys: string[] = [];
    const folderNames: string[] = [];
    let token: string | undefined;
    do {
      const page = await client.send(
        new ListObjectsV2Command({
          Bucket: bucket,
          Prefix: before + prefix,
          Delimiter: delimiter,
          ContinuationToken: token,
        }),
      );
      keys.push(...(page.Contents ?? []).flatMap(({ Key }) => Key ?? []));
      folderNames.push(...(page.CommonPrefixes ?? []).flatMap(({ Prefix }) => Prefix ?? []));
      token = page.IsTruncated === true ? page.NextContinuationToken : undefined;
    } while (token !== undefined);
    return { keys, folderNames };
  };

  return {
    async publish(name, folder) {
      // One after the other: several at once fill the line, and the films that are being watched need it too.
      const files = await filesBelow(folder);
      for (const { path } of files) {
        const put = { ...placeOf(`${name}/${path}`), Body: createReadStream(join(folder, path)) };
        const type = extname(path) === '.mp4' ? { ContentType: 'video/mp4' } : {};
        await new Upload({ client, params: { ...put, ...type }, partSize: partBytes, queueSize: 1 }).done();
      }
      await rm(folder, { recursive: true, force: true });
      return bytesOf(files);
    },
    async stat(path) {
      if (!isBlobPath(path)) return null;
      const found = await missingIsNull(client.send(new HeadObjectCommand(placeOf(path))));
      if (found === null) return null;
      return { bytes: found.ContentLength ?? 0, changedAt: found.LastModified?.getTime() ?? 0 };
    },
    async read(path, range) {
      if (!isBlobPath(path)) return null;
      const part = range === null ? {} : { Range: `bytes=${range.first}-${range.last}` };
      const found = await missingIsNull(client.send(new GetObjectCommand({ ...placeOf(path), ...part })));
      return found?.Body instanceof Readable ? found.Body : null;
    },
    async names() {
      const { folderNames } = await list('', '/');
      return folderNames.map((key) => key.slice(before.length, -1)).filter(isBlobName);
    },
    async remove(name) {
      if (!isBlobName(name)) return;
      const { keys } = await list(`${name}/`, undefined);
      for (let from = 0; from < keys.length; from += deletedAtOnce) {
        const Objects = keys.slice(from, from + deletedAtOnce).map((Key) => ({ Key }));
        await client.send(new DeleteObjectsCommand({ Bucket: bucket, Delete: { Objects, Quiet: true } }));
      }
    },
    async close() {
      client.destroy();
    },
  };
}

async function missingIsNull<Answer>(asked: Promise<Answer>): Promise<Answer | null> {
  try {
    return await asked;
  } catch (error) {
    if (error instanceof S3ServiceException && error.$metadata.httpStatusCode === 404) return null;
    throw error;
  }
}
