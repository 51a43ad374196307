/** Security: the headers that say what our pages may do. */
import type { FastifyHelmetOptions } from '@fastify/helmet';

/**
 * Films come from any http(s) address or from a file at hand (blob:); everything else is ours. Nothing here forces
 * https: at home there is none, and where there is, the proxy in front says so.
 */
export const pageHeaders: FastifyHelmetOptions = {
  contentSecurityPolicy: {
    useDefaults: false,
    directives: {
      defaultSrc: ["'self'"],
      // Decoders of sound and subtitles are WebAssembly; this allows no other code.
      scriptSrc: ["'self'", "'wasm-unsafe-eval'"],
      // Overlays are placed by style attributes.
      styleSrc: ["'self'", "'unsafe-inline'"],
      imgSrc: ["'self'", 'data:', 'blob:', 'http:', 'https:'],
      fontSrc: ["'self'", 'data:'],
      mediaSrc: ["'self'", 'blob:', 'http:', 'https:'],
      connectSrc: ["'self'", 'blob:'],
      workerSrc: ["'self'", 'blob:'],
      objectSrc: ["'none'"],
      frameSrc: ["'none'"],
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
};
