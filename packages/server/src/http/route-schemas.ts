/** RouteSchemas: the shapes of the HTTP API as JSON Schema. Answers are written by them, and the API's document is made of them. */

const text = { type: 'string' } as const;
const count = { type: 'integer', minimum: 0 } as const;

const object = <const Properties extends object>(properties: Properties, description: string) => ({
  type: 'object',
  description,
  required: Object.keys(properties),
  properties,
});

export const plainText = (description: string) => ({ type: 'string', description }) as const;

export const roomParams = {
  type: 'object',
  required: ['id'],
  properties: { id: { type: 'string', description: 'A room’s id: 128 random bits, 22 letters of base58' } },
} as const;

export const problem = (description: string, codes: readonly string[]) =>
  object({ error: { type: 'string', enum: codes } }, description);

/** What the limit on requests answers. */
export const tooManyRequests = {
  type: 'object',
  description: 'Asked too often; `retry-after` says for how long to wait',
  properties: { error: text, message: text, statusCode: count },
} as const;

export const roomMade = object({ room: { type: 'string', description: 'Its id' } }, 'The room is there');

export const roomSummary = object(
  {
    room: text,
    door: {
      type: 'string',
      enum: ['open', 'password', 'locked', 'closed'],
      description: 'What is behind it is told only if it is open; closed: there is nothing any more',
    },
    title: text,
    present: {
      type: 'array',
      description: 'Who is there',
      items: object({ name: text, colour: count }, 'A member'),
    },
    item: {
      description: 'What is on; null for nothing',
      anyOf: [
        object(
          {
            title: text,
            duration: { type: ['number', 'null'], description: 'Seconds, if known' },
            kind: {
              type: 'string',
              enum: ['link', 'file'],
              description: 'file: each needs a copy of their own',
            },
          },
          'A film',
        ),
        { type: 'null' },
      ],
    },
    playing: { type: 'boolean' },
    position: { type: 'number', description: 'Seconds from the film’s beginning, now' },
  },
  'What somebody at the door is told',
);

const number = { type: 'number' } as const;

export const messagePage = object(
  {
    messages: {
      type: 'array',
      description: 'Oldest first; fewer than 100 if there are no older ones',
      items: {
        ...object(
          { seq: count, at: number, author: text, text, kind: text },
          'One thing that was said; `at`: ms since 1970 on the server’s clock',
        ),
        properties: {
          seq: count,
          at: number,
          author: text,
          text,
          kind: text,
          style: text,
          mediaAt: { ...number, description: 'Seconds from the film’s beginning' },
          item: { ...text, description: 'Which film that was' },
          id: text,
          name: { ...text, description: 'What the author was called then' },
          replyTo: count,
        },
      },
    },
  },
  'A page of what was said',
);

export const subtitlesKept = object(
  { url: { ...text, description: 'Where they are, on this server' } },
  'They are kept',
);

const numberOrNull = { type: ['number', 'null'] } as const;

export const libraryListing = object(
  {
    path: { ...text, description: 'The folder; empty for the library’s own, and for what was searched' },
    folders: {
      type: 'array',
      items: object({ name: text, path: text }, 'A folder with films in or below it'),
    },
    films: {
      type: 'array',
      items: object(
        {
          name: text,
          path: text,
          url: { ...text, description: 'Its bytes, with ranges' },
          bytes: count,
          changedAt: { ...number, description: 'ms since 1970' },
          subtitles: {
            type: 'array',
            items: object({ name: text, url: text }, 'Subtitles that lie beside it'),
          },
          isKnown: { type: 'boolean', description: 'false: what follows is being found out; ask again' },
          duration: { ...numberOrNull, description: 'Seconds' },
          width: numberOrNull,
          height: numberOrNull,
          poster: { type: ['string', 'null'], description: 'A JPEG of 320 pixels’ width' },
        },
        'A film',
      ),
    },
    isCut: { type: 'boolean', description: 'There are more; search for them' },
  },
  'What lies in a folder, in the order of its names',
);

export const addresses = object(
  { links: { type: 'array', items: text, description: 'Best first; empty if there are none to tell' } },
  'Addresses under which others reach this server',
);

export const health = object({ status: { type: 'string', enum: ['ok'] } }, 'The process is alive');

export const readiness = (description: string) =>
  object(
    {
      ready: { type: 'boolean' },
      draining: { type: 'boolean', description: 'It is ending: others take over' },
      checks: {
        type: 'object',
        description: 'By name',
        additionalProperties: { type: 'string', enum: ['ok', 'failed'] },
      },
    },
    description,
  );

const transfer = object(
  {
    path: { type: 'string', description: 'Of the film on this server' },
    from: { type: 'integer', minimum: 0, description: 'First byte asked for' },
    to: { type: 'integer', minimum: 0, description: 'Last byte asked for' },
    startedAt: { type: 'number', description: 'ms on the server’s clock' },
    tookMs: { type: 'number', description: 'Until the socket had taken the last of it, or until now' },
    sent: { type: 'integer', minimum: 0, description: 'Bytes that the socket took' },
    rate: {
      type: ['number', 'null'],
      description: 'Bytes a second that the line takes; null: it never made the server wait',
    },
    heldBy: {
      anyOf: [{ type: 'string', enum: ['line', 'server'] }, { type: 'null' }],
      description: 'What most of the time went into; null: nothing was slow',
    },
    state: { type: 'string', enum: ['open', 'done', 'left'] },
  },
  'One answer with a film, or a part of it',
);

export const callWay = {
  type: 'object',
  description: 'By `way`: mesh has `iceServers`, livekit has `url` and `token`',
  required: ['way', 'validSec'],
  properties: {
    way: { type: 'string', enum: ['mesh', 'livekit'] },
    validSec: { ...count, description: 'Seconds until it has to be asked anew by whoever comes in then' },
    iceServers: {
      type: 'array',
      description: 'As RTCPeerConnection takes them',
      items: {
        type: 'object',
        required: ['urls'],
        properties: { urls: { type: 'array', items: text }, username: text, credential: text },
      },
    },
    url: { ...text, description: 'Of the LiveKit server' },
    token: { ...text, description: 'For this connection only, whose id is its identity there' },
  },
} as const;

export const transfers = object(
  {
    mine: { type: 'array', description: 'Of this browser, latest first', items: transfer },
    others: {
      description: 'Of the others in the room, with films of its list; null: only hosts see them',
      anyOf: [
        {
          type: 'array',
          items: object({ member: text, transfers: { type: 'array', items: transfer } }, 'A member'),
        },
        { type: 'null' },
      ],
    },
    upload: {
      type: ['number', 'null'],
      description:
        'Bytes a second that all lines together took at most of late; null: not known, or not told',
    },
  },
  'How films went out',
);

export const fetchedFilm = object(
  {
    url: { type: 'string', description: 'A path on this server, by which the film can be watched' },
    type: { type: 'string', description: 'Media type, by its content' },
    bytes: { type: ['integer', 'null'], description: 'null: its server does not tell' },
    durationSec: { type: ['number', 'null'], description: 'null: it cannot be told' },
  },
  'A film of another server',
);
