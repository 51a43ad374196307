import { expect, test } from 'vitest';
import { mediaSec } from '../runtime/units.ts';
import { FilmNight } from './film-night.ts';
import { Judge } from './judge.ts';
import { Tally } from './tally.ts';

const guests = [{}, {}];

/** A night with a judge, and what he says after `seconds` more. */
function judged(act: (night: FilmNight) => void, seconds = 30): string | null {
  const night = new FilmNight({ guests });
  const judge = new Judge(night.world, new Tally());
  night.begin(15);
  judge.look();
  act(night);
  for (let i = 0; i < seconds * 4 && judge.failure === null; i++) {
    night.world.time.advance(250);
    judge.look();
  }
  if (judge.failure === null) judge.end();
  return judge.failure;
}

test('the same seed is the same night to the last bit', () => {
  const play = (): unknown => {
    const night = new FilmNight({ seed: 5, guests });
    night.begin(10);
    return [night.members.map(({ player }) => player?.truth()), night.world.room.log];
  };
  expect(play()).toEqual(play());
});

test('a quiet night breaks no rule', () => {
  expect(judged(() => {})).toBeNull();
});

test('when all have gone nothing is left running', () => {
  const night = new FilmNight({ guests });
  night.begin(5);
  night.world.stop();
  night.world.time.advance(60_000);
  expect(night.world.time.planned).toBe(0);
});

test.each<[string, RegExp, (night: FilmNight) => void]>([
  [
    'a film that is off',
    /^\[bound\] p0 is/,
    ({ members }) => {
      const player = members[0]?.player ?? null;
      const read = player?.read.bind(player);
      // From now on it lies about where it is.
      if (player !== null && read !== undefined) {
        player.read = () => ({ ...read(), position: mediaSec(read().position + 0.06) });
      }
    },
  ],
  [
    'a command nobody pressed',
    /^\[echo\] p0/,
    ({ members }) => members[0]?.participant?.send({ type: 'pause' }),
  ],
  ['silence', /^\[sound\] p0/, ({ members }) => members[0]?.player?.hush(true)],
  [
    'a player that seeks and seeks',
    /^\[restless\] p0/,
    ({ members, world }) => {
      const player = members[0]?.player;
      for (let i = 0; i < 30; i++) world.at(world.time.now + i * 40, () => player?.seek(player.truth()));
    },
  ],
  ['a line that never comes back', /^\[return\] p0/, ({ members }) => members[0]?.line.blackout(1e6)],
])('the judge sees %s', (_, rule, act) => {
  expect(judged(act)).toMatch(rule);
});
