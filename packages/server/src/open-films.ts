/**
 * OpenFilms: where a server's films come from: its own folder, uploads, other servers. What is not wanted is not loaded, and
 * what was opened is closed together.
 */
import type { Log } from '@lockstep/core/host';
import type { FastifyInstance } from 'fastify';
import type { RemoteOptions } from './adapters/remote/remote-films.ts';
import { addFetchedFilms } from './http/fetched/fetched-routes.ts';
import { addFilmRoutes, type FilmRouteOptions } from './http/films/film-routes.ts';
import { addPosters } from './http/library-routes.ts';
import type { TusOptions } from './http/tus-routes.ts';
import { addUploadFiles } from './http/upload-routes.ts';
import type { OpenUploads, UploadPlace } from './open-uploads.ts';
import type { Library } from './ports/library.ts';
import type { RemoteFilms } from './ports/remote-films.ts';
import type { Environment } from './rooms/environment.ts';
import type { Registry } from './rooms/registry.ts';

export interface LibraryPlace {
  readonly folder: string;
  readonly kept: string;
}

export interface FilmPlaces {
  /** Folder of films to choose from, and where what is found out about them is kept. */
  readonly library?: LibraryPlace | null;
  /** Where and how much may be uploaded; default: nothing. */
  readonly uploads?: UploadPlace | null;
  /** Fetch films of other servers for members; default: no. */
  readonly fetch?: boolean | RemoteOptions;
}

export interface Films {
  readonly library: Library | null;
  readonly desk: OpenUploads | null;
  readonly remote: RemoteFilms | null;
  readonly close: () => Promise<void>;
}

export async function openFilms(
  { library: place, uploads, fetch = false }: FilmPlaces,
  log: Log,
  environment: Environment,
  registry: Registry,
): Promise<Films> {
  const library = place ? await openLibrary(log, place) : null;
  const desk = uploads
    ? await (await import('./open-uploads.ts')).openUploads(environment, registry, uploads)
    : null;
  const remote = fetch === false ? null : await openRemote(fetch);
  return {
    library,
    desk,
    remote,
    async close() {
      await library?.close();
      await desk?.uploads.close();
      await remote?.close();
    },
  };
}

async function openLibrary(log: Log, { folder, kept }: LibraryPlace): Promise<Library> {
  const { openFolderLibrary } = await import('./adapters/library/folder-library.ts');
  const failed = (what: string, error: unknown): void =>
    log('info', 'library', { what, why: error instanceof Error ? error.message : String(error) });
  return openFolderLibrary({ folder, kept, failed });
}

async function openRemote(options: true | RemoteOptions): Promise<RemoteFilms> {
  const { GuardedFilms } = await import('./adapters/remote/remote-films.ts');
  return new GuardedFilms(options === true ? {} : options);
}

export interface FilmAddresses
  extends
    Pick<FilmRouteOptions, 'filmsRoot' | 'transfers'>,
    Pick<TusOptions, 'environment' | 'registry' | 'base' | 'origins'> {
  readonly filmOrigins: FilmRouteOptions['origins'];
}

/** The addresses under which films are sent, and taken. */
export async function addFilms(
  app: FastifyInstance,
  { library, desk, remote }: Films,
  { filmsRoot, transfers, filmOrigins, ...given }: FilmAddresses,
): Promise<void> {
  if (library !== null) await app.register(async (posters) => addPosters(posters, library));
  await app.register(async (films) =>
    addFilmRoutes(films, { filmsRoot, library, transfers, origins: filmOrigins }),
  );
  if (remote !== null)
    await app.register(async (films) => addFetchedFilms(films, { ...given, transfers, films: remote }));
  if (desk === null) return;
  const { uploads, incoming: folder } = desk;
  const { addTus } = await import('./http/tus-routes.ts');
  await addTus(app, { ...given, uploads, folder });
  await app.register(async (films) => addUploadFiles(films, uploads));
}
