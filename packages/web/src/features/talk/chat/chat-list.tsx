/** Chat list: the rows of the talk, of which only those in sight exist. It stays at its end unless somebody reads back. */
import {
  memo,
  useCallback,
  useEffect,
  useImperativeHandle,
  useLayoutEffect,
  useRef,
  useState,
  type Ref,
  type RefObject,
} from 'react';
import { VList, type VListHandle } from 'virtua';
import { useStore } from 'zustand';
import { m } from '../../../i18n/messages.ts';
import { useRoom } from '../../../room/room-context.tsx';
import { Button } from '../../../ui/button.tsx';
import { Spinner } from '../../../ui/spinner.tsx';
import { useAfterFrame } from '../../../ui/use-after-frame.ts';
import type { HistoryState } from '../history.ts';
import { isInSight } from '../sight.ts';
import { useTalk } from '../talk-context.tsx';
import type { Row } from '../model/rows.ts';
import { ChatRow } from './chat-row.tsx';
import { useRows } from './use-rows.ts';

export interface ChatListHandle {
  readonly toEnd: () => void;
}

export interface ChatListProps {
  readonly ref: Ref<ChatListHandle>;
  /** Whether the end is in sight. */
  readonly onEnd: (atEnd: boolean) => void;
}

/** Nearer to the end than this is at it. */
const END_PX = 40;
/** Nearer to the beginning than this, older ones are asked for. */
const NEAR_TOP_PX = 300;
/** What scrolls later than this after a touch was not scrolled by hand; a flick of a finger goes on for a while. */
const BY_HAND_MS = 2000;
const ENOUGH_ROWS = 30;
const MOST_ASKED = 5;

/** What is said over the film is seen first; the list, which takes longer to draw, follows a frame later. [TK31] */
export function ChatList(props: ChatListProps) {
  return <Rows {...props} rows={useAfterFrame(useRows())} />;
}

const Rows = memo(function Rows({ ref, onEnd, rows }: ChatListProps & { readonly rows: readonly Row[] }) {
  const { history, seen } = useTalk();
  const list = useRef<VListHandle>(null);
  const frame = useRef<HTMLDivElement>(null);
  const [flash, setFlash] = useState<number | null>(null);
  const sticks = useRef(true);
  const lastOffset = useRef(0);
  const touchedRef = useTouched(frame);
  const older = useStore(history.store, (state) => state.older);
  const prepended = usePrepended(rows);

  const toEnd = useCallback(() => {
    sticks.current = true;
    touchedRef.current = -Infinity;
    onEnd(true);
    // The beginning is a row, too.
    list.current?.scrollToIndex(rows.length, { align: 'end' });
  }, [rows.length, onEnd, touchedRef]);
  useImperativeHandle(ref, () => ({ toEnd }), [toEnd]);

  useLayoutEffect(() => {
    if (sticks.current) list.current?.scrollToIndex(rows.length, { align: 'end' });
  }, [rows]);
  useStayAtEnd(frame, () => {
    if (sticks.current) list.current?.scrollToIndex(rows.length, { align: 'end' });
  });
  useEffect(() => seen.watch(() => sticks.current && isInSight(frame.current)), [seen]);
  useEffect(() => seen.check());
  useEffect(() => {
    const element = frame.current;
    // What covered it may have gone without a word.
    element?.addEventListener('pointerenter', seen.check);
    return () => element?.removeEventListener('pointerenter', seen.check);
  }, [seen]);

  const onScroll = (offset: number) => {
    const handle = list.current;
    if (handle === null) return;
    const atEnd = handle.scrollSize - handle.viewportSize - offset < END_PX;
    const back = offset < lastOffset.current && performance.now() - touchedRef.current < BY_HAND_MS;
    lastOffset.current = offset;
    // A row that has just come puts the end farther off, and measuring moves it; only who scrolls back leaves it.
    if (atEnd !== sticks.current && (atEnd || back)) {
      sticks.current = atEnd;
      onEnd(atEnd);
      seen.check();
    }
    if (offset < NEAR_TOP_PX && history.store.getState().older === 'more') void history.loadOlder();
  };
  useEnough(rows.length);
  const jump = useCallback(
    async (seq: number) => {
      if (!(await history.reach(seq))) return;
      // The rows of what has just come are there after the next drawing.
      requestAnimationFrame(() => setFlash(seq));
    },
    [history],
  );
  const onJump = useCallback((seq: number) => void jump(seq), [jump]);
  const shown = useRef<number | null>(null);
  useEffect(() => {
    // Once for each jump: later rows must not take one back.
    if (flash === null || shown.current === flash) return;
    const index = rows.findIndex((row) => row.type === 'message' && row.message.seq === flash);
    if (index === -1) return;
    shown.current = flash;
    sticks.current = false;
    list.current?.scrollToIndex(index + 1, { align: 'center' });
  }, [flash, rows]);
  useEffect(() => {
    if (flash === null) return undefined;
    const timer = setTimeout(() => {
      shown.current = null;
      setFlash(null);
    }, 1600);
    return () => clearTimeout(timer);
  }, [flash]);

  return (
    <div ref={frame} className="h-full" data-testid="chat-list">
      {rows.length === 0 ? (
        <p className="px-6 py-10 text-center text-balance text-soft">{m.talk_empty()}</p>
      ) : (
        <VList
          ref={list}
          shift={prepended}
          onScroll={onScroll}
          onScrollEnd={() => {
            const handle = list.current;
            if (handle === null || !sticks.current) return;
            const missing = handle.scrollSize - handle.viewportSize - handle.scrollOffset;
            if (missing > 1) handle.scrollToIndex(rows.length, { align: 'end' });
          }}
          tabIndex={0}
          // It scrolls, so it takes the focus; the list's element is of the library's choosing.
          // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role
          role="group"
          // Up and down move along what is read, and leave the volume alone.
          onKeyDown={(event) => {
            if (event.key === 'ArrowUp' || event.key === 'ArrowDown') event.stopPropagation();
          }}
          aria-label={m.talk_messages()}
          className="overscroll-contain px-3 outline-offset-[-2px]"
        >
          <Beginning key="beginning" older={older} onMore={() => void history.loadOlder()} />
          {rows.map((row) => (
            <ChatRow
              key={row.key}
              row={row}
              flash={row.type === 'message' && row.message.seq === flash}
              onJump={onJump}
            />
          ))}
        </VList>
      )}
    </div>
  );
});

/** A page may be full of reactions, which have no rows: then one more is asked for, a few times. */
function useEnough(rows: number): void {
  const { history } = useTalk();
  const older = useStore(history.store, (state) => state.older);
  const asked = useRef(0);
  useEffect(() => {
    if (older !== 'more' || rows >= ENOUGH_ROWS || asked.current >= MOST_ASKED) return;
    asked.current += 1;
    void history.loadOlder();
  }, [history, older, rows]);
}

/** Whether what was just added was added before: then what is read must not move. */
function usePrepended(rows: readonly Row[]): boolean {
  const first = firstSeq(rows);
  const [known, setKnown] = useState({ rows, first, prepended: false });
  // Never longer than for these rows: to the next ones something may be added after.
  if (known.rows !== rows) setKnown({ rows, first, prepended: known.first !== 0 && first < known.first });
  return known.prepended;
}

function firstSeq(rows: readonly Row[]): number {
  for (const row of rows) if (row.type === 'message') return row.message.seq;
  return 0;
}

/** When the person last did something that may scroll: moved a finger or a wheel, pressed a key, gave something the focus. */
function useTouched(frame: RefObject<HTMLElement | null>): RefObject<number> {
  const touchedRef = useRef(-Infinity);
  useEffect(() => {
    const listening = new AbortController();
    const touched = () => {
      touchedRef.current = performance.now();
    };
    for (const kind of ['wheel', 'touchmove', 'pointerdown', 'keydown', 'focusin'] as const) {
      frame.current?.addEventListener(kind, touched, { passive: true, signal: listening.signal });
    }
    return () => listening.abort();
  }, [frame]);
  return touchedRef;
}

/** The panel becomes lower when a keyboard opens or the box grows: the last line stays in sight. */
function useStayAtEnd(frame: RefObject<HTMLElement | null>, stay: () => void): void {
  const latest = useRef(stay);
  useEffect(() => {
    latest.current = stay;
  });
  useEffect(() => {
    if (frame.current === null) return undefined;
    const observer = new ResizeObserver(() => latest.current());
    observer.observe(frame.current);
    return () => observer.disconnect();
  }, [frame]);
}

function Beginning({
  older,
  onMore,
}: {
  readonly older: HistoryState['older'];
  readonly onMore: () => void;
}) {
  const alone = useRoom((view) => view.room === null);
  if (alone) return <div className="h-2" />;
  switch (older) {
    case 'none':
      return <p className="pt-3 pb-1 text-center text-sm text-faint">{m.talk_beginning()}</p>;
    case 'more':
    case 'failed':
      return (
        <div className="flex flex-col items-center py-1">
          {older === 'failed' ? <p className="text-sm text-danger">{m.talk_older_failed()}</p> : null}
          <Button look="bare" onClick={onMore}>
            {m.talk_older()}
          </Button>
        </div>
      );
    case 'loading':
      return (
        <div className="grid min-h-13 place-items-center text-soft">
          <Spinner name={m.app_loading()} />
        </div>
      );
  }
}
