/**
 * Back: the browser's back button or gesture closes what lies over the page, the last opened first, instead of leaving
 * the page. Each such thing has an entry in the browser's history for as long as it is open. [ST17]
 */
import { useEffect, useRef } from 'react';

interface Layer {
  readonly close: () => void;
}

/** Opened and not yet closed, the last on top. */
const layers: Layer[] = [];
/** Steps back that we have asked for ourselves and not heard of yet. */
let expected = 0;
/** Steps back that may still be asked for. */
let planned = 0;
/** What has to wait until all of these are done. */
let waiting: (() => void)[] = [];
let listening = false;

/**
 * Runs `act` as soon as no step back of ours is under way: an entry made meanwhile would be the one that is left. [ST17]
 */
export function afterBack(act: () => void): void {
  if (expected + planned === 0) act();
  else waiting.push(act);
}

function settle(): void {
  if (expected + planned > 0) return;
  const acts = waiting;
  waiting = [];
  for (const act of acts) act();
}

export function useBack(open: boolean, close: () => void): void {
  const latest = useRef(close);
  useEffect(() => {
    latest.current = close;
  });
  useEffect(() => (open ? push(() => latest.current()) : undefined), [open]);
}

function push(close: () => void): () => void {
  listen();
  const layer: Layer = { close };
  layers.push(layer);
  history.pushState({ layers: layers.length }, '');
  return () => {
    const place = layers.indexOf(layer);
    if (place < 0) return;
    layers.splice(place, 1);
    // What closes it may go to another page in the same breath: that page's entry is not ours to leave.
    planned += 1;
    setTimeout(() => {
      planned -= 1;
      if (isOurs(history.state)) {
        expected += 1;
        history.back();
      }
      settle();
    });
  };
}

const isOurs = (state: unknown): boolean => typeof state === 'object' && state !== null && 'layers' in state;

function listen(): void {
  if (listening) return;
  listening = true;
  window.addEventListener('popstate', () => {
    if (expected > 0) {
      expected -= 1;
      settle();
    } else layers.pop()?.close();
  });
}
