/** Calls: everybody sees and hears everybody, however many come, and whatever becomes of one of them. */
import { livesOf, lookAtCall, ownTile } from '../src/harness/calls/judge.ts';
import { joinRoom } from '../src/harness/product.ts';
import {
  button,
  caller,
  expect,
  expectAlive,
  expectAllAlive,
  expectReleased,
  inCall,
  joinCall,
  test,
  tileOf,
  twoLooks,
  visitor,
  type CallPerson,
} from './calls.ts';

/*
 * Six who talk leave two cores no free moment, and on slow ones they never get together: two of the six only listen here.
 * Six with cameras, and how quick everything is, are measured by `npm run bench calls`.
 */
/** What others may still show of somebody who has gone. */
const goneMs = 2000;
/** A page that is killed says nothing: its line has to be found dead. */
const killedMs = 10_000;
const aliveMs = 60_000;

const named = (people: readonly CallPerson[], name: string): CallPerson => {
  const found = people.find((person) => person.name === name);
  if (found === undefined) throw new Error(`${name} is not there`);
  return found;
};

test(
  '[CA1][CA30][CA32][CA44] two and four people see and hear all others, and so do two who listen; who leaves, is killed or reloads moves nobody else',
  { tag: '@alone' },
  async ({ lockstep }) => {
    test.setTimeout(600_000);
    const room = await lockstep.makeRoom();
    // All are in the room before the first call: beside six who talk a page opens slowly on a small machine.
    const visitors: CallPerson[] = [];
    for (const name of ['Ann', 'Ben', 'Cleo', 'Dan', 'Eve', 'Fay', 'Gus']) {
      visitors.push(await visitor(lockstep, room, name));
    }
    let people: readonly CallPerson[] = [];
    const listeners = ['Eve', 'Fay'];
    const come = async (...names: readonly string[]) => {
      for (const name of names) {
        const next = named(visitors, name);
        const gives = !listeners.includes(name);
        await joinCall(next.page, { mic: gives, camera: gives });
        people = [...people, next];
      }
    };
    /** Each sees and hears all others that give something, and is connected with all. */
    const allReached = async () => {
      for (const { page, name } of people) {
        const others = people.filter((other) => other.name !== name);
        const given = others.filter((other) => !listeners.includes(other.name));
        await expectAlive(
          page,
          given.map((other) => other.name),
          aliveMs,
        );
        for (const other of others)
          await expect(tileOf(page, other.name)).toHaveAttribute('data-state', 'live', { timeout: aliveMs });
      }
    };

    await test.step('two', async () => {
      await come('Ann', 'Ben');
      await expectAllAlive(people);
      const own = ownTile(await lookAtCall(named(people, 'Ann').page));
      expect(own).toMatchObject({ silent: true, mirrored: true });
      expect(own?.frames).toBeGreaterThan(0);
    });

    await test.step('who mutes himself is seen and not heard, and heard again', async () => {
      const [ann, ben] = [named(people, 'Ann'), named(people, 'Ben')];
      await inCall(ben.page, 'Mute').click();
      await expect
        .poll(async () => {
          const [life] = livesOf(...(await twoLooks(ann.page, 1500)));
          return { moves: life?.moves, sounds: life?.sounds };
        })
        .toEqual({ moves: true, sounds: false });
      await inCall(ben.page, 'Unmute').click();
      await expectAlive(ann.page, ['Ben']);
    });

    await test.step('who turns the camera off is heard and not seen, and seen again', async () => {
      const [ann, ben] = [named(people, 'Ann'), named(people, 'Ben')];
      await inCall(ben.page, 'Turn camera off').click();
      await expect(tileOf(ann.page, 'Ben').locator('video')).toHaveCount(0);
      await inCall(ben.page, 'Turn camera on').click();
      await expectAlive(ann.page, ['Ben']);
    });

    await test.step('four', async () => {
      await come('Cleo', 'Dan');
      await expectAllAlive(people);
    });

    await test.step('six', async () => {
      await come('Eve', 'Fay');
      await allReached();
    });

    await test.step('a seventh is told that the call is full, and stays in the room', async () => {
      const gus = named(visitors, 'Gus');
      await button(gus.page, /^Call$/).click();
      await gus.page.getByRole('dialog').getByRole('button', { name: 'Join the call' }).click();
      await expect(gus.page.getByText('The call is full. Somebody has to leave first.')).toBeVisible();
      await gus.context.close();
    });

    const without = async (name: string, ms: number) => {
      people = people.filter((person) => person.name !== name);
      const begin = performance.now();
      for (const { page } of people)
        await expect(tileOf(page, name)).toHaveCount(0, {
          timeout: Math.max(1, ms - (performance.now() - begin)),
        });
    };

    await test.step('who hangs up is gone at once, everywhere, and lets go of everything', async () => {
      const fay = named(people, 'Fay');
      await inCall(fay.page, 'Leave the call').click();
      await without('Fay', goneMs);
      await expectReleased(fay.page);
      await fay.context.close();
    });

    await test.step('whose page is killed is gone, and the others go on', async () => {
      const eve = named(people, 'Eve');
      const session = await eve.context.newCDPSession(eve.page);
      void session.send('Page.crash').catch(() => undefined);
      await without('Eve', killedMs);
      await allReached();
    });

    await test.step('who reloads his page comes in again', async () => {
      const dan = named(people, 'Dan');
      await dan.page.reload();
      await joinRoom(dan.page);
      await joinCall(dan.page);
      await allReached();
    });
  },
);

test('[CA39] a broken line to the room ends no call; when it is back everybody has everybody again', async ({
  lockstep,
}) => {
  test.setTimeout(150_000);
  const room = await lockstep.makeRoom();
  const ann = await caller(lockstep, room, 'Ann');
  const ben = await caller(lockstep, room, 'Ben');
  await expectAllAlive([ann, ben]);
  await test.step('a line that is silent for a moment', async () => {
    await ben.line.setMode('silent');
    await expectAlive(ann.page, ['Ben'], 3000);
    await ben.line.setMode('open');
    await expectAllAlive([ann, ben]);
  });
  await test.step('a line that is cut for five seconds', async () => {
    await ben.line.setMode('refusing');
    await ann.page.waitForTimeout(5000);
    await ben.line.setMode('open');
    await expectAllAlive([ann, ben], 40_000);
  });
});
