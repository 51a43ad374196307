/** Emoji button: a few to let fly over the film at once, and all of them to write with. [TK28] */
import { Smile } from 'lucide-react';
import { lazy, Suspense, useState } from 'react';
import { m } from '../../../i18n/messages.ts';
import { IconButton } from '../../../ui/icon-button.tsx';
import { LatePanel } from '../../../ui/late-panel.tsx';
import { Spinner } from '../../../ui/spinner.tsx';
import { quickEmojis } from '../quick-emojis.ts';

/** Its data are half a megabyte: they come when somebody wants them. */
const EmojiPicker = lazy(() => import('./emoji-picker.tsx'));

export interface EmojiButtonProps {
  /** Writes it. */
  readonly onPick?: (emoji: string) => void;
  /** Lets it fly. */
  readonly onFly: (emoji: string) => void;
  readonly onOpenChange?: (open: boolean) => void;
  readonly name?: string;
  /** Where the focus goes when it closes; else to the button. */
  readonly onClosed?: () => void;
}

export function EmojiButton({ onPick, onFly, onOpenChange, name, onClosed }: EmojiButtonProps) {
  const [open, setOpen] = useState(false);
  const [flies, setFlies] = useState(onPick === undefined);
  const change = (next: boolean) => {
    setOpen(next);
    onOpenChange?.(next);
  };
  const pick = (emoji: string) => {
    if (flies || onPick === undefined) return onFly(emoji);
    change(false);
    return onPick(emoji);
  };
  return (
    <LatePanel
      open={open}
      onOpenChange={change}
      name={name ?? m.talk_emoji()}
      {...(onClosed === undefined
        ? {}
        : {
            onClosed: (event: Event) => {
              event.preventDefault();
              onClosed();
            },
          })}
      trigger={
        <IconButton name={name ?? m.talk_emoji()} place="above-right">
          <Smile aria-hidden size={20} />
        </IconButton>
      }
    >
      <div className="flex w-80 max-w-[calc(100vw-2rem)] flex-col gap-2">
        <p className="px-2 pt-1 text-sm text-faint">{m.talk_fly()}</p>
        <div className="flex justify-between">
          {quickEmojis.map((emoji) => (
            <button
              key={emoji}
              type="button"
              onClick={() => onFly(emoji)}
              className="grid size-11 place-items-center rounded-xl text-2xl transition-transform duration-100 hover:bg-text/8 active:scale-90"
            >
              {emoji}
            </button>
          ))}
        </div>
        {onPick === undefined ? null : (
          <label className="flex min-h-11 cursor-pointer items-center gap-3 rounded-xl px-2 hover:bg-text/8">
            <input
              type="checkbox"
              checked={flies}
              onChange={(event) => setFlies(event.currentTarget.checked)}
              className="size-5 accent-(--accent)"
            />
            {m.talk_fly_all()}
          </label>
        )}
        <Suspense
          fallback={
            <div className="grid h-72 place-items-center text-soft">
              <Spinner name={m.app_loading()} />
            </div>
          }
        >
          <EmojiPicker onPick={pick} />
        </Suspense>
      </div>
    </LatePanel>
  );
}
