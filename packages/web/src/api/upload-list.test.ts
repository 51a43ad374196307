import { expect, test } from 'vitest';
import { asUploadList } from './upload-list.ts';

const upload = {
  id: 'Abcdefghijkmnopqrstuvw',
  name: 'film.mkv',
  title: 'film',
  by: 'ann',
  isMine: true,
  bytes: 100,
  state: 'preparing',
  received: 100,
  done: 0.5,
  secondsLeft: 9,
  problem: null,
  url: null,
  poster: null,
};
const list = (uploads: unknown) => ({
  mayUpload: true,
  canMake: true,
  fileBytes: 9,
  roomBytesLeft: 8,
  uploads,
});

test('[UP18] what the server tells is taken as it is', () => {
  expect(asUploadList(list([upload]))).toEqual({ ...list([upload]) });
});

test.each([
  ['another state', { ...upload, state: 'flying' }],
  ['an id that leads elsewhere', { ...upload, id: '../../films' }],
  ['no title', { ...upload, title: 3 }],
])('[UP18] %s is passed over', (_, wrong) => {
  expect(asUploadList(list([wrong, upload]))?.uploads).toHaveLength(1);
});

test('[UP18] addresses are of this server, numbers are numbers', () => {
  const odd = {
    ...upload,
    url: '//evil.example/x',
    poster: 'https://evil.example',
    done: Number.NaN,
    bytes: -1,
  };
  expect(asUploadList(list([odd]))?.uploads[0]).toMatchObject({
    url: null,
    poster: null,
    done: null,
    bytes: 0,
  });
  expect(asUploadList({ ...list([]), fileBytes: 'many' })).toBeNull();
  expect(asUploadList(null)).toBeNull();
});
