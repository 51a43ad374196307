/** HouseHappenings: what people do with the room itself on an evening: who steers, who is put out, what comes next. */
import { mediaSec } from '../runtime/units.ts';
import type { Command } from '../room/commands.ts';
import type { Role, Setting } from '../room/house.ts';
import type { Dice } from './dice.ts';
import { somebody, type Happening } from './happening.ts';

const settings = (dice: Dice): Command => ({
  type: 'setSetting',
  setting: dice.pick<Setting>([
    { name: 'loop', loop: 'item' },
    { name: 'loop', loop: 'queue' },
    { name: 'loop', loop: 'off' },
    { name: 'advance', on: false },
    { name: 'advance', on: true },
    { name: 'guard', on: true },
    { name: 'rates', slowest: 0.5, fastest: 2 },
  ]),
});

export const houseHappenings: readonly Happening[] = [
  somebody(0.2, (member) => member.send({ type: 'restart' })),
  somebody(0.4, (member, { world, dice }) => {
    const { current } = world.room.state;
    const end = current === null ? 0 : world.filmLength(current);
    member.send({ type: 'goTo', to: mediaSec(dice.uniform() * end) });
  }),
  somebody(0.5, (member) => {
    const { player } = member;
    if (player !== null) member.send({ type: 'syncToMe', position: mediaSec(Math.max(0, player.truth())) });
  }),
  somebody(0.3, (member, { world, dice }) => {
    const { current } = world.room.state;
    if (current !== null) member.send({ type: dice.pick(['nextItem', 'previousItem']), from: current });
  }),
  somebody(0.2, (member, { world, dice }) => {
    const { queue } = world.room.state;
    const item = queue[dice.below(queue.length)];
    const before = queue[dice.below(queue.length + 1)];
    if (item !== undefined) member.send({ type: 'moveItem', item: item.id, before: before?.id ?? null });
  }),
  somebody(0.2, (member, { world, dice }) => {
    const of = dice.pick(['none', ...world.room.state.undos.map(({ id }) => id)]);
    member.send(dice.pick<Command>([{ type: 'shuffleQueue' }, { type: 'undoQueue', of }]));
  }),
  somebody(0.4, (member, { dice }) => member.send(settings(dice))),
  somebody(0.3, (member, { dice }) =>
    // Mostly back to everyone: evenings on which nobody may press anything show little.
    member.send({ type: 'setControlMode', mode: dice.pick(['everyone', 'everyone', 'hosts', 'baton']) }),
  ),
  somebody(0.4, (member, { world, dice }) => {
    if (world.room.state.control.mode !== 'baton') return;
    const to = world.members[dice.below(world.members.length)];
    if (to === undefined) return;
    member.send(
      dice.pick<Command>([{ type: 'takeBaton' }, { type: 'releaseBaton' }, { type: 'giveBaton', to: to.id }]),
    );
  }),
  somebody(0.3, (member, { world, dice }) => {
    const other = world.members[dice.below(world.members.length)];
    if (other === undefined) return;
    const role = dice.pick<Role>(['moderator', 'member', 'member', 'viewer']);
    member.send({ type: 'setRole', member: other.id, role });
  }),
  somebody(0.2, (member, { world, dice }) => {
    const other = world.members[dice.below(world.members.length)];
    if (other !== undefined) member.send({ type: 'kick', member: other.id });
  }),
  somebody(0.2, (member, { dice }) =>
    member.send(dice.pick<Command>([{ type: 'pinLine', text: 'Back in five' }, { type: 'unpinLine' }])),
  ),
  somebody(0.5, (member, { dice }) => void member.participant?.say(`line ${dice.below(1000)}`)),
];
