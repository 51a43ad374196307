/** The small shapes that messages are made of. Every number from outside is finite and bounded before anything else sees it. [PR3] */
import * as v from 'valibot';
import { mediaSec, serverMs } from '../runtime/units.ts';

const bounded = (min: number, max: number) =>
  v.pipe(v.number(), v.finite(), v.minValue(min), v.maxValue(max));
const text = (max: number) => v.pipe(v.string(), v.maxLength(max));

/** Far beyond any clock that counts ms since 1970. */
export const moment = v.pipe(bounded(0, 1e14), v.transform(serverMs));
/** A film is shorter than eleven days. */
export const position = v.pipe(bounded(0, 1e6), v.transform(mediaSec));
export const rate = bounded(0.1, 16);
export const milliseconds = bounded(0, 1e7);
export const signedMs = bounded(-1e9, 1e9);
export const count = v.pipe(bounded(0, Number.MAX_SAFE_INTEGER), v.integer());
export const id = v.pipe(v.string(), v.regex(/^[A-Za-z0-9_-]{1,64}$/));
export const name = text(200);
export const title = text(500);
export const language = text(35);
export const url = v.pipe(v.string(), v.minLength(1), v.maxLength(4096));
export const bytes = bounded(0, 1e14);
/** Between two cuts of one film. */
export const offset = bounded(-600, 600);
/** A SHA-256. */
export const hash = v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/));
export const seconds = bounded(0, 1e6);
export const list = <const Item extends v.GenericSchema>(item: Item, max: number) =>
  v.pipe(v.array(item), v.maxLength(max), v.readonly());
