/** Security: the headers that say what our pages may do. */
import type { FastifyHelmetOptions } from '@fastify/helmet';
import type { FastifyReply } from 'fastify';

/** Sites that show their films in frames of their own, and the scripts that one of them wants in our page. [EM22] */
const filmFrames = ['https://www.youtube-nocookie.com', 'https://player.vimeo.com'];
const filmScripts = ['https://www.youtube.com/iframe_api', 'https://www.youtube.com/s/player/'];

/**
 * Films come from any http(s) address or from a file at hand (blob:), in one or in pieces that our scripts fetch; everything
 * else is ours. Nothing here forces
 * https: at home there is none, and where there is, the proxy in front says so.
 */
/** @param calls where calls go to, beside ourselves */
export const pageHeaders = (embeds: boolean, calls: readonly string[]): FastifyHelmetOptions => ({
  contentSecurityPolicy: {
    useDefaults: false,
    directives: {
      defaultSrc: ["'self'"],
      // Programs of ours in WebAssembly (decoders, libass) are compiled; text still never becomes a program.
      scriptSrc: ["'self'", "'wasm-unsafe-eval'", ...(embeds ? filmScripts : [])],
      // Overlays are placed by style attributes.
      styleSrc: ["'self'", "'unsafe-inline'"],
      imgSrc: ["'self'", 'data:', 'blob:', 'http:', 'https:'],
      fontSrc: ["'self'", 'data:'],
      mediaSrc: ["'self'", 'blob:', 'http:', 'https:'],
      // Films, their pieces and subtitles by a link come from anywhere; scripts fetch them.
      connectSrc: ["'self'", 'blob:', 'http:', 'https:', ...calls],
      workerSrc: ["'self'", 'blob:'],
      objectSrc: ["'none'"],
      frameSrc: embeds ? filmFrames : ["'none'"],
      baseUri: ["'none'"],
      formAction: ["'self'"],
      frameAncestors: ["'self'"],
    },
  },
  strictTransportSecurity: false,
  // Browsers refuse these two over plain http, and complain.
  crossOriginOpenerPolicy: false,
  originAgentCluster: false,
  // A room's address is its key; it is told to nobody.
  referrerPolicy: { policy: 'no-referrer' },
});

/** Ours may ask for what a call is made of; frames of others may not. [CA26] */
export const permissionsPolicy = 'camera=(self), microphone=(self), display-capture=(self)';

/** What browsers look at in pages and in what starts a worker, not in the scripts, styles and fonts that these load. */
const forPages = [
  'content-security-policy',
  'permissions-policy',
  'referrer-policy',
  'x-dns-prefetch-control',
  'x-download-options',
  'x-frame-options',
  'x-permitted-cross-domain-policies',
  'x-xss-protection',
];

/** Takes off what is for pages only: with a dozen scripts it is more than one of them. [OP29] */
export function asPartOfPage(reply: FastifyReply, file: string): void {
  if (!/\.(js|css|woff2)$/.test(file) || file.includes('worker')) return;
  for (const name of forPages) reply.removeHeader(name);
}
