/** Use box: the text of a message box: what is typed, how high the box is, where an emoji or a name goes. */
import { useEffect, useLayoutEffect, useRef, type RefObject } from 'react';
import { isInSight } from '../sight.ts';
import { useDraft, useTalk } from '../talk-context.tsx';

export type BoxRef = RefObject<HTMLTextAreaElement | null>;

export interface Box {
  readonly change: (text: string) => void;
  /** Puts `text` in where the caret is. */
  readonly insert: (text: string) => void;
  /** Another text, with the caret there. */
  readonly put: (text: string, caret: number) => void;
}

export function useBox(ref: BoxRef): Box {
  const { draft } = useTalk();
  const { text } = useDraft();
  const caretDue = useRef<number | null>(null);

  useLayoutEffect(() => {
    const box = ref.current;
    if (box === null) return;
    if (caretDue.current !== null) {
      box.setSelectionRange(caretDue.current, caretDue.current);
      caretDue.current = null;
    }
    // As high as its text; CSS says how high at most.
    box.style.height = 'auto';
    box.style.height = `${box.scrollHeight}px`;
  }, [ref, text]);

  const change = (next: string) => draft.setState({ text: next, problem: null });
  const put = (next: string, caret: number) => {
    caretDue.current = caret;
    change(next);
    ref.current?.focus();
  };
  const insert = (piece: string) => {
    const box = ref.current;
    const from = box?.selectionStart ?? text.length;
    const to = box?.selectionEnd ?? text.length;
    put(text.slice(0, from) + piece + text.slice(to), from + piece.length);
  };
  return { change, insert, put };
}

/** Lets the rest of the page give the focus to this box, where it is the chat's and in sight. */
export function useChatBox(ref: BoxRef, isChats: boolean): void {
  const { onWrite } = useTalk();
  useEffect(() => {
    if (!isChats) return undefined;
    return onWrite(() => {
      if (!isInSight(ref.current)) return false;
      ref.current?.focus();
      return true;
    });
  }, [onWrite, ref, isChats]);
}
