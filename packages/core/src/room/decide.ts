/**
 * Decide: what a request does to a room: events, or a refusal. It changes nothing, reads no clock and no dice; the same
 * question has the same answer on the server, in a client's prediction and in a simulation. See docs/spec/room.md.
 */
import { fail, ok } from '../runtime/result.ts';
import { believedPress, type Asking, type Decision } from './asking.ts';
import type { Command, DecideContext, Request, SystemCommand } from './commands.ts';
import { decideAdmission, decideDismissal, decidePeople, decideSleep } from './decide-members.ts';
import { decidePlayback } from './decide-playback.ts';
import { decideQueue } from './decide-queue.ts';
import { decideExpiry, decideWaiting } from './decide-waiting.ts';
import type { RoomState } from './state.ts';

/** The events a request leads to, in order (none: accepted, nothing to change), or why the room will not. */
export function decide(state: RoomState, request: Request, context: DecideContext): Decision {
  switch (request.from) {
    case 'server':
      return decideSystem(state, request.command, context);
    case 'member': {
      const { by, id, command } = request;
      if (!state.members.some((member) => member.id === by)) return fail({ code: 'notMember' });
      if (state.recentCommands.includes(id)) return ok([]);
      const issuedAt = believedPress(request.issuedAt, context.now);
      return decideMember(state, command, { ...context, by, issuedAt });
    }
  }
}

function decideMember(state: RoomState, command: Command, asking: Asking): Decision {
  switch (command.type) {
    case 'play':
    case 'pause':
    case 'seek':
    case 'setRate':
      return decidePlayback(state, command, asking);
    case 'reportStall':
    case 'reportReady':
    case 'goOnWithout':
    case 'setWaiting':
      return decideWaiting(state, command, asking);
    case 'addItem':
    case 'removeItem':
    case 'selectItem':
    case 'describeItem':
    case 'itemEnded':
      return decideQueue(state, command, asking);
    case 'rename':
    case 'setTitle':
      return decidePeople(state, command, asking);
  }
}

function decideSystem(state: RoomState, command: SystemCommand, context: DecideContext): Decision {
  switch (command.type) {
    case 'admit':
      return decideAdmission(state, command.member, command.name);
    case 'dismiss':
      return decideDismissal(state, command.member, context);
    case 'expireHold':
      return decideExpiry(state, context);
    case 'sleep':
      return decideSleep(state, context);
  }
}
