/** Text ↔ message, as a result, never a throw. [PR4] */
import * as v from 'valibot';
import { publicEntries, publicRoom } from '../room/public-room.ts';
import { fail, ok, type Result } from '../runtime/result.ts';
import { command, type CommandMessage } from './command.ts';
import { down, type Down } from './down.ts';
import { up, type Up } from './up.ts';

/** The longest message a client may send, in UTF-16 units (every one is at least one byte). [PR5] */
export const maxUpLength = 16 * 1024;

export type DecodeFailure =
  | { readonly code: 'tooLong' }
  | { readonly code: 'notJson' }
  /** `where` is the path of the first field that does not fit. */
  | { readonly code: 'badShape'; readonly where: string };

function parse(text: string): Result<unknown, DecodeFailure> {
  try {
    return ok(JSON.parse(text) as unknown);
  } catch {
    return fail({ code: 'notJson' });
  }
}

function check<Schema extends v.GenericSchema>(
  schema: Schema,
  text: string,
): Result<v.InferOutput<Schema>, DecodeFailure> {
  const parsed = parse(text);
  if (!parsed.ok) return parsed;
  const checked = v.safeParse(schema, parsed.value, { abortEarly: true });
  if (checked.success) return ok(checked.output);
  return fail({ code: 'badShape', where: v.getDotPath(checked.issues[0]) ?? '' });
}

/** What a client sent. */
export function decodeUp(text: string): Result<Up, DecodeFailure> {
  return text.length > maxUpLength ? fail({ code: 'tooLong' }) : check(up, text);
}

/** Whether a server would take it. Who only asks does without the shapes of all else that may be sent. */
export const isSendable = (message: CommandMessage): boolean => {
  const text = encode(message);
  return text.length <= maxUpLength && check(command, text).ok;
};

/** What a server sent. */
export function decodeDown(text: string): Result<Down, DecodeFailure> {
  return check(down, text);
}

/** Text for the other end. What is sealed in a room or its entries never gets into it, whoever asks. [RM49] */
export function encode(message: Up | Down): string {
  return JSON.stringify(unsealed(message));
}

function unsealed(message: Up | Down): Up | Down {
  switch (message.type) {
    case 'events':
      return { ...message, entries: publicEntries(message.entries) };
    case 'state':
      return { ...message, state: publicRoom(message.state) };
    case 'welcome': {
      const { room } = message;
      return {
        ...message,
        room:
          room.kind === 'snapshot'
            ? { ...room, state: publicRoom(room.state) }
            : { ...room, entries: publicEntries(room.entries) },
      };
    }
    case 'probed':
    case 'accepted':
    case 'refused':
    case 'digest':
    case 'messages':
    case 'signal':
    case 'call':
    case 'hello':
    case 'probe':
    case 'command':
    case 'report':
    case 'brief':
    case 'resync':
    case 'say':
    case 'watch':
    case 'bye':
      return message;
  }
}
