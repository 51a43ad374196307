/** What the lab and tests may use of the server. */
export { startServer, type RunningServer, type ServerOptions } from './start-server.ts';
export { usualLimits, type Limits } from './rooms/limits.ts';
