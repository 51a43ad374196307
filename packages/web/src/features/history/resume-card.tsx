/** Resume card: this person has watched the film before; offers the place for everybody, and moves nobody by itself. Rule QU16. */
import { History, X } from 'lucide-react';
import { useEffect, useState } from 'react';
import { currentItem, mediaSec, type Item } from '@lockstep/core';
import { pastOf } from '../../device/film-history.ts';
import { m } from '../../i18n/messages.ts';
import { formatTime } from '../../player/film-time.ts';
import { filmPosition } from '../../room/film-clock.ts';
import { mayAsk } from '../../room/may-ask.ts';
import { useRoom, useRoomSession } from '../../room/room-context.tsx';
import { Button } from '../../ui/button.tsx';
import { IconButton } from '../../ui/icon-button.tsx';
import { placeOf } from './place-of.ts';
import { worthGoingTo } from './worth.ts';

const LOOK_MS = 1000;

export default function ResumeCard() {
  const item = useRoom(({ room }) => (room === null ? null : currentItem(room)));
  return item === null ? null : <Offer key={item.id} item={item} />;
}

function Offer({ item }: { readonly item: Item }) {
  const { participant } = useRoomSession();
  const may = useRoom((view) => mayAsk(view, { type: 'goTo', to: mediaSec(0) }));
  const alone = useRoom(({ room }) => (room?.members.length ?? 0) < 2);
  // Only what was known when it came on: what is noted later is this evening's.
  const [to] = useState(() => leftAt(item));
  const [answered, setAnswered] = useState(false);
  const worth = useWorth(answered || !may ? null : to, item.duration);
  if (to === null || !worth) return null;
  const time = formatTime(to);
  return (
    <section
      aria-label={m.resume_text({ time })}
      className="appear pointer-events-auto flex max-w-full items-center justify-center gap-x-3 gap-y-1 rounded-2xl bg-scrim py-1.5 pr-1.5 pl-4 text-text shadow-lift"
    >
      <History aria-hidden size={18} className="shrink-0 text-glow" />
      <output className="py-1 font-medium max-[26rem]:sr-only">{m.resume_text({ time })}</output>
      <span className="flex justify-center gap-1.5">
        <Button
          look="main"
          onClick={() => {
            setAnswered(true);
            participant.send({ type: 'goTo', to: mediaSec(to) });
          }}
        >
          {alone ? m.resume_go({ time }) : m.resume_go_all({ time })}
        </Button>
        <Button className="max-[26rem]:hidden" onClick={() => setAnswered(true)}>
          {m.resume_no()}
        </Button>
        <span className="hidden max-[26rem]:inline-flex">
          <IconButton name={m.resume_no()} place="above-right" onClick={() => setAnswered(true)}>
            <X aria-hidden size={20} />
          </IconButton>
        </span>
      </span>
    </section>
  );
}

/** In s; null: it was not begun here, or was watched to its end. */
function leftAt(item: Item): number | null {
  const place = placeOf(item);
  const past = place === null ? null : pastOf(place);
  return past === null || past.seen ? null : past.position;
}

/** Whether `to` is worth offering where the film is now; null never is. */
function useWorth(to: number | null, duration: number | null): boolean {
  const { participant, store } = useRoomSession();
  const [worth, setWorth] = useState(false);
  useEffect(() => {
    if (to === null) return undefined;
    const look = () =>
      setWorth(worthGoingTo(to, filmPosition(store.getState(), participant.serverNow()), duration));
    const soon = setTimeout(look);
    const timer = setInterval(look, LOOK_MS);
    return () => {
      clearTimeout(soon);
      clearInterval(timer);
    };
  }, [to, duration, participant, store]);
  return to !== null && worth;
}
