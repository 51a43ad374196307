import { expect, test } from 'vitest';
import { mostOffers } from './desk.ts';
import { mostWaiting } from './file-wire.ts';
import { isSame, createFakePlace, fakeFile, type FakePage } from './testkit/fake-pages.ts';

const megabyte = 1024 * 1024;

function twoPages(bytesPerMs?: number) {
  const place = createFakePlace(1, bytesPerMs);
  const [ann, ben] = [place.person('ann'), place.person('ben')];
  return { place, ben, annPage: ann.open(), benPage: ben.open(), ann };
}

const only = (page: FakePage) => {
  const [one] = page.list();
  if (one === undefined) throw new Error('the list is empty');
  return one;
};
const stage = (page: FakePage): string | undefined => page.stages()[0];

test('[FT1][FT2][FT8] a file is offered, taken after a press, and sent when the receiver has confirmed it', async () => {
  const { place, annPage, benPage } = twoPages();
  const file = fakeFile(3 * megabyte + 7);
  annPage.desk.send('ben', [file], null);
  await place.until('offered', () => stage(benPage) === 'offered');
  expect(only(benPage)).toMatchObject({
    way: 'in',
    member: 'ann',
    name: 'film.mkv',
    bytes: file.size,
    got: 0,
  });
  await place.pass(20_000);
  // Nothing is taken without a press.
  expect([stage(annPage), stage(benPage), place.wires.made()]).toEqual(['offered', 'offered', 0]);
  benPage.desk.accept(only(benPage).id);
  await place.until('done', () => stage(benPage) === 'done');
  await place.until('told', () => stage(annPage) === 'done');
  expect(await isSame(benPage, file)).toBe(true);
  expect(only(annPage)).toMatchObject({ got: file.size });
});

test('[FT1] an empty file is a file', async () => {
  const { place, annPage, benPage } = twoPages();
  annPage.desk.send('ben', [fakeFile(0)], null);
  await place.until('offered', () => stage(benPage) === 'offered');
  benPage.desk.accept(only(benPage).id);
  await place.until('done', () => stage(annPage) === 'done');
});

test('[FT2] what is declined is told, and not offered again', async () => {
  const { place, annPage, benPage } = twoPages();
  annPage.desk.send('ben', [fakeFile(1000)], null);
  await place.until('offered', () => stage(benPage) === 'offered');
  place.setLoss(1);
  benPage.desk.decline(only(benPage).id);
  expect(benPage.list()).toEqual([]);
  await place.pass(500);
  // The word was lost; the next offer is answered alike.
  place.setLoss(0);
  await place.until('told', () => stage(annPage) === 'declined');
  expect(benPage.list()).toEqual([]);
});

test('[FT4] several files go one after the other, in their order', async () => {
  const { place, annPage, benPage } = twoPages();
  annPage.desk.send('ben', [fakeFile(2 * megabyte, 'a'), fakeFile(megabyte, 'b'), fakeFile(5, 'c')], null);
  await place.until('offered', () => benPage.list().length === 3);
  for (const { id } of benPage.list()) benPage.desk.accept(id);
  await place.pass(400);
  expect(annPage.stages().filter((one) => ['moving', 'connecting'].includes(one))).toHaveLength(1);
  await place.until('waiting', () => benPage.stages().includes('waiting'));
  await place.until('all done', () => annPage.stages().every((one) => one === 'done'));
  expect(benPage.stages()).toEqual(['done', 'done', 'done']);
});

test('[FT6] no more waits in the line than may, and never more is unconfirmed than the receiver can hold', async () => {
  const { place, annPage, benPage } = twoPages(200);
  annPage.desk.send('ben', [fakeFile(8 * megabyte)], null);
  await place.until('offered', () => stage(benPage) === 'offered');
  benPage.desk.accept(only(benPage).id);
  await place.until('done', () => stage(annPage) === 'done');
  expect(place.wires.mostWaited()).toBeLessThanOrEqual(mostWaiting + 200);
  expect(place.wires.mostWaited()).toBeGreaterThan(mostWaiting / 2);
});

test.each([false, true])(
  '[FT9] a line that breaks is made again, and the file goes on (one is told nothing: %s)',
  async (isSilent) => {
    const { place, annPage, benPage } = twoPages();
    const file = fakeFile(4 * megabyte);
    annPage.desk.send('ben', [file], null);
    await place.until('offered', () => stage(benPage) === 'offered');
    benPage.desk.accept(only(benPage).id);
    for (const share of [0.2, 0.6]) {
      await place.until('some of it', () => only(benPage).got > share * file.size);
      place.wires.cut(isSilent);
    }
    await place.until('done', () => stage(annPage) === 'done');
    expect(place.wires.made()).toBeGreaterThanOrEqual(3);
    expect(await isSame(benPage, file)).toBe(true);
  },
);

test('[FT10] after the receiver’s page was loaded anew it goes on from where it was', async () => {
  const { place, ben, annPage, benPage } = twoPages();
  const file = fakeFile(4 * megabyte);
  annPage.desk.send('ben', [file], null);
  await place.until('offered', () => stage(benPage) === 'offered');
  benPage.desk.accept(only(benPage).id);
  await place.until('half', () => only(benPage).got > file.size / 2);
  benPage.close();
  await place.pass(3000);
  const next = ben.open();
  await place.until('going on', () => next.list().length === 1 && only(next).got > file.size / 2);
  await place.until('done', () => stage(annPage) === 'done');
  expect(await isSame(next, file)).toBe(true);
});

test('[FT10] the sender’s page went: told to be gone; the same file offered again goes on with the part', async () => {
  const { place, ann, annPage, benPage } = twoPages();
  const file = fakeFile(4 * megabyte);
  annPage.desk.send('ben', [file], null);
  await place.until('offered', () => stage(benPage) === 'offered');
  benPage.desk.accept(only(benPage).id);
  await place.until('half', () => only(benPage).got > file.size / 2);
  annPage.close();
  await place.until('away', () => stage(benPage) === 'away');
  const next = ann.open();
  await place.until('gone', () => stage(benPage) === 'gone');
  next.desk.send('ben', [file], null);
  await place.until('offered', () => stage(benPage) === 'offered');
  expect(benPage.list()).toHaveLength(1);
  benPage.desk.accept(only(benPage).id);
  await place.pass(300);
  expect(only(next).got).toBeGreaterThan(file.size / 2);
  await place.until('done', () => stage(next) === 'done');
  expect(await isSame(benPage, file)).toBe(true);
});

test('[FT8] what arrives changed is told to both, and not to be had', async () => {
  const { place, ben, annPage, benPage } = twoPages();
  let bent = 0;
  place.wires.bend((data) => {
    const copy = new Uint8Array(data);
    bent += 1;
    if (bent === 3) copy[5] = 255 - (copy[5] ?? 0);
    return copy;
  });
  annPage.desk.send('ben', [fakeFile(megabyte)], null);
  await place.until('offered', () => stage(benPage) === 'offered');
  benPage.desk.accept(only(benPage).id);
  await place.until('told', () => stage(annPage) === 'broken' && stage(benPage) === 'broken');
  await place.pass(2000);
  expect(ben.disk.names()).toEqual([]);
  expect(await benPage.desk.fileOf(only(benPage).id)).toBeNull();
});

test('[FT5] cancelled on one side it ends on both', async () => {
  for (const side of ['sender', 'receiver'] as const) {
    const { place, ben, annPage, benPage } = twoPages();
    annPage.desk.send('ben', [fakeFile(6 * megabyte)], null);
    await place.until('offered', () => stage(benPage) === 'offered');
    benPage.desk.accept(only(benPage).id);
    await place.until('some', () => only(benPage).got > megabyte);
    const [here, there] = side === 'sender' ? [annPage, benPage] : [benPage, annPage];
    here.desk.cancel(only(here).id);
    expect(here.list()).toEqual([]);
    await place.until('told', () => stage(there) === 'cancelled');
    await place.pass(5000);
    expect(here.list()).toEqual([]);
    if (side === 'receiver') expect(ben.disk.names()).toEqual([]);
  }
});

test('[FT1] offered to all of his pages, it goes to the first that takes it', async () => {
  const { place, ben, annPage, benPage } = twoPages();
  const phone = ben.open();
  annPage.desk.send('ben', [fakeFile(megabyte)], null);
  await place.until('offered', () => stage(benPage) === 'offered' && stage(phone) === 'offered');
  phone.desk.accept(only(phone).id);
  await place.until('done', () => stage(annPage) === 'done');
  expect([stage(phone), stage(benPage)]).toEqual(['done', 'elsewhere']);
});

test('[FT12] no way between the two is told to both; tried again it may be there', async () => {
  const { place, annPage, benPage } = twoPages();
  place.wires.wall(true);
  annPage.desk.send('ben', [fakeFile(megabyte)], null);
  await place.until('offered', () => stage(benPage) === 'offered');
  benPage.desk.accept(only(benPage).id);
  await place.until('told', () => stage(annPage) === 'noWay' && stage(benPage) === 'noWay', 90_000);
  place.wires.wall(false);
  annPage.desk.again(only(annPage).id);
  await place.until('offered', () => benPage.stages().includes('offered'));
  for (const { id } of benPage.list()) benPage.desk.accept(id);
  await place.until('done', () => stage(annPage) === 'done');
});

test('[FT7][FT12] no room on the disk is told to both', async () => {
  const { place, ben, annPage, benPage } = twoPages();
  ben.disk.setRoom(1000);
  annPage.desk.send('ben', [fakeFile(megabyte)], null);
  await place.until('offered', () => stage(benPage) === 'offered');
  benPage.desk.accept(only(benPage).id);
  await place.until('told', () => stage(annPage) === 'noSpace' && stage(benPage) === 'noSpace');
});

test('[FT12] a file that can no longer be read is told to both', async () => {
  const { place, annPage, benPage } = twoPages();
  const file = fakeFile(3 * megabyte);
  const slice = file.slice.bind(file);
  file.slice = (from, to) => {
    if ((from ?? 0) < megabyte) return slice(from, to);
    throw new DOMException('gone', 'NotReadableError');
  };
  annPage.desk.send('ben', [file], null);
  await place.until('offered', () => stage(benPage) === 'offered');
  benPage.desk.accept(only(benPage).id);
  await place.until('told', () => stage(annPage) === 'unreadable' && stage(benPage) === 'unreadable');
});

const many = (count: number) => Array.from({ length: count }, (_, i) => fakeFile(1, `${i}`));

test('[FT3] nobody is flooded with offers: the rest waits for answers', async () => {
  const { place, annPage, benPage } = twoPages();
  annPage.desk.send('ben', many(mostOffers + 10), null);
  await place.pass(8000);
  expect(benPage.list()).toHaveLength(mostOffers);
  for (const { id } of benPage.list()) benPage.desk.accept(id);
  await place.until('the rest', () => benPage.list().length === mostOffers + 10);
  for (const { id } of benPage.list()) benPage.desk.accept(id);
  await place.until('all done', () => annPage.stages().every((one) => one === 'done'));
});

test('[FT3] whoever offers more than that all the same is told so', async () => {
  const { place, ann, annPage, benPage } = twoPages();
  const other = ann.open();
  for (const page of [annPage, other]) page.desk.send('ben', many(mostOffers - 1), null);
  const told = (): number =>
    [annPage, other].flatMap((page) => page.stages()).filter((one) => one === 'tooMany').length;
  await place.until('told', () => told() === mostOffers - 2);
  expect(benPage.list()).toHaveLength(mostOffers);
});

test('[FT11] a whole file that was not saved is found by the next visit, and goes when it is put away', async () => {
  const { place, ben, annPage, benPage } = twoPages();
  annPage.desk.send('ben', [fakeFile(1000)], null);
  await place.until('offered', () => stage(benPage) === 'offered');
  benPage.desk.accept(only(benPage).id);
  await place.until('done', () => stage(annPage) === 'done');
  benPage.close();
  const next = ben.open();
  expect(only(next)).toMatchObject({ name: 'film.mkv', stage: { is: 'done' }, got: 1000 });
  next.desk.dismiss(only(next).id, false);
  expect([next.list(), ben.disk.names()]).toEqual([[], []]);
});

test('what starts stops: no timers and no listeners are left', async () => {
  const { place, annPage, benPage } = twoPages();
  annPage.desk.send('ben', [fakeFile(4 * megabyte)], null);
  await place.until('offered', () => stage(benPage) === 'offered');
  benPage.desk.accept(only(benPage).id);
  await place.until('moving', () => only(benPage).got > megabyte);
  annPage.close();
  benPage.close();
  await place.pass(3000);
  expect(place.runtime.time.planned).toBe(0);
});
