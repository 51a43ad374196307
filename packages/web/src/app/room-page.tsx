/** Room page: the door first, unless this person has just come through another one; then the room. */
import { createElement, useEffect, useState } from 'react';
import { recallName, rememberName } from '../device/name.ts';
import { JoinPage } from '../features/join/join-page.tsx';
import { m } from '../i18n/messages.ts';
import { Spinner } from '../ui/spinner.tsx';
import { entranceTo, rememberEntrance, spendFilm, type Entrance } from './entrance.ts';
import { ownerIn } from './owner-link.ts';
import { Shell } from './shell.tsx';
import { useRoomScreen } from './use-room-screen.ts';
import { visitOf, withoutVisit } from './visit.ts';

export function RoomPage({ room }: { readonly room: string }) {
  const [visit] = useState(() => visitOf(location.search));
  const [owner] = useState(() => ownerIn(location.hash));
  const [entrance, setEntrance] = useState<Entrance | null>(() => entranceTo(room));

  useEffect(() => {
    history.replaceState(
      history.state,
      '',
      // A copied address must not make anybody host.
      location.pathname + withoutVisit(location.search) + (owner === null ? location.hash : ''),
    );
  }, [owner]);

  const inside = entrance !== null;
  const roomScreen = useRoomScreen(inside);
  useEffect(() => {
    if (inside) spendFilm();
  }, [inside]);

  if (entrance === null) {
    return (
      <Shell title={m.join_title_short()}>
        <JoinPage
          room={room}
          name={visit.name === '' ? recallName() : visit.name}
          film={visit.film}
          badFilm={visit.badFilm}
          onJoin={({ name, chosenName, film }) => {
            if (chosenName) rememberName(name);
            const made: Entrance = { room, name, film };
            rememberEntrance(made);
            setEntrance(made);
          }}
        />
      </Shell>
    );
  }
  if (roomScreen === null) return <Opening />;
  const { name, film } = entrance;
  return createElement(roomScreen, { room, name, pendingFilm: film, owner });
}

function Opening() {
  return (
    <main className="grid min-h-dvh place-items-center text-soft">
      <Spinner name={m.app_loading()} size={32} />
    </main>
  );
}
