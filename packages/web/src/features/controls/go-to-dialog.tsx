/** Go-to dialog: everybody to a time that is typed. [ST14] */
import { useEffect, useRef, useState, type FormEvent } from 'react';
import { m } from '../../i18n/messages.ts';
import { formatTime } from '../../player/film-time.ts';
import { usePlayerState, useRemote } from '../../player/player-context.tsx';
import { filmDuration, filmPosition } from '../../room/film-clock.ts';
import { useRoom, useRoomSession } from '../../room/room-context.tsx';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { Field } from '../../ui/field.tsx';
import { typedTime } from './typed-time.ts';

export function GoToDialog({ onClose }: { readonly onClose: () => void }) {
  const remote = useRemote();
  const { participant, store } = useRoomSession();
  const told = useRoom(filmDuration);
  const own = usePlayerState((state) => state.duration);
  const duration = told ?? own;
  const [text, setText] = useState(() => formatTime(filmPosition(store.getState(), participant.serverNow())));
  const [problem, setProblem] = useState<string | null>(null);
  const field = useRef<HTMLInputElement>(null);
  // Ready to be typed over, once the dialog is open.
  useEffect(() => field.current?.select(), []);

  const go = (event: FormEvent) => {
    event.preventDefault();
    const to = typedTime(text);
    if (to === null) return setProblem(m.bar_go_to_no_time());
    if (duration !== null && to > duration) {
      return setProblem(m.bar_go_to_too_far({ length: formatTime(duration) }));
    }
    onClose();
    return remote.goTo(to);
  };

  return (
    <Dialog open onClose={onClose} title={m.bar_go_to()} closeName={m.room_close()}>
      <form onSubmit={go} className="flex flex-col gap-4">
        <Field
          label={m.bar_go_to_time()}
          hint={m.bar_go_to_hint()}
          error={problem}
          value={text}
          autoComplete="off"
          spellCheck={false}
          maxLength={40}
          ref={field}
          onChange={(event) => {
            setText(event.currentTarget.value);
            setProblem(null);
          }}
        />
        <Button type="submit" look="main" large>
          {m.bar_go_to_do()}
        </Button>
      </form>
    </Dialog>
  );
}
