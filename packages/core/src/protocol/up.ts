/** Everything a client may send. Unknown fields are refused. [PR2] */
import * as v from 'valibot';
import { brief } from './brief.ts';
import { bye } from './bye.ts';
import { call } from './call.ts';
import { command } from './command.ts';
import { watch } from './figures.ts';
import { hello } from './hello.ts';
import { say } from './message-shapes.ts';
import { probe } from './probe.ts';
import { report } from './report.ts';
import { resync } from './resync.ts';
import { signal } from './signal.ts';

export const up = v.variant('type', [
  // The most frequent ones first: they are looked for in this order.
  brief,
  probe,
  report,
  command,
  say,
  signal,
  call,
  hello,
  resync,
  watch,
  bye,
]);
export type Up = v.InferOutput<typeof up>;
