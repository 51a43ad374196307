/** What web, server, extension and native may use of the core. */
export * from './runtime/units.ts';
