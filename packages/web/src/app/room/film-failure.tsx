/** Film failure: the card for a film that cannot be shown, with what is known of it. Loaded when a film fails. */
import { FailureCard, type FailureCardProps } from '../../features/stage/failure-card.tsx';
import ThroughServer from '../../features/queue/through-server.tsx';
import { siteNames } from '../../player/embed-link.ts';
import { useFilmPlayer, usePlayerState } from '../../player/player-context.tsx';
import type { Films } from './use-films.ts';

export interface FilmFailureProps extends Pick<FailureCardProps, 'failure' | 'onCopies' | 'onOther'> {
  readonly onFilm: Films['put'];
}

export default function FilmFailure({ failure, onFilm, onCopies, onOther }: FilmFailureProps) {
  const player = useFilmPlayer();
  const { source, feed } = usePlayerState((state) => ({ source: state.source, feed: state.feed }));
  const own = source.kind === 'file';
  const site = source.kind === 'embed' ? siteNames[source.site] : '';
  return (
    <FailureCard
      failure={failure}
      own={own}
      site={site}
      feed={feed}
      onRetry={player.retry}
      onWithoutSound={player.goWithoutSound}
      onCopies={onCopies}
      onOther={onOther}
      more={source.kind === 'link' ? <ThroughServer onFilm={onFilm} /> : null}
    />
  );
}
