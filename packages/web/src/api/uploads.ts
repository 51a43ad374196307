/** Uploads over HTTP: what a room has uploaded, and deleting one of them. The secret is the device's, as in hello. */
import { fail, ok, type Result } from '@lockstep/core';
import { below } from '../base.ts';
import { asUploadList, type UploadList } from './upload-list.ts';

/** Where a person uploads: into which room, and who he is. */
export interface UploadPlace {
  readonly room: string;
  readonly secret: string;
}

/** off: nothing may be uploaded on this server. */
export async function roomUploads({
  room,
  secret,
}: UploadPlace): Promise<Result<UploadList, 'off' | 'unreachable'>> {
  try {
    const answer = await fetch(below(`/api/rooms/${room}/uploads`), {
      headers: { accept: 'application/json', authorization: `Bearer ${secret}` },
      cache: 'no-store',
    });
    if (answer.status === 204) return fail('off');
    const list = answer.ok ? asUploadList(await answer.json()) : null;
    return list === null ? fail('unreachable') : ok(list);
  } catch {
    return fail('unreachable');
  }
}

/** Whether it is gone now. */
export async function deleteUpload({ room, secret }: UploadPlace, upload: string): Promise<boolean> {
  try {
    const answer = await fetch(below(`/api/rooms/${room}/uploads/${upload}`), {
      method: 'DELETE',
      headers: { authorization: `Bearer ${secret}` },
    });
    return answer.ok || answer.status === 404;
  } catch {
    return false;
  }
}
