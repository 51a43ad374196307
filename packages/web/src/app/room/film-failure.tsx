/** Film failure: the card for a film that cannot be shown, with what is known of it. Loaded when a film fails. */
import type { PlayerFailure } from '@lockstep/core';
import { FailureCard } from '../../features/stage/failure-card.tsx';
import { useFilmPlayer, usePlayerState } from '../../player/player-context.tsx';

export interface FilmFailureProps {
  readonly failure: PlayerFailure;
  readonly onOther: () => void;
}

export default function FilmFailure({ failure, onOther }: FilmFailureProps) {
  const player = useFilmPlayer();
  const { own, feed } = usePlayerState((state) => ({ own: state.source.kind === 'file', feed: state.feed }));
  return (
    <FailureCard
      failure={failure}
      own={own}
      feed={feed}
      onRetry={player.retry}
      onWithoutSound={player.goWithoutSound}
      onOther={onOther}
    />
  );
}
