import { expect, test } from 'vitest';
import { remedyFor, type Remedy } from './hls-failure.ts';

const tell = (failure: 'unsupported' | 'damaged' | 'unreachable'): Remedy => ({ do: 'tell', failure });
const LOAD: Remedy = { do: 'load' };
const REFILL: Remedy = { do: 'refill' };

const table: readonly (readonly [string, string, string, number | undefined, boolean, Remedy])[] = [
  ['a piece that does not come is asked for again', 'networkError', 'fragLoadError', undefined, false, LOAD],
  ['a server in trouble is asked again', 'networkError', 'levelLoadError', 503, false, LOAD],
  ['a piece that is not there is not', 'networkError', 'fragLoadError', 404, false, tell('unreachable')],
  ['a list that is forbidden is not', 'networkError', 'levelLoadError', 403, false, tell('unreachable')],
  [
    'a film whose list does not come is not',
    'networkError',
    'manifestLoadError',
    0,
    false,
    tell('unreachable'),
  ],
  ['a list that cannot be read', 'networkError', 'manifestParsingError', 200, false, tell('damaged')],
  ['a list of nothing', 'networkError', 'levelEmptyError', 200, false, tell('damaged')],
  ['codecs nobody here knows', 'mediaError', 'bufferAddCodecError', undefined, false, tell('unsupported')],
  [
    'only such codecs',
    'mediaError',
    'manifestIncompatibleCodecsError',
    undefined,
    false,
    tell('unsupported'),
  ],
  ['a lock without a key', 'keySystemError', 'keySystemNoAccess', undefined, false, tell('unsupported')],
  ['a decoder that stumbles starts anew', 'mediaError', 'bufferAppendingError', undefined, false, REFILL],
  ['once', 'mediaError', 'bufferAppendingError', undefined, true, tell('damaged')],
  ['a fault of the library too', 'otherError', 'internalException', undefined, false, REFILL],
];

test.each(table)('[MD10] %s', (_, type, details, status, refilled, remedy) => {
  expect(remedyFor({ type, details, status }, refilled)).toEqual(remedy);
});
