/** The halves of the core that only a browser's page can run. */
export * from './dom/embed-driver.ts';
export * from './dom/embed-player.ts';
export * from './dom/html-player.ts';
export * from './dom/page-runtime.ts';
export * from './dom/visibility.ts';
