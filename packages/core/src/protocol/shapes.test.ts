import type * as v from 'valibot';
import { expectTypeOf, test } from 'vitest';
import type { roomCommand } from './command.ts';
import type { entry, roomState } from './room-shapes.ts';
import type { Command } from '../room/commands.ts';
import type { Entry } from '../room/events.ts';
import type { RoomState } from '../room/state.ts';

test('what travels is what the room is made of', () => {
  expectTypeOf<v.InferOutput<typeof roomState>>().toExtend<RoomState>();
  expectTypeOf<RoomState>().toExtend<v.InferOutput<typeof roomState>>();
  expectTypeOf<v.InferOutput<typeof entry>>().toExtend<Entry>();
  expectTypeOf<Entry>().toExtend<v.InferOutput<typeof entry>>();
  expectTypeOf<v.InferOutput<typeof roomCommand>>().toExtend<Command>();
  expectTypeOf<Command>().toExtend<v.InferOutput<typeof roomCommand>>();
});
