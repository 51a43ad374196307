/** Talk button: heard while it is held, by hand or by its key. Rule CA83. */
import { m } from '../../i18n/messages.ts';
import { classes } from '../../ui/classes.ts';
import { useCall, useCallState } from './call-context.tsx';

const HOLDS: ReadonlySet<string> = new Set([' ', 'Enter']);

export function TalkButton() {
  const call = useCall();
  const talking = useCallState((state) => state.talking);
  const over = () => call.talk(false);
  return (
    <button
      type="button"
      aria-pressed={talking}
      aria-keyshortcuts="V"
      onPointerDown={(event) => {
        event.currentTarget.setPointerCapture(event.pointerId);
        call.talk(true);
      }}
      onPointerUp={over}
      onPointerCancel={over}
      onKeyDown={(event) => {
        if (HOLDS.has(event.key) && !event.repeat) call.talk(true);
      }}
      onKeyUp={(event) => {
        if (HOLDS.has(event.key)) over();
      }}
      onBlur={over}
      onContextMenu={(event) => event.preventDefault()}
      className={classes(
        'mr-1 min-h-11 touch-none rounded-xl px-3 text-sm font-medium whitespace-nowrap select-none',
        talking ? 'bg-good text-ground' : 'bg-higher text-text hover:bg-highest',
      )}
    >
      {talking ? m.call_talk_on() : m.call_talk_hold()}
    </button>
  );
}
