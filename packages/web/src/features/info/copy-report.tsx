/** Copy report: shows the text for a bug report, to be read first and copied then. */
import { Check, Copy } from 'lucide-react';
import { useRef, useState } from 'react';
import { soundDelay } from '../../device/sound-delay.ts';
import { m } from '../../i18n/messages.ts';
import { useFilmPlayer } from '../../player/player-context.tsx';
import { useRoomSession } from '../../room/room-context.tsx';
import { Button } from '../../ui/button.tsx';
import { playerWatchOf } from './player-watch.ts';
import { reportText } from './report-text.ts';

export function CopyReport({ syncText }: { readonly syncText: () => string }) {
  const session = useRoomSession();
  const player = useFilmPlayer();
  const [text, setText] = useState<string | null>(null);
  const [copied, setCopied] = useState(false);
  const field = useRef<HTMLTextAreaElement>(null);

  const make = (): void => {
    setCopied(false);
    setText(
      reportText({
        view: session.store.getState(),
        player: player.store.getState(),
        watched: playerWatchOf(player).store.getState(),
        delayMs: soundDelay.getState().delayMs,
        agent: navigator.userAgent,
        language: document.documentElement.lang,
        screen: `${innerWidth}x${innerHeight} at ${devicePixelRatio}`,
        sync: syncText(),
      }),
    );
  };
  const copy = async (): Promise<void> => {
    const { current } = field;
    if (current === null) return;
    current.focus();
    current.select();
    // Missing in insecure contexts, though the types promise it; the old command works there.
    const clipboard: Clipboard | undefined = navigator.clipboard;
    const done = clipboard === undefined ? Promise.reject(new Error()) : clipboard.writeText(current.value);
    setCopied(await done.then(() => true).catch(() => document.execCommand('copy')));
  };

  return (
    <section className="flex flex-col gap-3">
      <p className="text-sm text-soft">{m.info_report_text()}</p>
      {text === null ? (
        <Button onClick={make}>{m.info_report()}</Button>
      ) : (
        <>
          <textarea
            ref={field}
            readOnly
            aria-label={m.info_report_name()}
            value={text}
            rows={8}
            className="w-full resize-y rounded-xl bg-higher p-3 font-mono text-xs"
          />
          <div className="flex flex-wrap gap-3">
            <Button
              className="grow"
              icon={copied ? <Check aria-hidden size={18} /> : <Copy aria-hidden size={18} />}
              onClick={() => void copy()}
            >
              <span aria-live="polite">{copied ? m.info_report_copied() : m.info_report_copy()}</span>
            </Button>
            <Button look="bare" onClick={make}>
              {m.info_report_again()}
            </Button>
          </div>
        </>
      )}
    </section>
  );
}
