/** Happenings: what people do on an evening, and what goes wrong without them. */
import { mediaSec } from '../runtime/units.ts';
import { positionAt } from '../timeline/timeline.ts';
import type { Dice } from './dice.ts';
import { somebody, type Act, type Happening } from './happening.ts';
import { houseHappenings } from './house-happenings.ts';
import type { World } from './world.ts';
import type { WorldMember } from './world-member.ts';

const within = (dice: Dice, from: number, to: number): number => from + (to - from) * dice.uniform();

function roomAt({ room }: World): number {
  return positionAt(room.state.playback.timeline, room.now());
}

function filmEnd(world: World): number {
  const { current } = world.room.state;
  return current === null ? 0 : world.filmLength(current);
}

function seekBy(member: WorldMember, world: World, seconds: number): void {
  const to = Math.min(filmEnd(world), Math.max(0, roomAt(world) + seconds));
  member.send({ type: 'seek', to: mediaSec(to) });
}

const toggle: Act = (member, { world }) =>
  member.send({ type: world.room.state.playback.timeline.playing ? 'pause' : 'play' });

const storm: Act = (_, { world, dice }) => {
  const presses = 4 + dice.below(10);
  for (let i = 0; i < presses; i++) {
    world.at(world.time.now + i * within(dice, 20, 150), () => {
      const here = world.members.filter(({ participant }) => participant !== null);
      const member = here[dice.below(here.length)];
      if (member === undefined) return;
      const type = dice.pick<'play' | 'pause' | 'seek'>(['play', 'pause', 'seek']);
      if (type === 'seek') seekBy(member, world, within(dice, -20, 20));
      else member.send({ type });
    });
  }
};

export const pressings: readonly Happening[] = [
  somebody(6, toggle),
  somebody(3, (member, { world, dice }) => seekBy(member, world, within(dice, -25, 25))),
  somebody(2, (member, { world, dice }) =>
    member.send({ type: 'seek', to: mediaSec(dice.uniform() * filmEnd(world)) }),
  ),
  somebody(0.3, (member, { world, dice }) =>
    member.send({ type: 'seek', to: mediaSec(Math.max(0, filmEnd(world) - within(dice, 0, 5))) }),
  ),
  somebody(1, (member, { dice }) =>
    member.send({ type: 'setRate', rate: dice.pick([1, 1, 1, 0.75, 1.25, 1.5, 2]) }),
  ),
  somebody(0.5, storm),
  somebody(0.7, (member, { dice }) => {
    if (member.player?.paused === false) member.pressKey('pause');
    else if (dice.uniform() < 0.5) member.pressKey('play');
  }),
  somebody(0.2, (member, { world, dice }) => member.pressKey('seek', dice.uniform() * filmEnd(world))),
  somebody(0.4, (member, { dice }) =>
    member.send({
      type: 'setWaiting',
      waiting: { policy: dice.pick(['auto', 'everyone', 'nobody']), limitSec: 1 + dice.below(10) },
    }),
  ),
  somebody(0.4, (member, { world, dice }) => {
    const id = `film-${world.films.size}`;
    world.films.set(id, within(dice, 30, 4000));
    const duration = dice.uniform() < 0.5 ? null : mediaSec(world.filmLength(id));
    const sources = [{ kind: 'link', url: `/media/${id}.mp4` }] as const;
    member.send({
      type: 'addItem',
      item: { id, title: id, duration, sources },
      select: dice.uniform() < 0.7,
    });
  }),
  somebody(0.3, (member, { world, dice }) => {
    const item = world.room.state.queue[dice.below(world.room.state.queue.length)];
    if (item !== undefined) member.send({ type: 'selectItem', item: item.id });
  }),
  somebody(0.1, (member, { world }) => {
    const { current } = world.room.state;
    if (current !== null) member.send({ type: 'removeItem', item: current });
  }),
  somebody(0.4, (member, { world }) => {
    const { hold } = world.room.state;
    if (hold !== null) member.send({ type: 'goOnWithout', members: hold.members });
  }),
  somebody(0.5, (member, { world }) => {
    if (world.members.filter(({ participant }) => participant !== null).length > 1) member.leave();
  }),
  {
    weight: 0.5,
    run: ({ world }) => world.members.find(({ participant }) => participant === null)?.join(),
  },
  somebody(0.6, (member) => member.reload()),
  ...houseHappenings,
];

export const mishaps: readonly Happening[] = [
  somebody(3, (member, { dice }) => member.stall(within(dice, 200, 4500))),
  somebody(2, (member, { dice }) => member.blackout(within(dice, 300, 5000))),
  somebody(0.7, (member) => {
    member.suffer('line', 0);
    member.line.cut();
  }),
  somebody(1, (member, { dice }) => member.line.down.swell(within(dice, 500, 3000), within(dice, 20, 250))),
  // A step within a round trip looks like a lopsided path, and is found only when the old proofs have gone.
  somebody(0.7, (member, { dice }) => member.stepClock(dice.pick([-1, 1]) * within(dice, 500, 8000))),
  somebody(0.7, (member, { dice }) => member.sleep(within(dice, 500, 6000), dice.uniform() < 0.5)),
  somebody(0.7, (member, { world, dice }) => {
    member.hide(true);
    world.at(world.time.now + within(dice, 500, 8000), () => member.hide(false));
  }),
  {
    weight: 0.5,
    run: ({ world }) => world.room.stutter(5),
  },
  {
    weight: 0.3,
    run: ({ world, judge, dice, tally }) => {
      if (!world.room.up) return;
      tally.counts.restarts++;
      judge.disturbed();
      const downMs = within(dice, 100, 3000);
      world.room.restart(downMs, {
        offsetMs: 1.7e12 + within(dice, -400, 400),
        driftPpm: within(dice, -30, 30),
      });
      world.at(world.time.now + downMs, () => judge.disturbed());
    },
  },
];
