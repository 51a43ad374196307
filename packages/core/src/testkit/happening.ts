/** Happening: one thing that may happen on a simulated evening, and how often it does. */
import type { Dice } from './dice.ts';
import type { Judge } from './judge.ts';
import type { Tally } from './tally.ts';
import type { World } from './world.ts';
import type { WorldMember } from './world-member.ts';

export interface HappeningContext {
  readonly world: World;
  readonly judge: Judge;
  readonly dice: Dice;
  readonly tally: Tally;
}

export interface Happening {
  readonly weight: number;
  readonly run: (context: HappeningContext) => void;
}

export type Act = (member: WorldMember, context: HappeningContext) => void;

/** Done by, or to, anybody who is there. */
export const somebody = (weight: number, act: Act): Happening => ({
  weight,
  run: (context) => {
    const here = context.world.members.filter(({ participant }) => participant !== null);
    const member = here[context.dice.below(here.length)];
    if (member !== undefined) act(member, context);
  },
});
