/** Film choice: what somebody picked, dropped or pasted to watch, and the item it becomes. Nothing is uploaded. */
import { fail, ok, type ItemId, type NewItem, type Result } from '@lockstep/core';
import { embedOf, titleOfEmbed } from './embed-link.ts';

export type FilmChoice =
  /** A copy on this device; only its name and size travel. */
  | { readonly kind: 'file'; readonly file: File }
  /** An http(s) address, or a path on this server beginning with `/`. */
  | { readonly kind: 'link'; readonly url: string };

export type LinkProblem = 'empty' | 'notAnAddress' | 'notHttp';

/** For file inputs. Many systems, phones above all, know no type for most of these and would grey them out. */
export const FILM_FILES = [
  'video/*',
  ...[
    'mkv',
    'mk3d',
    'webm',
    'mp4',
    'm4v',
    'mov',
    'ts',
    'm2ts',
    'mts',
    'avi',
    'divx',
    'flv',
    'wmv',
    'ogv',
    '3gp',
  ].map((ending) => `.${ending}`),
  ...['x-matroska', 'matroska', 'mp2t', 'quicktime', 'x-msvideo'].map((type) => `video/${type}`),
].join(',');

/** The film every server brings along. */
export const DEMO_FILM = '/media/demo.mp4';

/** What a person typed or pasted as a link. `www.…` without a scheme is taken as https. */
export function filmFromText(text: string): Result<FilmChoice, LinkProblem> {
  const typed = text.trim();
  if (typed === '') return fail('empty');
  if (typed.startsWith('//')) return fail('notAnAddress');
  if (typed.startsWith('/')) return ok({ kind: 'link', url: typed });
  // `a.example:8080/…` has a port, not a scheme.
  const address = /^[a-z][a-z0-9+.-]*:(?!\d)/i.test(typed) ? typed : `https://${typed}`;
  if (/\s/.test(address) || !URL.canParse(address)) return fail('notAnAddress');
  const url = new URL(address);
  if (url.protocol !== 'http:' && url.protocol !== 'https:') return fail('notHttp');
  return url.hostname.includes('.') || url.hostname === 'localhost' || url.hostname.startsWith('[')
    ? ok({ kind: 'link', url: url.href })
    : fail('notAnAddress');
}

/** The item that asks the room for this film. */
export function itemFor(choice: FilmChoice, id: ItemId, title: string | null = null): NewItem {
  switch (choice.kind) {
    case 'file':
      return {
        id,
        title: title ?? withoutExtension(choice.file.name),
        duration: null,
        sources: [{ kind: 'file', name: choice.file.name, size: choice.file.size }],
      };
    case 'link':
      return {
        id,
        title: title ?? titleOfLink(choice.url),
        duration: null,
        sources: [{ kind: 'link', url: choice.url }],
      };
  }
}

/** The last readable part of an address: `https://a.example/films/My%20film.mp4?x=1` → `My film`. */
export function titleOfLink(url: string): string {
  const embed = embedOf(url);
  if (embed !== null) return titleOfEmbed(embed);
  const [path = ''] = url.split(/[?#]/);
  const last = path.split('/').findLast((part) => part !== '') ?? url;
  return withoutExtension(decoded(last));
}

function withoutExtension(name: string): string {
  return name.replace(/\.[a-z0-9]{2,5}$/i, '') || name;
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    // A lone % is a legal file name.
    return text;
  }
}
