/**
 * Embed link: whether an address leads to a film on a site that plays its films in a frame of its own, and to which one.
 * The many shapes such links have are known here and nowhere else. [EM1]
 */
export type EmbedSite = 'youtube' | 'vimeo';

export interface EmbedLink {
  readonly site: EmbedSite;
  readonly id: string;
  /** What an unlisted film is opened with. */
  readonly key: string | null;
  /** Where the link begins, in s. */
  readonly start: number | null;
}

/** As people call them; names are alike in all languages. */
export const siteNames: Readonly<Record<EmbedSite, string>> = { youtube: 'YouTube', vimeo: 'Vimeo' };

const YOUTUBE = /^(www\.|m\.|music\.)?youtube(-nocookie)?\.com$/;
const VIMEO = /^(www\.|player\.)?vimeo\.com$/;
const YOUTUBE_ID = /^[\w-]{11}$/;

/** null: no such film. A path on this server, or anything that is no address, is none. */
export function embedOf(address: string): EmbedLink | null {
  if (!URL.canParse(address)) return null;
  const url = new URL(address);
  if (url.protocol !== 'http:' && url.protocol !== 'https:') return null;
  const host = url.hostname.toLowerCase();
  if (host === 'youtu.be') return youtube(url, url.pathname.split('/')[1]);
  if (YOUTUBE.test(host)) return youtube(url, idOnYoutube(url));
  if (VIMEO.test(host)) return vimeo(url);
  return null;
}

/** As it is called until its site has told its title. [EM3] */
export const titleOfEmbed = ({ site, id }: EmbedLink): string => `${siteNames[site]} ${id}`;

/** The shape in which the sites' own elements take it. */
export function addressOf({ site, id, key }: EmbedLink): string {
  switch (site) {
    case 'youtube':
      return `https://www.youtube-nocookie.com/embed/${id}`;
    case 'vimeo':
      return `https://vimeo.com/${id}${key === null ? '' : `/${key}`}`;
  }
}

function idOnYoutube(url: URL): string | undefined {
  const [, kind, id] = url.pathname.split('/');
  if (kind === 'watch' || kind === 'attribution_link') return url.searchParams.get('v') ?? undefined;
  // A playlist is followed by nobody: the film in its link is the film.
  return kind === 'shorts' || kind === 'live' || kind === 'embed' || kind === 'v' ? id : undefined;
}

function youtube(url: URL, id: string | undefined): EmbedLink | null {
  if (id === undefined || !YOUTUBE_ID.test(id)) return null;
  const start = secondsOf(url.searchParams.get('t') ?? url.searchParams.get('start') ?? hashTime(url));
  return { site: 'youtube', id, key: null, start };
}

function vimeo(url: URL): EmbedLink | null {
  const parts = url.pathname.split('/').filter((part) => part !== '');
  // Also below a channel, a group or an album, and `/video/` in frames.
  const at = parts.findIndex((part) => /^\d{6,}$/.test(part));
  const id = parts[at];
  if (
    id === undefined ||
    parts[0] === 'event' ||
    (at > 0 && /^(album|showcase)$/.test(parts[at - 1] ?? ''))
  ) {
    return null;
  }
  const told = url.searchParams.get('h') ?? parts[at + 1] ?? '';
  const key = /^[0-9a-f]{6,}$/i.test(told) ? told : null;
  return { site: 'vimeo', id, key, start: secondsOf(hashTime(url)) };
}

const hashTime = ({ hash }: URL): string | null => /^#t=(.*)$/.exec(hash)?.[1] ?? null;

/** `90`, `90s`, `1m30s`, `1h2m3s`; null: no time, or the beginning. */
function secondsOf(text: string | null): number | null {
  const [, hours, minutes, seconds] = /^(?:(\d+)h)?(?:(\d+)m)?(?:(\d+)s?)?$/.exec(text ?? '') ?? [];
  const sum = Number(hours ?? 0) * 3600 + Number(minutes ?? 0) * 60 + Number(seconds ?? 0);
  return sum > 0 && sum < 360_000 ? sum : null;
}
