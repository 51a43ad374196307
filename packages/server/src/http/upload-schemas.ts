/** UploadSchemas: the shapes of what is told of uploads, as JSON Schema. */
import { roomParams } from './route-schemas.ts';

const text = { type: 'string' } as const;
const flag = { type: 'boolean' } as const;
const count = { type: 'integer', minimum: 0 } as const;
const textOrNull = { type: ['string', 'null'] } as const;
const numberOrNull = { type: ['number', 'null'] } as const;

const object = <const Properties extends object>(properties: Properties, description: string) => ({
  type: 'object',
  description,
  required: Object.keys(properties),
  properties,
});

export const uploadParams = {
  type: 'object',
  required: ['id', 'upload'],
  properties: { ...roomParams.properties, upload: { type: 'string', description: 'An upload’s id' } },
} as const;

const toldUpload = object(
  {
    id: text,
    name: { ...text, description: 'What its file is called at home' },
    title: text,
    by: { ...text, description: 'Id of the member who uploads it' },
    isMine: flag,
    bytes: count,
    state: { ...text, enum: ['receiving', 'waiting', 'preparing', 'ready', 'failed'] },
    received: { ...count, description: 'Bytes that are here' },
    done: { ...numberOrNull, description: 'How far the preparation is, from 0 to 1' },
    secondsLeft: { ...numberOrNull, description: 'How long it will still take; null: not known' },
    problem: { ...textOrNull, description: 'noFilm, needsPrograms, damaged or noSpace' },
    url: { ...textOrNull, description: 'The film, once it is ready' },
    poster: textOrNull,
  },
  'An upload',
);

export const toldUploads = object(
  {
    mayUpload: flag,
    canMake: { ...flag, description: 'false: only what browsers play as it is' },
    fileBytes: { ...count, description: 'The largest file that is taken' },
    roomBytesLeft: { ...count, description: 'What this room may still upload' },
    uploads: { type: 'array', items: toldUpload },
  },
  'In the order in which they were begun',
);

export const uploadAbout = object(
  {
    title: text,
    url: text,
    duration: { ...numberOrNull, description: 'Seconds' },
    isKnown: { ...flag, description: 'false: what follows is being made; ask again' },
    poster: textOrNull,
    storyboard: { ...textOrNull, description: 'WebVTT; its cues name parts of JPEGs beside it' },
    subtitles: {
      type: 'array',
      items: object(
        { format: { ...text, enum: ['vtt', 'ass'] }, language: textOrNull, title: textOrNull, url: text },
        'Subtitles that were in the file',
      ),
    },
    fonts: { type: 'array', items: text, description: 'Fonts that its subtitles name' },
  },
  'A film',
);
