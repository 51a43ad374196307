/** Composer: the box one writes in, with everything around it. Enter sends, Shift+Enter makes a line. Rules TK22, TK23, TK27. */
import { may, messageLimits } from '@lockstep/core';
import { SendHorizontal } from 'lucide-react';
import { useEffect, useId, useRef, type KeyboardEvent, type SyntheticEvent } from 'react';
import { m } from '../../../i18n/messages.ts';
import { useRoom } from '../../../room/room-context.tsx';
import { classes } from '../../../ui/classes.ts';
import { IconButton } from '../../../ui/icon-button.tsx';
import { useDraft, useTalk } from '../talk-context.tsx';
import { EmojiButton } from './emoji-button.tsx';
import { MentionList } from './mention-list.tsx';
import { problemText } from './problem-text.ts';
import { ReplyStrip } from './reply-strip.tsx';
import { useBox, useChatBox } from './use-box.ts';
import { useMentions } from './use-mentions.ts';
import { WayButton } from './way-button.tsx';

export interface ComposerProps {
  /** Over the film it takes the focus, and is left again. */
  readonly place: 'chat' | 'film';
  readonly onSent?: () => void;
  readonly onLeave?: () => void;
  /** A menu of it is open. */
  readonly onMenu?: (open: boolean) => void;
}

/** From here on the letters left are counted. */
const COUNT_FROM = 60;

export function Composer({ place, onSent, onLeave, onMenu }: ComposerProps) {
  const { draft, sending } = useTalk();
  const written = useDraft();
  const ref = useRef<HTMLTextAreaElement>(null);
  const box = useBox(ref);
  const id = useId();
  const names = useMentions(ref, box);
  const mayWrite = useRoom(({ room, me }) => room === null || me === null || may(room, me, 'chat'));
  const inChat = place === 'chat';
  useChatBox(ref, inChat);
  useEffect(() => {
    if (!inChat) ref.current?.focus();
  }, [inChat, ref]);

  const left = messageLimits.length - Array.from(written.text.trim()).length;
  const problem = written.problem === null ? null : problemText(written.problem);
  const send = () => {
    if (left < 0 || !sending.send()) return;
    onSent?.();
  };
  const onKeyDown = (event: KeyboardEvent<HTMLTextAreaElement>) => {
    // An input method's Enter takes a word; Safari says so only by the old number.
    if (event.nativeEvent.isComposing || event.keyCode === 229) return;
    if (names.onKey(event)) return;
    if (event.key === 'Enter' && !event.shiftKey) {
      event.preventDefault();
      if (written.text.trim() === '' && !inChat) onLeave?.();
      else send();
    }
    if (event.key === 'Escape') {
      // Web fullscreen must not end with it.
      event.preventDefault();
      if (written.replyTo !== null) draft.setState({ replyTo: null });
      else if (onLeave === undefined) event.currentTarget.blur();
      else onLeave();
    }
  };
  const onSubmit = (event: SyntheticEvent) => {
    event.preventDefault();
    send();
  };

  if (!mayWrite) {
    return <p className="px-4 py-3 text-center text-sm text-soft">{m.talk_may_not_write()}</p>;
  }
  return (
    <form onSubmit={onSubmit} className="relative flex flex-col gap-1.5">
      <MentionList id={id} names={names} />
      {written.replyTo === null ? null : (
        <ReplyStrip message={written.replyTo} onDrop={() => draft.setState({ replyTo: null })} />
      )}
      <p role="alert" className={problem === null ? 'hidden' : 'px-3 text-sm text-danger'}>
        {problem}
      </p>
      <div
        className={classes(
          'flex items-end rounded-2xl transition-shadow duration-150 focus-within:ring-2 focus-within:ring-glow',
          inChat ? 'bg-higher' : 'bg-scrim shadow-lift backdrop-blur-md',
          left < 0 && 'ring-2 ring-danger',
        )}
      >
        <WayButton {...(onMenu === undefined ? {} : { onMenu })} />
        {/* 16 px at least, or phones zoom in on focus. */}
        <textarea
          ref={ref}
          rows={1}
          value={written.text}
          enterKeyHint="send"
          aria-label={m.talk_box()}
          placeholder={m.talk_box_hint()}
          aria-invalid={left < 0 || undefined}
          aria-describedby={`${id}-left`}
          aria-autocomplete="list"
          aria-controls={names.open ? `${id}-names` : undefined}
          aria-activedescendant={names.open ? `${id}-name-${names.active}` : undefined}
          onChange={(event) => {
            box.change(event.currentTarget.value);
            names.look();
          }}
          onSelect={names.look}
          onBlur={names.close}
          onKeyDown={onKeyDown}
          className="max-h-36 min-w-0 grow resize-none bg-transparent py-2.5 text-base leading-6 outline-none"
        />
        <EmojiButton
          onPick={(emoji) => box.insert(emoji)}
          onClosed={() => ref.current?.focus()}
          onFly={sending.fly}
          {...(onMenu === undefined ? {} : { onOpenChange: onMenu })}
        />
        <IconButton
          type="submit"
          name={m.talk_send()}
          place="above-right"
          // Still to be found by who looks for it with the keyboard.
          aria-disabled={written.text.trim() === '' || left < 0 || undefined}
          className="text-glow aria-disabled:opacity-45"
        >
          <SendHorizontal aria-hidden size={20} />
        </IconButton>
      </div>
      <p
        id={`${id}-left`}
        className={classes(
          'px-3 text-right text-sm tabular-nums',
          left < 0 ? 'text-danger' : 'text-faint',
          left > COUNT_FROM && 'sr-only',
        )}
      >
        {left > COUNT_FROM
          ? null
          : left < 0
            ? m.talk_too_long({ count: -left })
            : m.talk_left({ count: left })}
      </p>
    </form>
  );
}
