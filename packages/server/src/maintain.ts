/** Maintain: does what `lockstep backup`, `export` and `delete` ask for, and says how it went. */
import { existsSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { fail, ok, type Result } from '@lockstep/core';
import type { Task } from './config/task.ts';
import type { Maintenance } from './ports/maintenance.ts';
import { isRoomId } from './rooms/identity.ts';

export type Upkeep = Exclude<Task, { do: 'run' }>;

/** The success is a line for people, the failure one that says what to do. */
export async function maintain(task: Upkeep, maintenance: Maintenance): Promise<Result<string, string>> {
  switch (task.do) {
    case 'backup':
      // A backup that replaces an older one by half of itself is none.
      if (existsSync(task.to)) return fail(`${task.to} is there already; name a new file.`);
      await maintenance.backup(task.to);
      return ok(`Everything is copied to ${task.to}.`);
    case 'export': {
      if (!isRoomId(task.room)) return fail(noRoomId(task.room));
      const room = await maintenance.exportRoom(task.room);
      if (room === null) return fail(noRoom(task.room));
      try {
        await writeFile(task.to, `${JSON.stringify(room, null, 2)}\n`, { flag: 'wx', mode: 0o600 });
      } catch (error) {
        if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error;
        return fail(`${task.to} is there already; name a new file.`);
      }
      return ok(`The room is in ${task.to}.`);
    }
    case 'delete':
      if (!isRoomId(task.room)) return fail(noRoomId(task.room));
      return (await maintenance.removeRoom(task.room))
        ? ok('The room is forgotten.')
        : fail(noRoom(task.room));
  }
}

const noRoom = (id: string): string => `There is no room ${id} here.`;
const noRoomId = (id: string): string =>
  `${id} is no room: a room’s id is the 22 letters at the end of its link.`;
