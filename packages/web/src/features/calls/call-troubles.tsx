/** Call troubles: what keeps me from being heard or seen, what keeps others from it, and what I can do. Rules CA79, CA85. */
import { Ear, Volume2, X } from 'lucide-react';
import { useState } from 'react';
import { m } from '../../i18n/messages.ts';
import { useRoom } from '../../room/room-context.tsx';
import { nameOf } from '../../room/names.ts';
import { Button } from '../../ui/button.tsx';
import { IconButton } from '../../ui/icon-button.tsx';
import { useCall, useCallState } from './call-context.tsx';
import { troublesOf, veilText } from './call-words.ts';

export function CallTroubles() {
  const call = useCall();
  const { blocked, sameRoom } = useCallState((state) => ({
    blocked: state.soundBlocked,
    sameRoom: state.sameRoom,
  }));
  const { shown, putAway } = useTroubles();
  return (
    <>
      {blocked ? (
        <Button
          look="main"
          icon={<Volume2 aria-hidden size={18} />}
          onClick={call.gesture}
          className="h-auto! py-2 whitespace-normal!"
        >
          {m.call_blocked_press()}
        </Button>
      ) : null}
      {sameRoom ? (
        <p className="flex items-center justify-center gap-2 rounded-xl bg-higher px-3 py-1 text-sm text-soft">
          <Ear aria-hidden size={16} className="shrink-0 text-glow" />
          {m.call_same_room_on()}
        </p>
      ) : null}
      <div role="alert" className="flex w-full flex-col gap-1 empty:hidden">
        {shown.map((text) => (
          <p
            key={text}
            className="flex items-center gap-2 rounded-xl bg-raised py-0.5 pl-3 text-sm text-danger"
          >
            <span className="min-w-0 grow">{text}</span>
            <IconButton name={m.call_dismiss()} place="above-right" onClick={() => putAway(text)}>
              <X aria-hidden size={18} />
            </IconButton>
          </p>
        ))}
      </div>
      <LinesSaid />
    </>
  );
}

/** What was known before joining, and what has been put away, is not said again until it has changed. */
function useTroubles() {
  const call = useCall();
  const troubles = useCallState(troublesOf);
  const [known, setKnown] = useState(troubles);
  const still = known.filter((text) => troubles.includes(text));
  // During the drawing itself, so that nothing is drawn twice.
  if (still.length < known.length) setKnown(still);
  return {
    shown: troubles.filter((text) => !known.includes(text)),
    putAway: (text: string) => {
      setKnown([...still, text]);
      call.dismiss();
    },
  };
}

/** The veils over the tiles, read out. */
function LinesSaid() {
  const tiles = useCallState((state) => state.tiles);
  const words = useRoom((view) =>
    tiles.flatMap((tile) => {
      if (tile.state === 'live' || tile.mine) return [];
      const name = nameOf(view.room, tile.member) ?? m.notice_somebody();
      const text = veilText(tile, name);
      return text === null ? [] : [tile.state === 'failed' ? text : `${name}: ${text}`];
    }),
  );
  return <output className="sr-only">{words.join('. ')}</output>;
}
