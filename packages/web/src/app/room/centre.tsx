/** Centre: the middle of the stage: what has to be done before the film can be seen, with the way to do it. */
import { currentItem } from '@lockstep/core';
import { Suspense } from 'react';
import { StoppedCard } from '../../features/notices/stopped-card.tsx';
import { TapButton } from '../../features/notices/tap-button.tsx';
import { PatienceSign } from '../../features/stage/patience-sign.tsx';
import { m } from '../../i18n/messages.ts';
import type { FilmSource } from '../../player/film-source.ts';
import { manyOf } from '../../player/lists/many.ts';
import { useFilmPlayer } from '../../player/player-context.tsx';
import { nameOf } from '../../room/names.ts';
import { useRoom, useRoomSession } from '../../room/room-context.tsx';
import { Spinner } from '../../ui/spinner.tsx';
import { navigate } from '../navigation.ts';
import type { CentreNeed } from './centre-need.ts';
import { lazyPart } from './lazy-part.tsx';
import type { Films } from './use-films.ts';

const ChooseCopy = lazyPart(async () => ({
  default: (await import('../../features/stage/choose-copy.tsx')).ChooseCopy,
}));
const AllowSite = lazyPart(async () => ({
  default: (await import('../../features/stage/site-cards.tsx')).AllowSite,
}));
const TouchSite = lazyPart(async () => ({
  default: (await import('../../features/stage/site-cards.tsx')).TouchSite,
}));
const FilmFailure = lazyPart(() => import('./film-failure.tsx'));
const FirstFilm = lazyPart(() => import('./first-film.tsx'));

export interface CentreProps {
  readonly need: CentreNeed;
  readonly films: Films;
  readonly onFilm: () => void;
  /** Another copy of the same film, for this device alone. */
  readonly onCopies: () => void;
}

/** Most of it is loaded when it is needed. */
export const Centre = (props: CentreProps) => (
  <Suspense fallback={null}>
    <Middle {...props} />
  </Suspense>
);

function Middle({ need, films, onFilm, onCopies }: CentreProps) {
  const player = useFilmPlayer();
  const { enterWith, participant } = useRoomSession();
  switch (need.need) {
    case 'nothing':
      return null;
    case 'stopped':
      return (
        <StoppedCard
          why={need.why}
          onReload={() => location.reload()}
          onRetry={() => participant.start()}
          onPassword={enterWith}
          onHome={() => navigate('/')}
        />
      );
    case 'joining':
      return (
        <div className="flex items-center gap-3 text-soft">
          <Spinner size={24} />
          {m.room_joining()}
        </div>
      );
    case 'film':
      return <FirstFilm onFilm={films.put} onMany={(many) => films.setMany(manyOf(many))} />;
    case 'copy':
      return <Copy wanted={need.wanted} films={films} onLink={onCopies} />;
    case 'allowSite':
      return <AllowSite site={need.site} onAllow={() => player.allowSite(need.site)} onOther={onFilm} />;
    case 'touchSite':
      return <TouchSite site={need.site} />;
    case 'otherFilm':
      return <FilmFailure failure={need.failure} onFilm={films.put} onCopies={onCopies} onOther={onFilm} />;
    case 'tap':
      return <TapButton blocked={need.blocked} />;
    case 'patience':
      return <PatienceSign />;
  }
}

function Copy({
  wanted,
  films,
  onLink,
}: {
  readonly wanted: Extract<FilmSource, { kind: 'missing' }>;
  readonly films: Films;
  readonly onLink: () => void;
}) {
  const { room, me } = useRoom((view) => ({ room: view.room, me: view.me }));
  const item = room === null ? null : currentItem(room);
  if (room === null || item === null) return null;
  return (
    <ChooseCopy
      key={item.id}
      item={item}
      wanted={wanted}
      // Who brought it may have left.
      owner={item.addedBy === me ? null : (nameOf(room, item.addedBy) ?? m.notice_somebody())}
      dropped={films.droppedCopy}
      onChosen={films.chooseCopy}
      onLink={onLink}
    />
  );
}
