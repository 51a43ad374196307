/** Copy ways: every way to the film there is for this person, which of them plays, and what can be done with the room's. */
import type { Command, Item } from '@lockstep/core';
import { Share2, X } from 'lucide-react';
import { useId, useState } from 'react';
import { m } from '../../i18n/messages.ts';
import { useFilmPlayer, useOwnCopy, usePlayerState } from '../../player/player-context.tsx';
import { mayAsk } from '../../room/may-ask.ts';
import { useRoom, useRoomSession } from '../../room/room-context.tsx';
import { Button } from '../../ui/button.tsx';
import { IconButton } from '../../ui/icon-button.tsx';
import { placeOf, waysOf, type Way } from './way-list.ts';

export function CopyWays({ item }: { readonly item: Item }) {
  const { copies } = useFilmPlayer();
  const { participant } = useRoomSession();
  const copy = useOwnCopy();
  // Choosing a file or letting it go changes what plays.
  const { source, left } = usePlayerState((state) => ({ source: state.source, left: state.left }));
  const name = useId();
  const { file } = copies.wishFor(item.id);
  const ways = waysOf(item, copy, file?.file.name ?? null);
  const mayTakeAway = useMay({ type: 'removeSource', item: item.id, source: item.sources[0] ?? NOWHERE });
  const choose = ({ use }: Way) => {
    if (use.kind === 'room') copies.useRooms(item.id);
    if (use.kind === 'link') copies.useLink(item.id, use.url);
  };
  const failed = (way: Way) =>
    left !== null && 'url' in source && source.url !== left.url && way.isChosen && way.use.kind !== 'room';
  return (
    <fieldset className="flex flex-col">
      <legend className="pb-1 text-sm font-semibold text-soft">{m.copies_ways()}</legend>
      {ways.map((way) => (
        <div key={way.key} className="flex items-center gap-1">
          <label className="flex min-h-11 min-w-0 grow items-center gap-3 py-1 leading-snug">
            <input
              type="radio"
              name={name}
              checked={way.isChosen}
              onChange={() => choose(way)}
              className="size-5 shrink-0 accent-accent"
            />
            <span className="min-w-0 wrap-anywhere">
              {way.label}
              {failed(way) ? <span className="text-danger"> · {m.copies_failed()}</span> : null}
            </span>
          </label>
          {way.source !== null && item.sources.length > 1 && mayTakeAway ? (
            <TakeAway item={item} way={way.source} />
          ) : null}
        </div>
      ))}
      {file === null && copy.fileName !== null ? (
        <p className="text-sm text-faint">{m.copies_last_file({ name: copy.fileName })}</p>
      ) : null}
      <Offer
        item={item}
        link={ways.some(failed) ? null : copy.link}
        send={(command) => participant.send(command)}
      />
    </fieldset>
  );
}

const NOWHERE: Item['sources'][number] = { kind: 'link', url: '/' };

const useMay = (command: Command): boolean => useRoom((view) => mayAsk(view, command));

function TakeAway({ item, way }: { readonly item: Item; readonly way: Item['sources'][number] }) {
  const { participant } = useRoomSession();
  return (
    <IconButton
      name={m.copies_withdraw({ place: placeOf(way) })}
      place="above-right"
      onClick={() => participant.send({ type: 'removeSource', item: item.id, source: way })}
    >
      <X aria-hidden size={18} />
    </IconButton>
  );
}

interface OfferProps {
  readonly item: Item;
  readonly link: string | null;
  readonly send: (command: Command) => void;
}

/** One's own link, for everybody: a further source of the room's. */
function Offer({ item, link, send }: OfferProps) {
  const [offered, setOffered] = useState<string | null>(null);
  const source = { kind: 'link', url: link ?? '/' } as const;
  const may = useMay({ type: 'addSource', item: item.id, source });
  const isRooms = item.sources.some((one) => one.kind === 'link' && one.url === link);
  return (
    <>
      {link !== null && !isRooms && may ? (
        <Button
          look="bare"
          icon={<Share2 aria-hidden size={18} />}
          className="self-start"
          onClick={() => {
            send({ type: 'addSource', item: item.id, source });
            setOffered(link);
          }}
        >
          {m.copies_offer()}
        </Button>
      ) : null}
      <output className="block text-sm text-soft empty:hidden">
        {offered !== null && offered === link && isRooms ? m.copies_offered() : null}
      </output>
    </>
  );
}
