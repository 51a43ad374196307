import { describe, expect, test } from 'vitest';
import { kindByName, kindOf, type FilmKind } from './film-kind.ts';

describe('[MD3] what a name promises', () => {
  const table: readonly (readonly [string, FilmKind | null])[] = [
    ['https://a.example/film.mp4', 'file'],
    ['https://a.example/FILM.MKV?token=1#t=3', 'file'],
    ['https://a.example/dir.mp4/watch', null],
    ['blob:https://a.example/1234', 'file'],
    ['/media/demo.mp4', 'file'],
    ['https://a.example/live/index.m3u8', 'hls'],
    ['https://a.example/index.M3U8?sig=a.mp4', 'hls'],
    ['https://a.example/s(format=m3u8-aapl)', 'hls'],
    ['https://a.example/play?type=m3u8', 'hls'],
    ['https://a.example/list.m3u', 'hls'],
    ['https://a.example/manifest.mpd', 'dash'],
    ['https://a.example/s(format=mpd-time-csf)', 'dash'],
    ['https://a.example/play?format=mpd', 'dash'],
    ['https://a.example/watch?v=abc', null],
    ['https://a.example/', null],
    ['https://a.example/camping', null],
  ];
  test.each(table)('%s: %s', (url, kind) => {
    expect(kindByName(url)).toBe(kind);
  });
});

describe('[MD4] what came back', () => {
  const bytes = (text: string): Uint8Array => Uint8Array.from(text, (letter) => letter.codePointAt(0) ?? 0);
  const ts = bytes(`G${'.'.repeat(187)}G....`);
  const table: readonly (readonly [string, string | null, Uint8Array, FilmKind | null])[] = [
    ['a list called text', 'text/plain', bytes('#EXTM3U\n#EXT-X-VERSION:7\n'), 'hls'],
    ['a list with a mark in front', null, bytes('\u00EF\u00BB\u00BF#EXTM3U\n'), 'hls'],
    ['a list called a film', 'video/mp4', bytes('#EXTM3U\n'), 'hls'],
    ['a DASH list', 'text/xml', bytes('<?xml version="1.0"?>\n<!-- made -->\n<MPD xmlns="x">'), 'dash'],
    ['a DASH list called nothing', null, bytes('<MPD type="static">'), 'dash'],
    ['a page', 'text/html; charset=utf-8', bytes('<!DOCTYPE html><html>'), 'page'],
    ['a page called a list', 'application/vnd.apple.mpegurl', bytes('\n<html><body>404'), 'page'],
    ['a page called a film', 'video/mp4', bytes('<!doctype HTML>'), 'page'],
    ['an mp4', 'application/octet-stream', bytes('\0\0\0\u0020ftypisom'), 'file'],
    ['an mp4 called a page', 'text/html', bytes('\0\0\0\u0020ftypisom'), 'file'],
    ['a piece of one', null, bytes('\0\0\0\u0018stypmsdh'), 'file'],
    ['a webm', null, bytes('\u001AE\u00DF\u00A3....webm'), 'file'],
    ['an ogg', null, bytes('OggS\0'), 'file'],
    ['a transport stream', 'application/octet-stream', ts, 'file'],
    ['words that begin with G', 'text/plain', bytes('Good evening. '.repeat(30)), null],
    ['only its type: a list', 'application/x-mpegURL', bytes(''), 'hls'],
    ['only its type: DASH', 'application/dash+xml; profile=x', bytes(''), 'dash'],
    ['only its type: a film', 'video/x-matroska', bytes('??'), 'file'],
    ['a picture', 'image/png', bytes('\u0089PNG'), 'page'],
    ['data', 'application/json', bytes('{"a":1}'), 'page'],
    ['nothing known', 'application/octet-stream', bytes('????????????'), null],
  ];
  test.each(table)('%s', (_, type, head, kind) => {
    expect(kindOf(type, head)).toBe(kind);
  });
});
