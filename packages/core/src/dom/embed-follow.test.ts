/** How near players in frames keep to the line: the follower and the real player over a site's player by virtual time. */
import { expect, test } from 'vitest';
import { createFollower } from '../follow/follower.ts';
import { defaultPolicy } from '../follow/policy.ts';
import { mediaSec, serverMs } from '../runtime/units.ts';
import { createDice, FakeRuntime, VirtualTime } from '../testkit.ts';
import { BentClock } from '../testkit/follow-trial.ts';
import { positionAt, type Timeline } from '../timeline/timeline.ts';
import { createEmbedPlayer } from './embed-player.ts';
import { SlowEmbed, type SlowEmbedModel } from './slow-embed.ts';

const youtube: SlowEmbedModel = { guesses: true, startMs: [60, 160], seekMs: [80, 300] };
const vimeo: SlowEmbedModel = { ...youtube, guesses: false };
const seeds = Array.from({ length: 40 }, (_, seed) => seed + 1);

/** Errors in ms, every 50 ms, after a play, a seek, a pause and a play again, and a change of speed; each given 4 s to settle. */
function evening(
  model: SlowEmbedModel,
  seed: number,
): { readonly errors: readonly number[]; readonly landings: number } {
  const time = new VirtualTime();
  const dice = createDice(seed);
  const runtime = new FakeRuntime(time, {}, dice.fork('runtime'));
  const clock = new BentClock(() => runtime.now());
  const embed = new SlowEmbed(time, dice.fork('embed'), model);
  const player = createEmbedPlayer({ driver: embed, runtime, mayBeHeard: () => true, onTouch: () => {} });
  const follower = createFollower({
    runtime,
    clock,
    player,
    policy: defaultPolicy,
    onNews: () => {},
    onChange: () => {},
  });
  let line: Timeline = { position: mediaSec(0), rate: 1, playing: false, at: serverMs(0) };
  let revision = 0;
  const errors: number[] = [];
  const change = (cause: 'play' | 'pause' | 'seek' | 'rate', to: Partial<Timeline>): void => {
    const at = serverMs(time.now + 5000 + 400);
    line = { ...line, position: positionAt(line, at), ...to, at };
    follower.follow({ timeline: line, revision: ++revision, cause, end: mediaSec(3600) });
    time.advance(4400);
  };
  const watch = (): void => {
    for (let look = 0; look < 60; look++) {
      time.advance(50);
      if (!embed.moving) errors.push(Infinity);
      else errors.push(Math.abs(embed.truth() - positionAt(line, serverMs(time.now + 5000))) * 1000);
    }
  };
  time.advance(3000);
  change('play', { playing: true });
  watch();
  change('seek', { position: mediaSec(600) });
  watch();
  change('pause', { playing: false });
  expect(embed.moving).toBe(false);
  expect(Math.abs(embed.truth() - line.position)).toBeLessThan(0.01);
  change('play', { playing: true });
  watch();
  change('rate', { rate: 1.5 });
  watch();
  const landings = follower.status().counters.landings;
  follower.stop();
  player.stop();
  embed.stop();
  return { errors, landings };
}

const share = (sorted: readonly number[], at: number): number => sorted[Math.floor(sorted.length * at)] ?? 0;

test.each([
  ['a player that guesses between messages (YouTube)', youtube],
  ['a player that tells steps (Vimeo)', vimeo],
] as const)('[EM10] %s keeps within what it can only land on', (_, model) => {
  const evenings = seeds.map((seed) => evening(model, seed));
  const errors = evenings.flatMap((one) => one.errors).toSorted((a, b) => a - b);
  expect(share(errors, 0.5)).toBeLessThan(60);
  expect(share(errors, 0.95)).toBeLessThan(110);
  // Each change is one landing; few need another.
  expect(Math.max(...evenings.map(({ landings }) => landings))).toBeLessThan(7);
});
