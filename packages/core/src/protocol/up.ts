/** Everything a client may send. Unknown fields are refused. [PR2] */
import * as v from 'valibot';
import { bye } from './bye.ts';
import { command } from './command.ts';
import { watch } from './figures.ts';
import { hello } from './hello.ts';
import { say } from './message-shapes.ts';
import { probe } from './probe.ts';
import { report } from './report.ts';
import { resync } from './resync.ts';

export const up = v.variant('type', [hello, probe, command, report, resync, say, watch, bye]);
export type Up = v.InferOutput<typeof up>;
