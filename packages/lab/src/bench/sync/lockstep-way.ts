/** Lockstep as a way. */
import { basename, dirname } from 'node:path';
import { stat } from 'node:fs/promises';
import { currentItem, mediaSec, type ItemId } from '@lockstep/core';
import { longFilmSec } from '../../demo-film/long-film.ts';
import type { Member } from '../../harness/member.ts';
import { joinRoom, makeRoom, orderRoom, setWaiting, startProduct } from '../../harness/product.ts';
import { giveFile, takeOwn } from './choose-copy.ts';
import { copyOf, ensureCopy, linkOf, roomCopy, type SourceName } from './sources.ts';
import type { Way } from './way.ts';

export function lockstepWay(film: string, source: SourceName): Way {
  const linkTo = async (copy: 'mp4' | 'hls' | 'dash'): Promise<string> =>
    linkOf(film, await ensureCopy(film, copy));
  const ofRoom = roomCopy(source);
  return {
    name: source === 'mp4' ? 'lockstep' : `lockstep, ${source}`,
    async open() {
      const server = await startProduct(dirname(film));
      const room = await makeRoom(server.port);
      if (ofRoom === 'mkv') await bringFile(server.port, room, await ensureCopy(film, 'mkv'));
      const brought = ofRoom === 'mkv' ? '' : `&url=${encodeURIComponent(await linkTo(ofRoom))}`;
      const enter = async (member: Member, index: number): Promise<void> => {
        await joinRoom(member.page);
        const copy = copyOf(source, index);
        if (ofRoom === 'mkv') await giveFile(member.page, await ensureCopy(film, 'mkv'));
        else if (copy === ofRoom) return;
        else if (copy === 'mkv') await takeOwn(member.page, { file: await ensureCopy(film, copy) });
        else await takeOwn(member.page, { link: await linkTo(copy) });
      };
      return {
        port: server.port,
        countsFromElsewhere: source !== 'mp4',
        path: (member) => `/r/${room}?u=Member${member}${brought}`,
        enter,
        setWaiting: (policy) => setWaiting(server.port, room, policy),
        close: () => server.close(),
      };
    },
  };
}

/** The room is to watch a file that each member has. */
async function bringFile(port: number, room: string, file: string): Promise<void> {
  const source = { kind: 'file', name: basename(file), size: (await stat(file)).size } as const;
  const id = 'film' as ItemId;
  const item = { id, title: 'Long film', duration: mediaSec(longFilmSec), sources: [source] };
  await orderRoom(
    port,
    room,
    { type: 'addItem', item, select: true },
    ({ confirmed }) => confirmed !== null && currentItem(confirmed)?.id === id,
  );
}
