/** Live button: whether the room is at what is live now, how far behind it is if not, and the way there. [MD19] */
import { m } from '../../i18n/messages.ts';
import { formatTime } from '../../player/film-time.ts';
import type { LiveSpan } from '../../player/feeds/live-scale.ts';
import { useRemote } from '../../player/player-context.tsx';
import { classes } from '../../ui/classes.ts';
import { Tooltip } from '../../ui/tooltip.tsx';
import { useBehind } from './use-behind.ts';

export default function LiveButton({ live }: { readonly live: LiveSpan }) {
  const remote = useRemote();
  const behind = useBehind(live);
  const there = behind === 0;
  const name = there ? m.live_now() : m.live_go({ time: formatTime(behind) });
  return (
    <Tooltip text={live.exact ? name : m.live_rough()} place="above-left">
      <button
        type="button"
        aria-label={live.exact ? name : `${name}. ${m.live_rough()}`}
        onClick={remote.goLive}
        className="flex min-h-11 items-center gap-2 rounded-xl px-2 text-sm whitespace-nowrap text-text tabular-nums transition-colors duration-150 hover:bg-text/8"
      >
        <span aria-hidden className={classes('size-2.5 rounded-full', there ? 'bg-danger' : 'bg-faint')} />
        <span className="font-semibold">{m.live_sign()}</span>
        {there ? null : <span className="text-soft">−{formatTime(behind)}</span>}
        {live.exact ? null : <span className="text-faint">≈</span>}
      </button>
    </Tooltip>
  );
}
