import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { mentions, piecesOf } from './pieces.ts';

const links = (text: string) =>
  piecesOf(text, []).flatMap((piece) => (piece.type === 'link' ? [piece.text] : []));

describe('[TK7] links', () => {
  test.each([
    ['see https://example.org/a?b=c#d.', ['https://example.org/a?b=c#d']],
    ['(https://example.org/wiki/Film_(1999))', ['https://example.org/wiki/Film_(1999)']],
    ['看https://example.org/片，好', ['https://example.org/片']],
    ['www.example.org and HTTP://EXAMPLE.ORG', ['www.example.org', 'HTTP://EXAMPLE.ORG']],
    ['javascript:alert(1) data:text/html,x ftp://example.org', []],
    ['https://bank.example@evil.example/', []],
    ['https://', []],
  ])('%s', (text, found) => {
    expect(links(text)).toEqual(found);
  });

  test('an address without http is https', () => {
    expect(piecesOf('www.example.org', [])).toEqual([
      { type: 'link', text: 'www.example.org', href: 'https://www.example.org/' },
    ]);
  });

  test('every link leads to http or https, and no letter is lost', () => {
    const part = fc.oneof(
      fc.string({ unit: 'grapheme' }),
      fc.constantFrom('https://a.example/', 'www.x.example', '@Ann', 'javascript:', ')', '.', '@', '"', '<'),
    );
    fc.assert(
      fc.property(fc.array(part), (parts) => {
        const text = parts.join('');
        const pieces = piecesOf(text, ['Ann', 'Ann Lee']);
        expect(pieces.map((piece) => piece.text).join('')).toBe(text);
        for (const piece of pieces) if (piece.type === 'link') expect(piece.href).toMatch(/^https?:\/\//);
      }),
    );
  });
});

describe('[TK8] mentions', () => {
  const names = ['Ann', 'Ann Lee', '小明'];
  const mentioned = (text: string) =>
    piecesOf(text, names).flatMap((piece) => (piece.type === 'mention' ? [piece.name] : []));

  test.each([
    ['@Ann look', ['Ann']],
    ['hi @ann lee!', ['Ann Lee']],
    ['@Anna', []],
    ['mail@ann', []],
    ['@小明你看', ['小明']],
    ['@Ann,@小明', ['Ann', '小明']],
    ['@ Ann', []],
  ])('%s', (text, found) => {
    expect(mentioned(text)).toEqual(found);
  });

  test('me or not me', () => {
    expect(mentions('hey @BEN', 'Ben')).toBe(true);
    expect(mentions('hey Ben', 'Ben')).toBe(false);
  });
});
