import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createEventReader, type ServerEvent } from './event-reader.ts';

const text = ': a comment\n\nevent: stream\ndata: abc\n\ndata: {"a":"同帧"}\n\nevent: close\ndata: 4001\n\n';

test('[PR20] events are the same however the text is cut', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 0, max: text.length }), { maxLength: 6 }), (cuts) => {
      const heard: ServerEvent[] = [];
      const read = createEventReader((event) => heard.push(event));
      const places = [0, ...cuts.toSorted((a, b) => a - b), text.length];
      for (const [i, from] of places.slice(0, -1).entries()) read(text.slice(from, places[i + 1]));
      expect(heard).toEqual([
        { name: 'stream', data: 'abc' },
        { name: 'message', data: '{"a":"同帧"}' },
        { name: 'close', data: '4001' },
      ]);
    }),
  );
});

test('[PR20] what is not finished, or has no data, is nothing', () => {
  const heard: ServerEvent[] = [];
  const read = createEventReader((event) => heard.push(event));
  read('event: close\n\ndata: half');
  expect(heard).toEqual([]);
  read('\n\n');
  expect(heard).toEqual([{ name: 'message', data: 'half' }]);
});
