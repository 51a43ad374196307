/** Screen tile: the screen that somebody shares, all of it to be seen. Rule CA81. */
import { Maximize2, MonitorUp } from 'lucide-react';
import type { CallTile } from '../../call/call.ts';
import { m } from '../../i18n/messages.ts';
import { classes } from '../../ui/classes.ts';
import { IconButton } from '../../ui/icon-button.tsx';
import { useTileName } from './tile-names.ts';
import { TrackVideo } from './track-video.tsx';

export interface ScreenTileProps {
  readonly tile: CallTile;
  readonly screen: MediaStreamTrack;
  /** It is on the stage, and only named here. */
  readonly staged: boolean;
  readonly onStage: () => void;
  readonly className?: string;
}

export function ScreenTile({ tile, screen, staged, onStage, className }: ScreenTileProps) {
  const name = useScreenName(tile);
  return (
    <fieldset
      aria-label={name}
      data-testid="call-screen"
      data-connection={tile.connection}
      className={classes(
        'cinema relative min-w-0 overflow-hidden rounded-xl bg-black text-text [container-type:size]',
        className,
      )}
    >
      {staged ? (
        <MonitorUp aria-hidden size={28} className="absolute inset-0 m-auto text-soft" />
      ) : (
        <TrackVideo track={screen} name={name} whole />
      )}
      <p
        aria-hidden
        className="pointer-events-none absolute inset-x-0 bottom-0 truncate bg-linear-to-t from-black/75 to-transparent px-2 pt-4 pb-1 text-sm font-medium"
      >
        {name}
      </p>
      {staged ? null : (
        <span className="absolute top-1 right-1 rounded-xl bg-scrim">
          <IconButton name={m.call_share_stage()} place="below-right" onClick={onStage}>
            <Maximize2 aria-hidden size={18} />
          </IconButton>
        </span>
      )}
    </fieldset>
  );
}

export function useScreenName(tile: CallTile): string {
  const { name } = useTileName(tile);
  return tile.mine ? m.call_screen_mine() : m.call_screen_of({ name });
}
