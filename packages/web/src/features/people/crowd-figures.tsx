/** Crowd figures: a big room in numbers, since not everybody in it has a row. */
import { m } from '../../i18n/messages.ts';
import { useRoom } from '../../room/room-context.tsx';

export function CrowdFigures() {
  const figures = useRoom((view) => view.figures);
  if (figures === null) return null;
  const { members, playing, buffering, away, down, skewMs } = figures;
  return (
    <section
      aria-label={m.crowd_name()}
      className="mb-3 rounded-2xl bg-higher px-4 py-3 text-sm tabular-nums"
    >
      <p className="font-medium">{m.room_people({ count: members })}</p>
      <p className="text-soft">
        {[
          m.crowd_playing({ count: playing }),
          ...(buffering > 0 ? [m.crowd_buffering({ count: buffering })] : []),
          ...(away > 0 ? [m.crowd_away({ count: away })] : []),
          ...(down > 0 ? [m.crowd_down({ count: down })] : []),
        ].join(' · ')}
      </p>
      {skewMs === null ? null : (
        <p className="text-soft">
          {m.crowd_skew({ half: Math.round(skewMs.half), most: Math.round(skewMs.nineInTen) })}
        </p>
      )}
    </section>
  );
}
