/** Notices: who did what, a few seconds each, over the picture. */
import { useEffect, useState } from 'react';
import type { MemberId, RoomNews, Stop } from '@lockstep/core';
import { useOwnSettings } from '../../device/own-settings.ts';
import { m } from '../../i18n/messages.ts';
import { colourOf, nameOf } from '../../room/names.ts';
import { later } from '../../room/later.ts';
import { useRoomSession } from '../../room/room-context.tsx';
import { onTrial } from '../../room/trials.ts';
import type { RoomSession } from '../../room/room-session.ts';
import { memberColour } from '../../ui/member-colour.ts';
import { NoticeRegion } from '../../ui/notice.tsx';
import type { NameOf } from './watch-copies.ts';
import { noticeOf, type NoticeText } from './notice-of.ts';
import { stallText } from './stall-text.ts';
import { watchStalls } from './watch-stalls.ts';

const STAY_MS = 4500;
const MOST = 3;

interface Shown extends NoticeText {
  readonly id: number;
  readonly colour: number | null;
}

export function Notices() {
  const wanted = useOwnSettings(({ notices }) => notices);
  // What went wrong is said whatever was chosen.
  const shown = useNotices(useRoomSession()).filter(({ tone }) => wanted || tone === 'danger');
  return (
    <NoticeRegion name={m.notices_name()}>
      {shown.map(({ id, text, tone, colour }) => (
        <p
          key={id}
          className={`appear flex w-fit max-w-full items-center gap-2.5 rounded-full bg-scrim px-4 py-2 text-[0.95rem] font-medium shadow-lift ${tone === 'danger' ? 'text-danger' : 'text-text'}`}
        >
          {colour === null ? null : (
            <span
              aria-hidden
              className="size-2 shrink-0 rounded-full"
              style={{ background: memberColour(colour) }}
            />
          )}
          {text}
        </p>
      ))}
    </NoticeRegion>
  );
}

function useNotices(session: RoomSession): readonly Shown[] {
  const [shown, setShown] = useState<readonly Shown[]>([]);
  useEffect(() => {
    const { participant, store, runtime } = session;
    // Those who leave are still to be called by their names.
    const names = new Map<MemberId, string>();
    const learn = () => {
      const { room } = store.getState();
      for (const { id } of room?.members ?? []) names.set(id, nameOf(room, id) ?? '');
    };
    learn();
    let count = 0;
    const nameOfAnybody = (member: MemberId) => names.get(member) ?? null;
    const show = (said: NoticeText) => {
      count += 1;
      const id = count;
      const colour = said.member === null ? null : colourOf(participant.view(), said.member);
      // The same person's next word replaces the last: nobody reads three seeks.
      setShown((now) =>
        [...now.filter(({ member }) => member !== said.member), { ...said, id, colour }].slice(-MOST),
      );
      stops.push(runtime.after(STAY_MS, () => setShown((now) => now.filter((each) => each.id !== id))));
    };
    const hear = (news: RoomNews) => {
      const view = participant.view();
      const said = noticeOf(news, {
        me: view.me,
        now: participant.serverNow(),
        queue: view.room?.queue ?? [],
        count: view.room?.members.length ?? 0,
        control: view.room?.control ?? null,
        nameOf: nameOfAnybody,
      });
      if (said !== null) show(said);
    };
    const stops: Stop[] = [
      store.subscribe((view, before) => {
        if (view.room?.members !== before.room?.members) learn();
      }),
      // The view follows the news within the same task.
      participant.onNews((news) => {
        stops.push(runtime.after(0, () => hear(news)));
      }),
      watchStalls(session, (news) => {
        const name = nameOfAnybody(news.member);
        const tone = news.type === 'fine' ? 'plain' : 'danger';
        if (name !== null) show({ text: stallText(news, name), member: news.member, tone });
      }),
      watchMoreLate(session, nameOfAnybody, show),
      onTrial(({ text }) => show({ text, member: null, tone: 'plain' })),
    ];
    return () => {
      for (const stop of stops) stop();
      setShown([]);
    };
  }, [session]);
  return shown;
}

/** Films differ seldom, and nobody calls at once; and the list of people says it too. */
const watchMoreLate = (session: RoomSession, nameOfAnybody: NameOf, tell: (said: NoticeText) => void): Stop =>
  later(
    session.runtime,
    async () => import('./watch-late.ts'),
    ({ watchLate }) => watchLate(session, nameOfAnybody, tell),
  );
