/**
 * Film layer: texts that cross the film or stand on it, and emoji that fly up over it. Each is one element moved by one
 * animation of the platform: nothing runs here between its beginning and its end, whether the film plays or stands.
 * Rules TK12–TK18; why no library: docs/decisions/040.
 */
import type { Stop } from '@lockstep/core';
import { Lanes } from '../model/lanes.ts';
import type { Place } from '../model/look.ts';
import { lineShare, shareOf, type OverlaySettings } from '../model/overlay-settings.ts';

export interface FilmText {
  readonly text: string;
  /** Written before it; null: nobody's name. */
  readonly author: string | null;
  /** CSS. */
  readonly colour: string;
  readonly place: Place;
  /** A line of chat: it keeps to the upper part, and is never left out for want of room. */
  readonly line: boolean;
  readonly mine: boolean;
}

export interface FilmLayer {
  /** Gives what takes it away again. */
  readonly show: (text: FilmText) => Stop;
  readonly fly: (emoji: string) => Stop;
  readonly clear: () => void;
  readonly stop: Stop;
}

export interface FilmLayerOptions {
  /** Covers the part of the film that texts may lie on. */
  readonly host: HTMLElement;
  readonly settings: () => OverlaySettings;
  /** Height in px at the lower edge of the host that is taken by something else. */
  readonly taken: () => number;
  readonly random: () => number;
}

/** How long a text takes to cross, or stands. */
const ROLL_MS = 7000;
const STAND_MS = 5000;
const FLY_MS = 2800;
const MOST_TEXTS = 90;
const MOST_FLYING = 40;
/** Nobody reads more while it moves. */
const LONGEST = 100;
const LINE_HEIGHT = 1.4;
const GAP_PX = 28;
/** How much of the host's height is above a given share of the film's: the host leaves 15 % free. [TK17] */
const HOST_SHARE = 0.85;

const nothing: Stop = () => {};

export function createFilmLayer({ host, settings, taken, random }: FilmLayerOptions): FilmLayer {
  const rolling = new Lanes();
  const atTop = new Lanes();
  const atBottom = new Lanes();
  const texts = new Set<HTMLElement>();
  /** Those that roll, with their widths. */
  const moving = new Map<HTMLElement, { readonly animation: Animation; readonly textWidth: number }>();
  const flying = new Set<HTMLElement>();
  const calm = matchMedia('(prefers-reduced-motion: reduce)');
  const pen = document.createElement('canvas').getContext('2d');
  const family = getComputedStyle(host).fontFamily;
  let width = host.clientWidth;
  let height = host.clientHeight;

  const observer = new ResizeObserver(() => {
    width = host.clientWidth;
    height = host.clientHeight;
    // What is on its way goes on from the same share of it; where it is among the new lanes cannot be said.
    for (const { animation, textWidth } of moving.values()) {
      if (animation.effect instanceof KeyframeEffect) animation.effect.setKeyframes(across(textWidth));
    }
    for (const lanes of [rolling, atTop, atBottom]) lanes.clear();
  });
  observer.observe(host);

  /** In px: what depends on the size of the element itself would be moved by the page and not by the platform. */
  const across = (textWidth: number): Keyframe[] => [
    { transform: `translateX(${width}px)` },
    { transform: `translateX(${-textWidth}px)` },
  ];

  const forget = (element: HTMLElement): void => {
    texts.delete(element);
    flying.delete(element);
    moving.delete(element);
    element.remove();
  };

  const put = (
    element: HTMLElement,
    among: Set<HTMLElement>,
    frames: Keyframe[],
    timing: KeyframeAnimationOptions,
  ): Animation => {
    among.add(element);
    host.append(element);
    const animation = element.animate(frames, timing);
    const gone = (): void => forget(element);
    animation.addEventListener('finish', gone);
    animation.addEventListener('cancel', gone);
    return animation;
  };

  const show = (said: FilmText): Stop => {
    const { size, speed, overlap, area } = settings();
    if (document.hidden || height === 0) return nothing;
    const must = said.line || said.mine;
    if (texts.size >= MOST_TEXTS) {
      if (!must) return nothing;
      const [oldest] = texts;
      if (oldest !== undefined) forget(oldest);
    }
    const fontPx = fontSize(height) * size;
    const lanePx = fontPx * LINE_HEIGHT;
    const element = elementFor(said);
    element.style.fontSize = `${said.line ? fontPx * 0.85 : fontPx}px`;
    const now = performance.now();
    const lanesIn = (share: number): number =>
      Math.max(1, Math.floor((height * Math.min(1, share / HOST_SHARE)) / lanePx));

    if (said.place === 'roll' && !calm.matches) {
      const durationMs = ROLL_MS / speed;
      const count = lanesIn(said.line ? Math.min(lineShare, shareOf[area]) : shareOf[area]);
      const from = said.line ? Math.floor(random() * count) : 0;
      const textWidth = widthOf(element, fontPx) + fontPx;
      const use = { across: width, width: textWidth, durationMs, gap: GAP_PX };
      const { lane, fit } = rolling.roll(now, count, use, from);
      if (!fit && !overlap && !must) return nothing;
      if (!fit) rolling.force(lane, now, durationMs);
      element.style.top = `${lane * lanePx}px`;
      const animation = put(element, texts, across(textWidth), { duration: durationMs });
      moving.set(element, { animation, textWidth });
      return () => forget(element);
    }

    const below = said.place === 'bottom';
    const lanes = below ? atBottom : atTop;
    const { lane, fit } = lanes.stand(now, lanesIn(below ? 0.4 : shareOf[area]), STAND_MS / speed);
    if (!fit && !overlap && !must) return nothing;
    element.style[below ? 'bottom' : 'top'] = `${lane * lanePx + (below ? taken() : 0)}px`;
    element.classList.add('film-text-stands');
    put(
      element,
      texts,
      [{ opacity: 0 }, { opacity: 1, offset: 0.04 }, { opacity: 1, offset: 0.94 }, { opacity: 0 }],
      {
        duration: STAND_MS / speed,
      },
    );
    return () => forget(element);
  };

  const widthOf = (element: HTMLElement, fontPx: number): number => {
    if (pen === null) return element.textContent.length * fontPx;
    pen.font = `600 ${fontPx}px ${family}`;
    return pen.measureText(element.textContent).width;
  };

  const fly = (emoji: string): Stop => {
    if (document.hidden || height === 0 || flying.size >= MOST_FLYING) return nothing;
    const element = document.createElement('span');
    element.className = 'film-emoji';
    element.textContent = emoji;
    element.style.left = `${70 + random() * 24}%`;
    element.style.fontSize = `${fontSize(height) * 1.8 * settings().size}px`;
    const sway = ((random() - 0.5) * width) / 20;
    const frames: Keyframe[] = calm.matches
      ? [{ opacity: 0 }, { opacity: 1, offset: 0.1 }, { opacity: 1, offset: 0.8 }, { opacity: 0 }]
      : [
          { opacity: 0, transform: 'translate(0, 0) scale(0.5)' },
          { opacity: 1, transform: `translate(0, ${-height * 0.1}px) scale(1.15)`, offset: 0.15 },
          { opacity: 1, transform: `translate(${sway * 0.7}px, ${-height * 0.34}px) scale(1)`, offset: 0.7 },
          { opacity: 0, transform: `translate(${sway}px, ${-height * 0.52}px) scale(1)` },
        ];
    if (calm.matches) element.style.bottom = `${10 + random() * 50}%`;
    put(element, flying, frames, { duration: FLY_MS, easing: calm.matches ? 'linear' : 'ease-out' });
    return () => forget(element);
  };

  const clear = (): void => {
    for (const element of [...texts, ...flying]) element.remove();
    for (const set of [texts, flying, moving]) set.clear();
    for (const lanes of [rolling, atTop, atBottom]) lanes.clear();
  };

  return {
    show,
    fly,
    clear,
    stop: () => {
      observer.disconnect();
      clear();
    },
  };
}

/** A small part of the film's height, within what can be read and what is not loud. */
const fontSize = (height: number): number => Math.min(40, Math.max(15, height / 26));

function elementFor({ text, author, colour, mine }: FilmText): HTMLElement {
  const element = document.createElement('span');
  element.className = mine ? 'film-text film-text-mine' : 'film-text';
  element.style.color = colour;
  const letters = Array.from(text.replaceAll('\n', ' '));
  const shown = letters.length > LONGEST ? `${letters.slice(0, LONGEST).join('')}…` : letters.join('');
  element.textContent = author === null ? shown : `${author}: ${shown}`;
  return element;
}
