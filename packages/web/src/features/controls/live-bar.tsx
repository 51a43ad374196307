/**
 * Live bar: what of a live film can be watched now, from its oldest picture to the newest, and the way to another place
 * in it. It moves on by itself, so a drag shows how long ago its place was. [MD19][MD21]
 */
import { m } from '../../i18n/messages.ts';
import { formatTime } from '../../player/film-time.ts';
import type { LiveSpan } from '../../player/feeds/live-scale.ts';
import { useAim, useRemote } from '../../player/player-context.tsx';
import { steers } from '../../room/steering.ts';
import { useRoom } from '../../room/room-context.tsx';
import { Slider } from '../../ui/slider.tsx';
import { useBehind } from './use-behind.ts';

export default function LiveBar({ live }: { readonly live: LiveSpan }) {
  const remote = useRemote();
  const aim = useAim();
  const free = useRoom(steers);
  const behind = useBehind(live);
  const length = Math.max(1, live.goal - live.from);
  const shown = aim === null ? behind : Math.max(0, live.goal - aim);
  const placeOf = (value: number) => live.goal - length + value;
  return (
    <div className="flex h-11 items-center">
      <Slider
        name={m.controls_position()}
        max={length}
        value={Math.min(length, Math.max(0, length - shown))}
        valueText={shown < 1 ? m.live_now() : m.live_behind({ time: formatTime(shown) })}
        disabled={!free}
        onChange={(value) => remote.aimAt(placeOf(value))}
        onCommit={(value) => {
          remote.seekTo(placeOf(value));
          remote.aimAt(null);
        }}
        className="w-full"
      />
    </div>
  );
}
