/**
 * Film codecs: how picture and sound of the film are coded, read from its own head: of a copy here, or of a film that this
 * server sends. Loaded when somebody looks. [TR50]
 */
import { BlobSource, Input, MATROSKA, MP4, MPEG_TS, OGG, QTFF, UrlSource, WEBM } from 'mediabunny';
import { audioName, videoName } from './codec-names.ts';

/** What films come in; all that the library knows would be half as much again. */
const FORMATS = [MP4, QTFF, MATROSKA, WEBM, OGG, MPEG_TS];

export interface FilmCodecs {
  /** `H.264`, `HEVC` …; null: not told. */
  readonly video: string | null;
  readonly audio: string | null;
}

/** null: it cannot be read. @param film the copy here, or an address of this server's */
export async function filmCodecs(film: File | string, signal: AbortSignal): Promise<FilmCodecs | null> {
  try {
    const source = typeof film === 'string' ? new UrlSource(film) : new BlobSource(film);
    const input = new Input({ source, formats: FORMATS });
    signal.addEventListener('abort', () => input.dispose(), { once: true });
    const [video, audio] = await Promise.all([input.getPrimaryVideoTrack(), input.getPrimaryAudioTrack()]);
    const found = { video: videoName(video?.codec ?? null), audio: audioName(audio?.codec ?? null) };
    if (!signal.aborted) input.dispose();
    return found;
  } catch {
    return null;
  }
}
