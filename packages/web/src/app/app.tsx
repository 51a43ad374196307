/** App: the page for the address. */
import { lazy, Suspense, useEffect, useState } from 'react';
import { HomePage } from '../features/home/home-page.tsx';
import { LibraryButton } from '../features/library/library-button.tsx';
import { useLocale } from '../i18n/locale.ts';
import { m } from '../i18n/messages.ts';
import { rememberEntrance } from './entrance.ts';
import { ErrorBoundary } from './error-boundary.tsx';
import { LostPage } from './lost-page.tsx';
import { followLinks, navigate, usePath } from './navigation.ts';
import { RoomPage } from './room-page.tsx';
import { roomPath, routeOf } from './route.ts';
import { Shell } from './shell.tsx';
import { visitOf } from './visit.ts';

/** Most who come for the first time have none; a room does not need it. */
const PastFilms = lazy(() => import('../features/history/past-films.tsx'));
const CalibratePage = lazy(() => import('./calibrate-page.tsx'));

export function App() {
  // A switch of the language renders everything below again.
  useLocale();
  const path = usePath();
  useEffect(followLinks, []);
  return (
    // A new address is a new beginning, also after a breakage.
    <ErrorBoundary key={path}>
      <Page path={path} />
    </ErrorBoundary>
  );
}

function Page({ path }: { readonly path: string }) {
  const [visit] = useState(() => visitOf(location.search));
  const route = routeOf(path);
  switch (route.page) {
    case 'home':
      return (
        <Shell title={m.home_title_short()}>
          <HomePage
            name={visit.name}
            film={visit.film}
            more={(onFilm) => <LibraryButton onFilm={onFilm} />}
            past={(onFilm) => (
              <Suspense fallback={null}>
                <PastFilms onChoose={onFilm} />
              </Suspense>
            )}
            onEnter={(entrance) => {
              rememberEntrance(entrance);
              navigate(roomPath(entrance.room));
            }}
          />
        </Shell>
      );
    case 'calibrate':
      return (
        <Shell title={m.calibrate_title()}>
          <Suspense fallback={null}>
            <CalibratePage />
          </Suspense>
        </Shell>
      );
    case 'room':
      return <RoomPage key={route.room} room={route.room} />;
    case 'lost':
      return (
        <Shell title={m.app_lost_title_short()}>
          <LostPage />
        </Shell>
      );
  }
}
