/** OpenApi: the document of the HTTP API, collected from the routes as they are added, so that it cannot fall behind them. */
import { protocolVersion } from '@lockstep/core';
import type { FastifyInstance, RouteOptions } from 'fastify';

type Json = Readonly<Record<string, unknown>>;

/** What a route's schema says beyond Fastify's own. */
interface RouteSchema {
  readonly summary?: string;
  readonly tags?: readonly string[];
  readonly security?: readonly Json[];
  readonly params?: { readonly properties?: Readonly<Record<string, Json>> };
  readonly querystring?: {
    readonly required?: readonly string[];
    readonly properties?: Readonly<Record<string, Json>>;
  };
  readonly body?: Json;
  readonly response?: Readonly<Record<string, Json & { readonly description?: string }>>;
}

/** Pages and files are for browsers, not for programs that read this. */
const isDescribed = (url: string): boolean =>
  url.startsWith('/api/') || ['/healthz', '/readyz', '/metrics'].includes(url);

const parameters = (schema: RouteSchema): readonly Json[] => [
  ...Object.entries(schema.params?.properties ?? {}).map(([name, shape]) => ({
    name,
    in: 'path',
    required: true,
    schema: shape,
  })),
  ...Object.entries(schema.querystring?.properties ?? {}).map(([name, shape]) => ({
    name,
    in: 'query',
    required: schema.querystring?.required?.includes(name) ?? false,
    schema: shape,
  })),
];

function operation(schema: RouteSchema): Json {
  const responses = Object.entries(schema.response ?? {}).map(([status, shape]) => {
    const { description = '', ...rest } = shape;
    const type = rest['type'] === 'string' ? 'text/plain' : 'application/json';
    return [status, { description, content: { [type]: { schema: rest } } }] as const;
  });
  const asked = parameters(schema);
  return {
    summary: schema.summary ?? '',
    ...(schema.tags === undefined ? {} : { tags: schema.tags }),
    ...(schema.security === undefined ? {} : { security: schema.security }),
    ...(asked.length === 0 ? {} : { parameters: asked }),
    ...(schema.body === undefined
      ? {}
      : { requestBody: { required: true, content: { 'application/json': { schema: schema.body } } } }),
    responses: Object.fromEntries(responses),
  };
}

/** The socket is no route of Fastify's. */
const socket: Json = {
  get: {
    summary: `Opens the room’s WebSocket: protocol version ${protocolVersion}, docs/spec/protocol.md`,
    tags: ['rooms'],
    parameters: [{ name: 'id', in: 'path', required: true, schema: { type: 'string' } }],
    responses: {
      101: { description: 'JSON texts both ways' },
      403: { description: 'A page of another origin' },
      404: { description: 'No room’s id' },
      429: { description: 'Too many connections from this address, or too many new ones' },
      503: { description: 'No more connections here, or the server is ending' },
    },
  },
};

/** Call before routes are added; serves what it saw at /api/openapi.json. */
export function addOpenApi(app: FastifyInstance, base: string): void {
  const paths: Record<string, Record<string, Json>> = {};
  app.addHook('onRoute', ({ url, method, schema }: RouteOptions) => {
    if (!isDescribed(url)) return;
    const path = url.replaceAll(/:(\w+)/g, '{$1}');
    for (const each of [method].flat()) {
      // HEAD comes with each GET by itself; OPTIONS is what browsers ask before they ask.
      if (each !== 'HEAD' && each !== 'OPTIONS')
        (paths[path] ??= {})[each.toLowerCase()] = operation((schema ?? {}) as RouteSchema);
    }
  });
  const schema = {
    summary: 'This document',
    tags: ['running'],
    response: { 200: { type: 'object', description: 'OpenAPI 3.1', additionalProperties: true } },
  };
  app.get('/api/openapi.json', { schema }, () => ({
    openapi: '3.1.0',
    info: {
      title: 'Lockstep',
      version: String(protocolVersion),
      license: { name: 'MIT', identifier: 'MIT' },
    },
    servers: [{ url: base === '' ? '/' : base }],
    components: {
      securitySchemes: {
        metricsToken: { type: 'http', scheme: 'bearer' },
        memberSecret: { type: 'http', scheme: 'bearer', description: 'The secret that hello carries' },
      },
    },
    paths: { ...paths, '/api/rooms/{id}/socket': socket },
  }));
}
