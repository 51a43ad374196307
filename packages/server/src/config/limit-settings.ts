/** LimitSettings: limits other than the usual ones, by their names in rooms/limits.ts. */
import { fail, ok, type Result } from '@lockstep/core';
import { usualLimits, type Limits } from '../rooms/limits.ts';

const isLimit = (name: string): name is keyof Limits => Object.hasOwn(usualLimits, name);

/** A limit may be anything that is still a limit. */
const largest = 1e9;

/** `rooms=500,helloMs=1000`, or an object in the configuration file. */
export function readLimits(given: unknown): Result<Partial<Limits>, readonly string[]> {
  const pairs: readonly (readonly [string, unknown])[] =
    typeof given === 'object' && given !== null && !Array.isArray(given)
      ? Object.entries(given)
      : pairsOf(String(given));
  const limits: Partial<Record<keyof Limits, number>> = {};
  const complaints: string[] = [];
  for (const [name, value] of pairs) {
    const number = typeof value === 'number' ? value : Number(value === '' ? Number.NaN : value);
    if (!isLimit(name)) complaints.push(`names no limit “${name}”`);
    else if (!Number.isFinite(number) || number <= 0 || number > largest)
      complaints.push(`wants a number above 0 for ${name}`);
    else limits[name] = number;
  }
  return complaints.length === 0 ? ok(limits) : fail(complaints);
}

function pairsOf(text: string): readonly (readonly [string, string])[] {
  const parts = text.split(',').map((part) => part.trim());
  return parts
    .filter((part) => part !== '')
    .map((part) => {
      const [name = '', ...value] = part.split('=');
      return [name.trim(), value.join('=').trim()] as const;
    });
}
