import { createDice, type Dice } from '@lockstep/core/testkit';
import { expect, test } from 'vitest';
import { isSame, createFakePlace, fakeFile, type FakePage, type FakePlace } from './testkit/fake-pages.ts';

/** Lines break, words get lost, pages are loaded anew, bytes are changed, at any moment. */
async function evening(seed: number): Promise<void> {
  const dice = createDice(seed);
  const place = createFakePlace(seed, 100 + dice.below(900));
  const [ann, ben] = [place.person('ann'), place.person('ben')];
  const annPage = ann.open();
  let benPage = ben.open();
  const file = fakeFile(dice.below(3_000_000), 'film.mkv', seed);
  const isBent = dice.uniform() < 0.2;
  if (isBent) bendOnce(place, dice);
  annPage.desk.send('ben', [file], null);
  await place.until('an offer', () => benPage.list().length > 0);
  benPage.desk.accept(benPage.list()[0]?.id ?? '');

  place.setLoss(dice.pick([0, 0.2, 0.5]));
  for (let turn = dice.below(8); turn > 0; turn--) {
    await place.pass(dice.below(1500));
    const what = dice.uniform();
    if (what < 0.5) place.wires.cut(false);
    else if (what < 0.8) place.wires.cut(true);
    else {
      benPage.close();
      await place.pass(dice.below(2000));
      benPage = ben.open();
    }
    promised(annPage, benPage, isBent);
  }
  place.setLoss(0);
  const isEnded = () =>
    [...annPage.stages(), ...benPage.stages()].every((one) => ['done', 'broken'].includes(one));
  await place.until(`an end of evening ${seed}`, isEnded, 120_000).catch((error: unknown) => {
    throw new Error(`${annPage.stages().join()} / ${benPage.stages().join()}`, { cause: error });
  });
  promised(annPage, benPage, isBent);
  if (annPage.stages()[0] === 'done') expect(await isSame(benPage, file), `evening ${seed}`).toBe(true);
}

function bendOnce(place: FakePlace, dice: Dice): void {
  let left = dice.below(20);
  place.wires.bend((data) => {
    const copy = new Uint8Array(data);
    left -= 1;
    if (left === 0) copy[0] = 255 - (copy[0] ?? 0);
    return copy;
  });
}

/** Nobody says it is there before it is; nothing breaks by itself. */
function promised(annPage: FakePage, benPage: FakePage, isBent: boolean): void {
  const [sent] = annPage.stages();
  if (sent === 'done') expect(benPage.stages()[0] ?? 'done').toBe('done');
  if (!isBent) expect(annPage.stages()).not.toContain('broken');
}

test('[FT8][FT9] whatever breaks on the way: the file is intact in the end, or both are told', async () => {
  for (let seed = 1; seed <= 30; seed++) await evening(seed);
}, 60_000);
