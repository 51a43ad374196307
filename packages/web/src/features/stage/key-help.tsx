/** Key help: every key the room listens to. */
import { m } from '../../i18n/messages.ts';
import { Dialog } from '../../ui/dialog.tsx';
import { KEY_HELP } from './key-map.ts';

const WORDS: Readonly<Record<(typeof KEY_HELP)[number]['does'], () => string>> = {
  toggle: m.keys_toggle,
  seek5: m.keys_seek5,
  seek10: m.keys_seek10,
  volume: m.keys_volume,
  mute: m.keys_mute,
  fullscreen: m.keys_fullscreen,
  theatre: m.keys_theatre,
  danmaku: m.keys_danmaku,
  message: m.keys_message,
  rate: m.keys_rate,
  tenth: m.keys_tenth,
  help: m.keys_help,
};

export function KeyHelp({ open, onClose }: { readonly open: boolean; readonly onClose: () => void }) {
  return (
    <Dialog open={open} onClose={onClose} title={m.keys_title()} closeName={m.room_close()}>
      <dl className="grid grid-cols-[auto_1fr] items-center gap-x-6 gap-y-3">
        {KEY_HELP.map(({ keys, does }) => (
          <div key={does} className="contents">
            <dt className="flex gap-1.5">
              {keys.map((key) => (
                <kbd
                  key={key}
                  className="min-w-8 rounded-lg bg-higher px-2 py-1 text-center font-sans text-sm"
                >
                  {key}
                </kbd>
              ))}
            </dt>
            <dd className="text-soft">{WORDS[does]()}</dd>
          </div>
        ))}
      </dl>
    </Dialog>
  );
}
