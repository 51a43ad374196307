/** Everything a server may send. Unknown fields are ignored. [PR2] */
import * as v from 'valibot';
import { accepted, refused } from './answers.ts';
import { digest } from './digest.ts';
import { events } from './events.ts';
import { messages } from './message-shapes.ts';
import { probed } from './probed.ts';
import { state } from './resync.ts';
import { signalled } from './signal.ts';
import { welcome } from './welcome.ts';

export const down = v.variant('type', [
  welcome,
  probed,
  accepted,
  refused,
  events,
  state,
  digest,
  messages,
  signalled,
]);
export type Down = v.InferOutput<typeof down>;
