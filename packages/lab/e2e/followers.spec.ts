/** Rows 49 and 52: every way to pause, by those who steer and by those who do not. */
import { setUpRoom } from './lab-member.ts';
import { button, enter, expect, expectPaused, expectPlaying, film, linkTo, test } from './lockstep.ts';
import type { Lockstep, Person } from './lockstep.ts';
import { listenForMediaKeys, pressMediaKey } from './media-keys.ts';

/** Ann may steer; Ben may not. */
async function hostsRoom(lockstep: Lockstep): Promise<readonly [Person, Person]> {
  const room = await lockstep.makeRoom();
  await setUpRoom(
    lockstep.server.port,
    room,
    [{ type: 'setControlMode', mode: 'hosts' }],
    ({ control }) => control.mode === 'hosts',
  );
  return [
    await withMediaKeys(lockstep, linkTo(room, 'Ann')),
    await withMediaKeys(lockstep, linkTo(room, 'Ben')),
  ];
}

async function withMediaKeys(lockstep: Lockstep, path: string): Promise<Person> {
  const person = await lockstep.visit('/');
  await listenForMediaKeys(person.page);
  await person.page.goto(person.line.url + path);
  return enter(person);
}

const pausedByPlatform = ({ page }: Person): Promise<void> =>
  page.evaluate(() => document.querySelector('video')?.pause());

test('lock screen, headset and platform ask the room', async ({ lockstep }) => {
  const people = await hostsRoom(lockstep);
  const [ann, ben] = people;
  await pressMediaKey(ann.page, 'play');
  await expectPlaying(people);
  await pressMediaKey(ann.page, 'pause');
  await expectPaused(people);
  await pressMediaKey(ann.page, 'seekto', { seekTime: 12 });
  for (const { page } of people)
    await expect.poll(async () => (await film(page)).position).toBeCloseTo(12, 1);
  await pressMediaKey(ann.page, 'seekforward', {});
  for (const { page } of people)
    await expect.poll(async () => (await film(page)).position).toBeCloseTo(22, 1);
  await pressMediaKey(ann.page, 'seekbackward', { seekOffset: 20 });
  for (const { page } of people) await expect.poll(async () => (await film(page)).position).toBeCloseTo(2, 1);
  // Nothing is next in a queue of one.
  expect(await pressMediaKey(ann.page, 'nexttrack')).toBe(false);
  await pressMediaKey(ann.page, 'play');
  await expectPlaying(people);
  expect(await ann.page.evaluate(() => navigator.mediaSession.playbackState)).toBe('playing');
  // As a phone call does, or the button of the small window.
  await pausedByPlatform(ann);
  await expectPaused(people);
  await expect(ben.page.getByText('Ann paused').first()).toBeVisible();
  expect(await ben.page.evaluate(() => navigator.mediaSession.playbackState)).toBe('paused');
});

test('who does not steer sees the time and moves nothing, and is told why', async ({ lockstep }) => {
  const people = await hostsRoom(lockstep);
  const [ann, ben] = people;
  const why = ben.page.getByText('Only the hosts move the film here.');
  const told = async (deed: () => Promise<unknown>): Promise<void> => {
    // A film that is over would answer no more.
    await ann.page.keyboard.press('0');
    await deed();
    await expect(why).toBeVisible();
    await expect(why).toBeHidden({ timeout: 10_000 });
  };
  await ann.page.keyboard.press('k');
  await expectPlaying(people);
  const time = ben.page.getByRole('button', { name: 'Go to a time' });
  const before = await time.textContent();
  await expect.poll(() => time.textContent()).not.toBe(before);

  await told(() => ben.page.keyboard.press('k'));
  await told(() => ben.page.keyboard.press('ArrowRight'));
  await told(async () => {
    await ben.page.mouse.move(300, 300);
    // The driver takes it for disabled; a person may press it all the same.
    await button(ben.page, 'Pause').click({ force: true });
  });
  await told(() => pressMediaKey(ben.page, 'pause'));
  const bar = ben.page.getByRole('slider', { name: 'Position' });
  await told(async () => {
    await ben.page.mouse.move(310, 310);
    await bar.click({ position: { x: 300, y: 20 }, force: true });
  });
  await expect(bar).toHaveAttribute('aria-disabled', 'true');
  expect(await ben.page.evaluate(() => navigator.mediaSession.playbackState)).toBe('playing');
  for (const { page } of people) expect((await film(page)).paused).toBe(false);
});

test('what the platform does to the film of one who does not steer is undone', async ({ lockstep }) => {
  const people = await hostsRoom(lockstep);
  const [ann, ben] = people;
  await ann.page.keyboard.press('k');
  await expectPlaying(people);
  await pausedByPlatform(ben);
  await expect(
    ben.page.getByText('Only hosts and moderators control the film right now.').first(),
  ).toBeVisible();
  await expectPlaying(people);
  await ben.page.evaluate(() => {
    const video = document.querySelector('video');
    if (video !== null) video.currentTime = 25;
  });
  await expect
    .poll(async () => Math.abs((await film(ben.page)).position - (await film(ann.page)).position))
    .toBeLessThan(1);
});

test('who has not the baton is offered it', async ({ lockstep }) => {
  const room = await lockstep.makeRoom();
  await setUpRoom(
    lockstep.server.port,
    room,
    [
      // Who comes without control could not put it on.
      {
        type: 'addItem',
        item: {
          id: 'demo',
          title: 'Demo film',
          duration: null,
          sources: [{ kind: 'link', url: '/media/demo.mp4' }],
        },
        select: true,
      },
      { type: 'setControlMode', mode: 'baton' },
    ],
    ({ control }) => control.mode === 'baton',
  );
  const ann = await enter(await lockstep.visit(`/r/${room}?u=Ann`));
  const ben = await enter(await lockstep.visit(`/r/${room}?u=Ben`));
  await ann.page.keyboard.press('k');
  await expect(ann.page.getByText('Nobody has control of the film now.').first()).toBeVisible();
  await button(ann.page, 'Take control').click();
  await ann.page.keyboard.press('k');
  await expectPlaying([ann, ben]);
  await ben.page.keyboard.press('k');
  await expect(ben.page.getByText('Ann has control of the film.').first()).toBeVisible();
  await button(ben.page, 'Take control').click();
  await ben.page.keyboard.press('k');
  await expectPaused([ann, ben]);
});
