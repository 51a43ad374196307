/** Stream extra: the choice of picture and sound in the control bar, or in its menu where there is no room. */
import type { BarExtra } from '../../features/controls/control-bar.tsx';
import { StreamChoice, StreamMenu } from '../../features/controls/stream-menu.tsx';
import { usePlayerState } from '../../player/player-context.tsx';

export function useStreamExtra(): (onMenu: (open: boolean) => void) => readonly BarExtra[] {
  const some = usePlayerState(({ feed }) => feed.qualities.length + feed.audioTracks.length > 0);
  return (onMenu) =>
    some
      ? [
          {
            key: 'stream',
            button: <StreamMenu onOpenChange={onMenu} />,
            item: <StreamChoice key="stream" />,
          },
        ]
      : [];
}
