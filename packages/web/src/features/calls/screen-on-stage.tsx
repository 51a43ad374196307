/** Screen on stage: a shared screen in the place of the film, on this page alone. The film goes on below it. Rule CA81. */
import { Minimize2 } from 'lucide-react';
import type { CallTile } from '../../call/call.ts';
import { m } from '../../i18n/messages.ts';
import { Button } from '../../ui/button.tsx';
import { useScreenName } from './screen-tile.tsx';
import { TrackVideo } from './track-video.tsx';

export interface ScreenOnStageProps {
  readonly tile: CallTile;
  readonly screen: MediaStreamTrack;
  readonly onLeave: () => void;
}

export function ScreenOnStage({ tile, screen, onLeave }: ScreenOnStageProps) {
  const name = useScreenName(tile);
  return (
    <section aria-label={name} data-testid="call-stage" className="absolute inset-0 bg-black">
      <TrackVideo track={screen} name={name} whole />
      <Button
        icon={<Minimize2 aria-hidden size={18} />}
        onClick={onLeave}
        className="absolute top-16 left-3 bg-scrim! shadow-lift"
      >
        {m.call_share_unstage()}
      </Button>
    </section>
  );
}
