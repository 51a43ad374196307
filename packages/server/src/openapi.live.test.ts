/** The API's document says what the server does. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fastify from 'fastify';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { addOpenApi } from './http/openapi.ts';
import { startServer, type RunningServer } from './start-server.ts';

interface Operation {
  readonly summary: string;
  readonly parameters?: readonly { readonly name: string }[];
  readonly responses: Readonly<Record<string, { readonly description: string; readonly content?: object }>>;
}
interface Document {
  readonly openapi: string;
  readonly servers: readonly { readonly url: string }[];
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>;
}

let folder: string;
let server: RunningServer;
let document: Document;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'lockstep-openapi-'));
  server = await startServer({
    port: 0,
    logLevel: 'silent',
    base: '/watch',
    uploads: {
      folder,
      limits: { fileBytes: 1e6, roomBytes: 1e6, totalBytes: 1e6, freeBytes: 0 },
      s3: null,
    },
    metrics: { on: true, token: null },
    limits: { roomsBurst: 1, roomsPerMinute: 0.01 },
  });
  document = (await (await fetch(`http://127.0.0.1:${server.port}/api/openapi.json`)).json()) as Document;
});
afterAll(async () => {
  await server.close();
  await rm(folder, { recursive: true, force: true });
});

test('[OP9] every route is in it, said in words, with its answers', () => {
  expect(document.openapi).toBe('3.1.0');
  expect(document.servers).toEqual([{ url: '/watch' }]);
  expect(Object.keys(document.paths).toSorted((a, b) => a.localeCompare(b))).toEqual(
    [
      '/api/addresses',
      '/api/library',
      '/api/openapi.json',
      '/api/rooms',
      '/api/rooms/{id}',
      '/api/rooms/{id}/call',
      '/api/rooms/{id}/messages',
      '/api/rooms/{id}/socket',
      '/api/rooms/{id}/stream',
      '/api/rooms/{id}/subtitles',
      '/api/rooms/{id}/transfers',
      '/api/rooms/{id}/up',
      '/api/rooms/{id}/uploads',
      '/api/rooms/{id}/uploads/{upload}',
      '/api/subtitles/{hash}',
      '/api/uploads',
      '/api/uploads/{upload}',
      '/api/uploads/{upload}/about',
      '/healthz',
      '/metrics',
      '/readyz',
    ].toSorted((a, b) => a.localeCompare(b)),
  );
  for (const [path, operations] of Object.entries(document.paths)) {
    for (const { summary, parameters = [], responses } of Object.values(operations)) {
      expect(summary, path).not.toBe('');
      expect(Object.keys(responses).length, path).toBeGreaterThan(0);
      for (const { description } of Object.values(responses)) expect(description, path).not.toBe('');
      for (const [, name] of path.matchAll(/\{(\w+)\}/g))
        expect(parameters.map((each) => each.name)).toContain(name);
    }
  }
});

test('[OP9] a route that is added is in it by itself, its path, question and body too', async () => {
  const app = fastify();
  addOpenApi(app, '');
  const schema = {
    summary: 'New',
    querystring: { type: 'object', required: ['before'], properties: { before: { type: 'integer' } } },
    body: { type: 'object' },
    response: { 200: { type: 'object', description: 'Done' } },
  };
  app.post('/api/rooms/:id/thing', { schema }, () => ({}));
  app.get('/page', () => 'for people');
  const { paths } = (await app.inject('/api/openapi.json')).json<Document>();
  expect(Object.keys(paths)).toEqual([
    '/api/openapi.json',
    '/api/rooms/{id}/thing',
    '/api/rooms/{id}/socket',
  ]);
  expect(paths['/api/rooms/{id}/thing']?.['post']).toMatchObject({
    summary: 'New',
    parameters: [{ name: 'before', in: 'query', required: true }],
    requestBody: { required: true },
  });
  await app.close();
});

test('[OP9] what routes answer is what it says', async () => {
  const ask = async (path: string, method = 'GET') => {
    const answer = await fetch(`http://127.0.0.1:${server.port}${path}`, { method });
    return { status: answer.status, body: (await answer.json()) as Record<string, unknown> };
  };
  const made = await ask('/api/rooms', 'POST');
  expect(made).toEqual({ status: 201, body: { room: expect.stringMatching(/^\w{22}$/) } });
  expect(await ask('/api/rooms', 'POST')).toEqual({ status: 429, body: { error: 'tooFast' } });
  const looked = await ask(`/api/rooms/${String(made.body['room'])}`);
  expect(looked.body).toEqual({
    room: made.body['room'],
    door: 'open',
    title: '',
    present: [],
    item: null,
    playing: false,
    position: 0,
  });
  expect(await ask('/api/rooms/none')).toEqual({ status: 404, body: { error: 'unknownRoom' } });
});
