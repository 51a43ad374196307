/** Key help: every key the room listens to now. */
import { m } from '../../i18n/messages.ts';
import { Dialog } from '../../ui/dialog.tsx';
import { KEY_HELP } from './key-list.ts';
import type { HookName } from './key-map.ts';

/** Heard by the call itself, as long as one is in it. */
const CALL_KEYS = [{ keys: ['V'], does: 'talk' }] as const;

type Deed = (typeof KEY_HELP | typeof CALL_KEYS)[number]['does'];

const WORDS: Readonly<Record<Deed, () => string>> = {
  toggle: m.keys_toggle,
  seek5: m.keys_seek5,
  seek10: m.keys_seek10,
  volume: m.keys_volume,
  mute: m.keys_mute,
  fullscreen: m.keys_fullscreen,
  theatre: m.keys_theatre,
  subtitles: m.keys_subtitles,
  danmaku: m.keys_danmaku,
  rate: m.keys_rate,
  lookBack: m.keys_look_back,
  tenth: m.keys_tenth,
  goTo: m.keys_go_to,
  neighbour: m.keys_neighbour,
  markers: m.keys_markers,
  mark: m.keys_mark,
  window: m.keys_window,
  screenshot: m.keys_screenshot,
  message: m.keys_message,
  talk: m.keys_talk,
  menu: m.keys_menu,
  help: m.keys_help,
};

export interface KeyHelpProps {
  /** Which of the keys that belong to other parts do something now. */
  readonly hooked: (name: HookName) => boolean;
  readonly onClose: () => void;
}

export function KeyHelp({ hooked, onClose }: KeyHelpProps) {
  const rows = [...KEY_HELP.filter((row) => !('hook' in row) || hooked(row.hook)), ...CALL_KEYS];
  return (
    <Dialog open wide onClose={onClose} title={m.keys_title()} closeName={m.room_close()}>
      <dl className="grid gap-x-10 gap-y-3 sm:grid-cols-2">
        {rows.map(({ keys, does }) => (
          <div key={does} className="grid grid-cols-[7rem_1fr] items-center gap-x-4">
            <dt className="flex flex-wrap gap-1.5">
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
