/** What the lab and tests may use of the server. */
export { startServer, type RunningServer, type ServerOptions } from './start-server.ts';
export { usualLimits, type Limits } from './rooms/limits.ts';
/** What its workshop tells ffmpeg, to be compared with ffmpeg alone. */
export { rungsOf, rungWords } from './adapters/workshop/ladder.ts';
export { remuxWords } from './adapters/workshop/remux-words.ts';
