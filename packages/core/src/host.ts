/** What Node, browsers and workers have in common, behind the core's ports. */
export * from './host/host-runtime.ts';
export * from './host/socket-connect.ts';
export * from './host/stream-connect.ts';
