/** Security: the headers that say what our pages may do. */
import type { FastifyHelmetOptions } from '@fastify/helmet';

/** Sites that show their films in frames of their own, and the scripts that one of them wants in our page. [EM22] */
const filmFrames = ['https://www.youtube-nocookie.com', 'https://player.vimeo.com'];
const filmScripts = ['https://www.youtube.com/iframe_api', 'https://www.youtube.com/s/player/'];

/**
 * Films come from any http(s) address or from a file at hand (blob:), in one or in pieces that our scripts fetch; everything
 * else is ours. Nothing here forces
 * https: at home there is none, and where there is, the proxy in front says so.
 */
export const pageHeaders = (embeds: boolean): FastifyHelmetOptions => ({
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
      connectSrc: ["'self'", 'blob:', 'http:', 'https:'],
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
