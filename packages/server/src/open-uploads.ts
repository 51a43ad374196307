/** OpenUploads: uploads with the store and the programs they need. Loaded only where something may be uploaded. */
import { join } from 'node:path';
import { openFolderBlobs } from './adapters/blobs/folder.ts';
import type { S3Place } from './adapters/blobs/s3.ts';
import { openWorkshop } from './adapters/workshop/ffmpeg-workshop.ts';
import type { BlobStore } from './ports/blob-store.ts';
import type { Workshop } from './ports/workshop.ts';
import type { Environment } from './rooms/environment.ts';
import type { Registry } from './rooms/registry.ts';
import { Places } from './uploads/places.ts';
import type { UploadLimits } from './uploads/quota.ts';
import { Records } from './uploads/records.ts';
import { createUploadRooms } from './uploads/upload-rooms.ts';
import { Uploads } from './uploads/uploads.ts';

export interface UploadPlace {
  /** What is uploaded lies here until it is prepared, and afterwards too unless it is kept in a bucket. */
  readonly folder: string;
  readonly limits: UploadLimits;
  /** null: in the folder. */
  readonly s3: S3Place | null;
  /** Instead of the one with ffmpeg. */
  readonly workshop?: Workshop;
}

export interface OpenUploads {
  readonly uploads: Uploads;
  /** Where files are received. */
  readonly incoming: string;
}

/** Who keeps films in the folder does not load the client for buckets. */
async function openBlobs({ folder, s3 }: UploadPlace, places: Places): Promise<BlobStore> {
  if (s3 === null) return openFolderBlobs(join(folder, 'films'));
  const { openS3Blobs } = await import('./adapters/blobs/s3.ts');
  return openS3Blobs({ ...s3, url: `${s3.url}/${await places.ownName()}` });
}

/** Nothing is worked on before `start`. */
export async function openUploads(
  environment: Environment,
  registry: Registry,
  place: UploadPlace,
): Promise<OpenUploads> {
  const places = new Places(place.folder);
  await places.make();
  const uploads = new Uploads({
    runtime: environment.runtime,
    records: await Records.open(places.records),
    places,
    blobs: await openBlobs(place, places),
    workshop: place.workshop ?? (await openWorkshop()),
    limits: place.limits,
    rooms: createUploadRooms(environment, registry),
  });
  registry.isNeeded = (room) => uploads.hasAny(room);
  return { uploads, incoming: places.incoming };
}
