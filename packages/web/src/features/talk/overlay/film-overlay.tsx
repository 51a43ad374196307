/** Film overlay: shows over the film what is said, as each wants to be shown and as this person wants to see it. */
import { useEffect, useRef } from 'react';
import { currentItem, type Message, type Stop } from '@lockstep/core';
import { filmPosition } from '../../../room/film-clock.ts';
import { memberColour } from '../../../ui/member-colour.ts';
import { authorOf } from '../author.ts';
import { lookOf } from '../model/look.ts';
import { dueBetween, isNear, isTimed, timedOf } from '../model/timed.ts';
import type { Talk } from '../talk.ts';
import { useOverlay, useTalk } from '../talk-context.tsx';
import { createFilmLayer, type FilmLayer } from './film-layer.ts';
import { watchOwnWords } from './own-words.ts';

/** How finely the film's time is looked at for danmaku that belong to it. */
const STEP_MS = 200;
/** As high as a pinned line of one row, which stands just above the subtitles. */
const PINNED_PX = 52;
/** How far back later visitors get danmaku from, in pages of 100. */
const PAGES_BACK = 5;

export function FilmOverlay() {
  const talk = useTalk();
  const host = useRef<HTMLDivElement>(null);
  const { opacity, on } = useOverlay();
  useEffect(() => (host.current === null ? undefined : startOverlay(talk, host.current)), [talk]);
  return (
    <div
      ref={host}
      // Read out by the announcer, once and in order; this is for the eyes.
      aria-hidden
      data-testid="film-overlay"
      className="pointer-events-none absolute inset-x-0 top-0 bottom-[max(15%,var(--subtitle-room,0px))] overflow-hidden [contain:strict]"
      style={{ opacity, visibility: on ? 'visible' : 'hidden' }}
    />
  );
}

/** When danmaku that belong to a time were shown because they were just said, by message. */
type ShownTimed = Map<string, number>;

function startOverlay(talk: Talk, host: HTMLElement): () => void {
  const { history, overlay, session } = talk;
  const layer = createFilmLayer({
    host,
    settings: overlay.getState,
    taken: () => (session.store.getState().room?.pinned ? PINNED_PX : 0),
    random: () => session.runtime.random(),
  });
  const shownTimed: ShownTimed = new Map();
  const own = watchOwnWords(session, (say, author) => showSaid(talk, layer, { ...say, author }, shownTimed));
  const stops = [
    own.stop,
    history.onSaid((messages) => {
      for (const message of messages) {
        if (!own.cameBack(message)) showSaid(talk, layer, message, shownTimed);
      }
    }),
    overlay.subscribe((now, before) => {
      if (before.on && !now.on) layer.clear();
    }),
    watchFilm(talk, layer, shownTimed),
  ];
  void loadBack(talk);
  return () => {
    for (const stop of stops) stop();
    layer.stop();
  };
}

const nothing: Stop = () => {};

function showSaid(
  talk: Talk,
  layer: FilmLayer,
  message: Omit<Message, 'seq' | 'at'>,
  shownTimed: ShownTimed,
): Stop {
  const { overlay, seen, session } = talk;
  const settings = overlay.getState();
  if (!settings.on) return nothing;
  if (message.kind === 'reaction') {
    return message.replyTo === undefined && settings.reactions ? layer.fly(message.text) : nothing;
  }
  const view = session.store.getState();
  const look = lookOf(message.style);
  const mine = message.author === view.me;
  switch (look.look) {
    case 'notice':
      // The banner shows it.
      return nothing;
    case 'chat': {
      if (settings.lines === 'never' || (settings.lines === 'chatHidden' && seen.inSight())) return nothing;
      const { name, colour } = authorOf(view, message);
      const paint = memberColour(colour);
      return layer.show({
        text: message.text,
        author: name,
        colour: paint,
        place: 'roll',
        line: true,
        mine,
      });
    }
    case 'danmaku': {
      if (!settings.danmaku) return nothing;
      if (isTimed(message)) {
        const item = view.room === null ? null : currentItem(view.room);
        const position = filmPosition(view, session.participant.serverNow());
        if (!isNear(message, item?.id ?? null, position)) return nothing;
        if (message.id !== undefined) shownTimed.set(message.id, performance.now());
      }
      return layer.show(danmakuOf(message, look, mine));
    }
  }
}

const danmakuOf = (
  { text }: Pick<Message, 'text'>,
  { place, colour }: Extract<ReturnType<typeof lookOf>, { look: 'danmaku' }>,
  mine: boolean,
) => ({ text, author: null, colour: `var(--danmaku-${colour})`, place, line: false, mine });

/** Just shown because it was just said: not again when the film comes to its time in a moment. */
const AGAIN_MS = 6000;

/** Danmaku that belong to times of the film, shown as the film comes there. [TK14] */
function watchFilm(talk: Talk, layer: FilmLayer, shownTimed: ShownTimed): () => void {
  const { history, overlay, session } = talk;
  let last: { readonly item: string | null; readonly position: number } = { item: null, position: 0 };
  let known: { readonly messages: readonly Message[]; readonly item: string | null } | null = null;
  let timed: readonly Message[] = [];

  const step = (): void => {
    const view = session.store.getState();
    const item = view.room?.current ?? null;
    const position = filmPosition(view, session.participant.serverNow());
    const before = last;
    last = { item, position };
    const { on, danmaku } = overlay.getState();
    if (!on || !danmaku || document.hidden || item === null || before.item !== item) return;
    const { messages } = history.store.getState();
    if (known?.messages !== messages || known.item !== item) {
      known = { messages, item };
      timed = timedOf(messages, item);
    }
    for (const message of dueBetween(timed, before.position, position)) {
      const look = lookOf(message.style);
      if (look.look !== 'danmaku') continue;
      if (performance.now() - (shownTimed.get(message.id ?? '') ?? -Infinity) < AGAIN_MS) continue;
      layer.show(danmakuOf(message, look, message.author === view.me));
    }
  };
  const timer = setInterval(step, STEP_MS);
  return () => clearInterval(timer);
}

/** Who comes later sees what was said of the film before, too. */
async function loadBack({ history, session }: Talk): Promise<void> {
  // Not while the film is being opened.
  await new Promise<void>((done) => {
    session.runtime.after(3000, done);
  });
  for (let page = 0; page < PAGES_BACK; page += 1) {
    if (history.store.getState().older !== 'more') return;
    await history.loadOlder();
  }
}
