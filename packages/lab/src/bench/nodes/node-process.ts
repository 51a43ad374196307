/** NodeProcess: a Lockstep server of its own, as `main.js` runs it, with the lab's film: told by the environment where to keep and whom to hear. */
import { startServer } from '@lockstep/server';

const setting = (name: string): string | null => process.env[`LAB_${name}`] ?? null;
const needed = (name: string): string => {
  const value = setting(name);
  if (value === null) throw new Error(`LAB_${name} is missing`);
  return value;
};

const database = setting('DATABASE');
const server = await startServer({
  port: Number(needed('PORT')),
  logLevel: 'silent',
  webRoot: needed('WEB'),
  filmsRoot: needed('FILMS'),
  store: database === null ? { kind: 'folder', folder: needed('DATA') } : { kind: 'postgres', url: database },
  redis: setting('REDIS'),
  key: setting('KEY'),
});
process.once('SIGTERM', () => {
  server.close().then(
    () => process.exit(0),
    () => process.exit(1),
  );
});
