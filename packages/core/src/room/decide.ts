/**
 * Decide: what a request does to a room: events, or a refusal. It changes nothing, reads no clock and no dice; the same
 * question has the same answer on the server, in a client's prediction and in a simulation. See docs/spec/room.md.
 */
import { decideSubtitles } from './decide-subtitles.ts';
import { fail, ok } from '../runtime/result.ts';
import { believedPress, type Asking, type Decision } from './asking.ts';
import type { Command, DecideContext, Request, SystemCommand } from './commands.ts';
import { decideControl } from './decide-control.ts';
import { decideAdmission, decideDoor } from './decide-door.ts';
import { decideList } from './decide-list.ts';
import { decideDismissal, decideSleep } from './decide-members.ts';
import { decidePeople } from './decide-people.ts';
import { decidePlayback } from './decide-playback.ts';
import { decideBringing, decideEnd, decideQueue } from './decide-queue.ts';
import { decideSources } from './decide-sources.ts';
import { decideExpiry, decideWaiting } from './decide-waiting.ts';
import { decideGuard } from './decide-guard.ts';
import { refusalFor } from './rights.ts';
import type { RoomState } from './state.ts';

/** The events a request leads to, in order (none: accepted, nothing to change), or why the room will not. */
export function decide(state: RoomState, request: Request, context: DecideContext): Decision {
  switch (request.from) {
    case 'server':
      return decideSystem(state, request.command, context);
    case 'member': {
      const { by, id, command, sealed = null } = request;
      if (state.closed) return fail({ code: 'roomClosed' });
      if (!state.members.some((member) => member.id === by)) return fail({ code: 'notMember' });
      if (state.recentCommands.includes(id)) return ok([]);
      const code = refusalFor(state, by, command);
      if (code !== null) return fail({ code });
      const issuedAt = believedPress(request.issuedAt, context.now);
      return decideMember(state, command, { ...context, id, by, issuedAt, sealed });
    }
  }
}

function decideMember(state: RoomState, command: Command, asking: Asking): Decision {
  switch (command.type) {
    case 'play':
    case 'pause':
    case 'seek':
    case 'setRate':
    case 'restart':
    case 'goTo':
    case 'syncToMe':
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
    case 'moveItem':
    case 'renameItem':
    case 'nextItem':
    case 'previousItem':
      return decideQueue(state, command, asking);
    case 'addItems':
    case 'clearQueue':
    case 'shuffleQueue':
    case 'undoQueue':
      return decideList(state, command, asking);
    case 'addSource':
    case 'removeSource':
    case 'fingerprintItem':
      return decideSources(state, command, asking);
    case 'addSubtitle':
    case 'removeSubtitle':
      return decideSubtitles(state, command);
    case 'rename':
    case 'callRoll':
    case 'setTitle':
    case 'kick':
    case 'ban':
    case 'unban':
    case 'setRole':
    case 'setRight':
    case 'hush':
    case 'close':
      return decidePeople(state, command, asking);
    case 'setLock':
    case 'setPassword':
    case 'setOwnerLink':
      return decideDoor(state, command, asking);
    case 'setSetting':
    case 'addMarker':
    case 'removeMarker':
    case 'pinLine':
    case 'unpinLine':
    case 'setControlMode':
    case 'takeBaton':
    case 'giveBaton':
    case 'releaseBaton':
      return decideControl(state, command, asking);
  }
}

function decideSystem(state: RoomState, command: SystemCommand, context: DecideContext): Decision {
  switch (command.type) {
    case 'admit':
      return decideAdmission(state, command);
    case 'open':
      return ok(state.seq === 0 ? [{ type: 'opened', title: '' }] : []);
    case 'dismiss':
      return decideDismissal(state, command.member, context);
    case 'expireHold':
      return decideExpiry(state, context);
    case 'bring':
      return decideBringing(state, command.item, command.by, context);
    case 'endItem':
      return decideEnd(state, command.item, context);
    case 'guard':
      return decideGuard(state, command, context);
    case 'sleep':
      return decideSleep(state, context);
  }
}
