/** Host upload: for who keeps the room, whether this server's line is wide enough for everybody, and how each one's film goes out. [TR51] */
import { currentItem, type Item } from '@lockstep/core';
import { m } from '../../i18n/messages.ts';
import { useLocale } from '../../i18n/locale.ts';
import { usePlayerState } from '../../player/player-context.tsx';
import type { ServerTransfers } from '../../player/room-server.ts';
import { filmDuration } from '../../room/film-clock.ts';
import { nameOf } from '../../room/names.ts';
import { useRoom } from '../../room/room-context.tsx';
import { Facts } from './facts.tsx';
import { averageRate, rateText } from './rate-words.ts';
import { ServerTransferRow } from './server-transfer-row.tsx';
import { uploadNeed } from './upload-need.ts';
import { usePlayerWatch } from './use-player-watch.ts';

/** A path is a film of this server. */
const isOurs = (source: Item['sources'][number]): boolean =>
  source.kind === 'link' && source.url.startsWith('/');

export function HostUpload({ told }: { readonly told: ServerTransfers }) {
  const locale = useLocale();
  const { room, roster } = useRoom((view) => ({ room: view.room, roster: view.roster }));
  const duration = useRoom(filmDuration);
  const own = usePlayerState((state) => state.duration);
  const { file } = usePlayerWatch();
  const isHere = room !== null && currentItem(room)?.sources.some(isOurs) === true;
  if (told.others === null || !isHere) return null;
  const average = averageRate(file.bytes, duration ?? own);
  const { viewers, bytesPerSec, isTooMuch } = uploadNeed({ room, roster }, average, told.upload);
  const rate = (bytes: number | null): string | null => (bytes === null ? null : rateText(bytes, locale));
  return (
    <Facts
      title={m.info_host()}
      facts={[
        { name: m.info_host_viewers(), value: String(viewers) },
        { name: m.info_host_need(), value: rate(bytesPerSec) },
        { name: m.info_host_upload(), value: rate(told.upload) ?? m.info_host_unknown() },
      ]}
    >
      {isTooMuch && bytesPerSec !== null && told.upload !== null ? (
        <p role="alert" className="rounded-xl bg-higher p-3 text-danger">
          {m.info_host_warning({
            need: rateText(bytesPerSec, locale),
            upload: rateText(told.upload, locale),
          })}
        </p>
      ) : null}
      <ul className="flex flex-col gap-1 text-sm tabular-nums">
        {[...told.others].flatMap(([member, transfers]) => {
          const [latest] = transfers;
          if (latest === undefined) return [];
          return [
            <ServerTransferRow
              key={member}
              name={nameOf(room, member) ?? m.notice_somebody()}
              transfer={latest}
            />,
          ];
        })}
      </ul>
    </Facts>
  );
}
