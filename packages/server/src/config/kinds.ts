/** Kinds: what a setting's value may be, whether it comes as text or from JSON. A failure is the rest of a sentence: “--port …”. */
import { isIP } from 'node:net';
import { fail, ok, type Result } from '@lockstep/core';

export type Kind<Value> = (given: unknown) => Result<Value, string>;

const textOf = (given: unknown): string | null =>
  typeof given === 'string' ? given.trim() : typeof given === 'number' ? String(given) : null;

/** A text that `fits`; `is` says what would. */
export const text =
  (is: string, fits: (text: string) => boolean): Kind<string> =>
  (given) => {
    const value = textOf(given);
    return value !== null && value !== '' && fits(value) ? ok(value) : fail(`is ${is}`);
  };

export const path = text('a path', (value) => !value.includes('\0'));

export const yesNo: Kind<boolean> = (given) => {
  if (given === true || ['1', 'true', 'yes', 'on'].includes(String(given))) return ok(true);
  if (given === false || ['0', 'false', 'no', 'off'].includes(String(given))) return ok(false);
  return fail('is 1 or 0');
};

export const port: Kind<number> = (given) => {
  const value = textOf(given) ?? '';
  return /^\d{1,5}$/.test(value) && Number(value) <= 65_535
    ? ok(Number(value))
    : fail('is a number from 0 to 65535');
};

export const oneOf =
  <const Choice extends string>(choices: readonly Choice[]): Kind<Choice> =>
  (given) => {
    const found = choices.find((choice) => choice === given);
    return found === undefined ? fail(`is one of ${choices.join(', ')}`) : ok(found);
  };

const units: Readonly<Record<string, number>> = { '': 1, K: 2 ** 10, M: 2 ** 20, G: 2 ** 30, T: 2 ** 40 };

/** Bytes: `500M`, `20G`, or a plain number of them. */
export const byteSize: Kind<number> = (given) => {
  const [, number = '', unit = ''] =
    /^(\d{1,9}(?:\.\d+)?|\d{10,15})\s*([KMGT]?)(?:i?B)?$/i.exec(textOf(given) ?? '') ?? [];
  const bytes = Math.round(Number(number) * (units[unit.toUpperCase()] ?? Number.NaN));
  return number !== '' && Number.isSafeInteger(bytes) ? ok(bytes) : fail('is a size like 500M or 20G');
};

/** Several, with commas between them or as a JSON list. */
export const listOf =
  (is: string, fits: (text: string) => boolean): Kind<readonly string[]> =>
  (given) => {
    const parts: readonly unknown[] = Array.isArray(given) ? given : (textOf(given) ?? '').split(',');
    const words = parts.map((part) => (typeof part === 'string' ? part.trim() : ''));
    const named = words.filter((word) => word !== '');
    return named.length > 0 && named.every(fits) ? ok(named) : fail(`is ${is}`);
  };

export const origins = listOf(
  'a list of origins like https://watch.example',
  (word) => /^https?:/.test(word) && URL.canParse(word) && new URL(word).origin === word,
);

/** Origins, or `*` for all of them. */
export const originsOrAll: Kind<readonly string[]> = (given) => {
  if (given === '*' || (Array.isArray(given) && given.length === 1 && given[0] === '*')) return ok(['*']);
  const list = origins(given);
  return list.ok ? list : fail(`${list.error}, or *`);
};

/** An address that people open; no secrets, question or fragment in it. */
export const webAddress: Kind<string> = (given) => {
  const value = textOf(given) ?? '';
  const url = URL.canParse(value) ? new URL(value) : null;
  const plain = url !== null && url.search === '' && url.hash === '' && url.username === '';
  if (!plain || !/^https?:$/.test(url.protocol)) return fail('is an address like https://watch.example');
  return ok(url.href.replace(/\/+$/, ''));
};

/** An address of a service, in one of these schemes. */
export const serviceAddress = (schemes: readonly string[], is: string): Kind<string> =>
  // Lists of hosts (Sentinel, Cluster) are no URL to the platform; whoever connects takes them apart.
  text(is, (value) => schemes.some((scheme) => value.startsWith(`${scheme}://`)) && !/\s/.test(value));

/** A path prefix: `/watch` or `/a/b`; empty for none. */
export const basePath: Kind<string> = (given) => {
  const value = (textOf(given) ?? '!').replace(/\/+$/, '');
  return value === '' || /^(\/[A-Za-z0-9._~-]+)+$/.test(value) ? ok(value) : fail('is a path like /watch');
};

export type TrustedProxies = number | readonly string[];

const isNetwork = (word: string): boolean => {
  if (word === 'loopback' || word === 'private') return true;
  const [address = '', bits, ...rest] = word.split('/');
  const family = isIP(address);
  if (family === 0 || rest.length > 0) return false;
  return bits === undefined || (/^\d{1,3}$/.test(bits) && Number(bits) <= (family === 4 ? 32 : 128));
};

/** 1 (the proxy in front, whatever its address), 0 (none), or who they are. */
export const proxies: Kind<TrustedProxies> = (given) => {
  const many = yesNo(given);
  if (many.ok) return ok(many.value ? 1 : 0);
  const list = listOf('', isNetwork)(given);
  return list.ok ? list : fail('is 1 or a list of addresses and networks like 10.0.0.0/8, loopback, private');
};
