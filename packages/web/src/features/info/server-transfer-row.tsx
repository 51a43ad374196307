/** Server transfer row: one answer with a film as the server saw it go: how much, how fast, and what held it up. */
import { useLocale } from '../../i18n/locale.ts';
import { m } from '../../i18n/messages.ts';
import { formatSize } from '../../player/film-time.ts';
import type { ServerTransfer } from '../../player/room-server.ts';
import { rateText } from './rate-words.ts';

export interface ServerTransferRowProps {
  /** Whose it is; null: my own. */
  readonly name: string | null;
  readonly transfer: ServerTransfer;
}

export function ServerTransferRow({ name, transfer }: ServerTransferRowProps) {
  const locale = useLocale();
  const { sent, rate, heldBy, state } = transfer;
  const how = [
    ...(rate === null ? [] : [rateText(rate, locale)]),
    ...(heldBy === null ? [] : [heldBy === 'line' ? m.info_held_line() : m.info_held_server()]),
    ...(state === 'open' ? [m.info_transfer_open()] : []),
    ...(state === 'left' ? [m.info_transfer_left()] : []),
  ];
  return (
    <li className="flex flex-wrap justify-between gap-x-3">
      <span>{[name, formatSize(sent, locale)].filter((part) => part !== null).join(' · ')}</span>
      <span className="text-soft">{how.join(' · ')}</span>
    </li>
  );
}
