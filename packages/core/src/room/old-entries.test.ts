import { expect, test } from 'vitest';
import { serverMs } from '../runtime/units.ts';
import { trialLeads } from '../testkit/room-trial.ts';
import { decide } from './decide.ts';
import type { Entry } from './events.ts';
import { evolve } from './evolve.ts';
import { openAccess, usualSettings } from './house.ts';
import { roleOf } from './roles.ts';
import { emptyRoom } from './state.ts';

/** Written by a server that spoke protocol 1, before rooms had roles, rights and settings. */
const written = `[
  {"seq":1,"at":1700000000000,"by":null,"command":null,"event":{"type":"opened","title":""}},
  {"seq":2,"at":1700000000000,"by":null,"command":null,"event":{"type":"joined","member":{"id":"ann","name":"Ann","colour":0}}},
  {"seq":3,"at":1700000001000,"by":null,"command":null,"event":{"type":"joined","member":{"id":"ben","name":"Ben","colour":1}}},
  {"seq":4,"at":1700000002000,"by":"ann","command":"c1","event":{"type":"itemAdded","item":{"id":"film","title":"Film","duration":null,"sources":[{"kind":"link","url":"/media/demo.mp4"}],"addedBy":"ann"}}},
  {"seq":5,"at":1700000002000,"by":"ann","command":"c1","event":{"type":"itemSelected","item":"film","timeline":{"position":0,"rate":1,"playing":false,"at":1700000002000},"issuedAt":1700000001990}},
  {"seq":6,"at":1700000003000,"by":"ben","command":"c2","event":{"type":"itemDescribed","item":"film","duration":60}},
  {"seq":7,"at":1700000004000,"by":"ann","command":"c3","event":{"type":"played","timeline":{"position":0,"rate":1,"playing":true,"at":1700000004100},"issuedAt":1700000003990}},
  {"seq":8,"at":1700000009000,"by":"ben","command":"c4","event":{"type":"seeked","timeline":{"position":30,"rate":1,"playing":true,"at":1700000009300},"issuedAt":1700000008990}},
  {"seq":9,"at":1700000010000,"by":"ann","command":"c5","event":{"type":"waitingSet","waiting":{"policy":"everyone","limitSec":5}}}
]`;

test('[RM1] what was written before rooms had roles and settings folds into a room with the usual ones', () => {
  const room = (JSON.parse(written) as readonly Entry[]).reduce(evolve, emptyRoom);
  expect(room).toMatchObject({
    seq: 9,
    access: openAccess,
    settings: usualSettings,
    control: { mode: 'everyone' },
    grants: [],
    waiting: { policy: 'everyone', limitSec: 5 },
    playback: { cause: 'seek', by: 'ben', timeline: { position: 30, playing: true } },
  });
  expect(room.members.map(({ id }) => roleOf(room, id))).toEqual(['host', 'member']);
  const request = {
    from: 'member',
    id: 'c6',
    by: 'ben',
    issuedAt: serverMs(1.7e12 + 11_000),
    command: { type: 'pause' },
  } as const;
  const decided = decide(room, request, { now: serverMs(1.7e12 + 11_000), leads: trialLeads });
  expect(decided.ok && decided.value.map(({ type }) => type)).toEqual(['paused']);
});
