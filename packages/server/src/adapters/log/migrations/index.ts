/** Migrations: what makes an older database today's, in order; the schema's number is how many have run. */
import type { Kysely } from 'kysely';
import type { Dialect, Tables } from '../sql/tables.ts';
import { up as rooms } from './001-rooms.ts';
import { up as texts } from './002-texts.ts';

export type Migration = (db: Kysely<Tables>, dialect: Dialect) => Promise<void>;

export const migrations: readonly Migration[] = [rooms, texts];
