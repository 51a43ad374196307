/** The bucket keeps the contract, against an emulator of S3 in this process. */
import { join } from 'node:path';
import S3rver from 's3rver';
import { afterEach } from 'vitest';
import { describeBlobStore } from '../../testkit/blob-contract.ts';
import { openS3Blobs } from './s3.ts';

const running: S3rver[] = [];
afterEach(async () => {
  for (const one of running.splice(0)) await one.close();
});

describeBlobStore(async (folder) => {
  const service = new S3rver({
    address: '127.0.0.1',
    port: 0,
    silent: true,
    directory: join(folder, 's3'),
    configureBuckets: [{ name: 'films' }],
  });
  running.push(service);
  const { port } = await service.run();
  const place = { url: `http://127.0.0.1:${port}/films/lockstep`, region: 'us-east-1' };
  return openS3Blobs({ ...place, keyId: 'S3RVER', secret: 'S3RVER' });
});
