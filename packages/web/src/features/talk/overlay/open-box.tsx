/**
 * Open box: the message box over the film, for fullscreen and for when the chat is not in sight. It stays above a phone's
 * keyboard. [TK27]
 */
import { X } from 'lucide-react';
import { useEffect } from 'react';
import { m } from '../../../i18n/messages.ts';
import { IconButton } from '../../../ui/icon-button.tsx';
import { Composer } from '../composer/composer.tsx';
import { useKeyboardInset } from '../composer/use-keyboard-inset.ts';
import { useTalk } from '../talk-context.tsx';

export interface OpenBoxProps {
  /** Keeps the controls while a menu of it is open. */
  readonly onMenu: (open: boolean) => void;
}

export default function OpenBox({ onMenu }: OpenBoxProps) {
  const { box } = useTalk();
  const inset = useKeyboardInset();
  const leave = () => box.setState(false, true);
  useEscapeForUs();
  return (
    <section
      aria-label={m.talk_box_over_film()}
      className="cinema pointer-events-none absolute inset-0 z-20 [container-type:size]"
    >
      <div
        className="appear pointer-events-auto absolute inset-x-0 mx-auto flex max-w-2xl items-end gap-1 px-3 pb-[env(safe-area-inset-bottom)]"
        // Above the controls where there is room for both, on them where there is not.
        style={{ bottom: `calc(${inset}px + clamp(0.5rem, (100cqh - 19rem) * 9, 6.5rem))` }}
      >
        <div className="min-w-0 grow">
          <Composer
            place="film"
            onLeave={leave}
            onMenu={onMenu}
            // With a keyboard one goes back to the film; under a finger the box is meant to stay.
            onSent={() => {
              if (matchMedia('(pointer: fine)').matches) leave();
            }}
          />
        </div>
        <span className="rounded-2xl bg-scrim">
          <IconButton name={m.talk_box_leave()} place="above-right" onClick={leave}>
            <X aria-hidden size={20} />
          </IconButton>
        </span>
      </div>
    </section>
  );
}

/** In fullscreen Esc would leave that first. Where the platform lets us, it means the box while there is one. */
function useEscapeForUs(): void {
  useEffect(() => {
    const keyboard = (navigator as { keyboard?: KeyboardLock }).keyboard;
    if (document.fullscreenElement === null || keyboard?.lock === undefined) return undefined;
    keyboard.lock(['Escape']).catch(() => {});
    return () => keyboard.unlock();
  }, []);
}

interface KeyboardLock {
  readonly lock?: (keys: readonly string[]) => Promise<void>;
  readonly unlock: () => void;
}
