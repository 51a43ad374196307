/** Sync badge: how far my picture is from the room's, and how far the room is apart, in one glance. */
import { useStore } from 'zustand';
import { useShallow } from 'zustand/react/shallow';
import { m } from '../../i18n/messages.ts';
import { motionOf } from '../../room/film-clock.ts';
import { useRoom } from '../../room/room-context.tsx';
import { classes } from '../../ui/classes.ts';
import { msText, qualityOf, type SyncQuality } from './sync-quality.ts';
import type { SyncRecorder } from './sync-recorder.ts';

const DOTS: Readonly<Record<SyncQuality, string>> = {
  unknown: 'bg-faint',
  good: 'bg-good',
  fair: 'bg-accent',
  poor: 'bg-danger',
};

export function SyncBadge({
  recorder,
  onOpen,
}: {
  readonly recorder: SyncRecorder;
  readonly onOpen: () => void;
}) {
  // Rounded before comparing: renders only when something that can be read changes.
  const { mine, room } = useStore(
    recorder.store,
    useShallow(({ skewMs, spreadMs }) => ({
      mine: skewMs === null ? null : msText(skewMs),
      room: spreadMs === null ? null : msText(spreadMs),
    })),
  );
  const online = useRoom((view) => view.link.state === 'online');
  const motion = useRoom(motionOf);
  const quality = qualityOf(mine === null ? null : Number(mine), room === null ? null : Number(room));
  const idle = !online ? m.sync_offline() : motion === 'paused' ? m.sync_paused() : m.sync_measuring();
  return (
    <button
      type="button"
      onClick={onOpen}
      data-quality={online ? quality : 'unknown'}
      className="inline-flex min-h-11 items-center gap-2.5 rounded-xl px-3 text-sm font-medium whitespace-nowrap text-soft tabular-nums transition-colors duration-150 hover:bg-text/8 hover:text-text"
    >
      <span aria-hidden className={classes('size-2.5 rounded-full', DOTS[online ? quality : 'unknown'])} />
      {/* Figures for the eyes; for the ears a sentence. */}
      <span aria-hidden className="inline-flex gap-2.5">
        {mine === null ? (
          idle
        ) : (
          <>
            <span className="text-text">{m.sync_mine({ ms: mine })}</span>
            {room === null ? null : <span className="max-sm:hidden">{m.sync_room({ ms: room })}</span>}
          </>
        )}
      </span>
      <span className="sr-only">
        {mine === null
          ? m.sync_badge_idle({ state: idle })
          : room === null
            ? m.sync_badge_alone({ mine })
            : m.sync_badge({ mine, room })}
      </span>
    </button>
  );
}
