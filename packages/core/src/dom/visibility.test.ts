import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { isPutAway, watchPage } from './visibility.ts';

class FakeDocument extends EventTarget {
  visibilityState = 'visible';
}

let page: FakeDocument;
let view: EventTarget;
let heard: string[];

const happen = (target: EventTarget, type: string, persisted = false): void => {
  target.dispatchEvent(Object.assign(new Event(type), { persisted }));
};

beforeEach(() => {
  page = new FakeDocument();
  view = new EventTarget();
  heard = [];
  vi.stubGlobal('document', page);
  vi.stubGlobal('window', view);
});

afterEach(() => {
  vi.unstubAllGlobals();
});

test('[PL25] tells what the page tells, until stopped', () => {
  const stop = watchPage({
    visible: (visible) => heard.push(visible ? 'seen' : 'unseen'),
    resumed: () => heard.push('resumed'),
    online: () => heard.push('online'),
    offline: () => heard.push('offline'),
    leaving: (kept) => heard.push(kept ? 'kept' : 'leaving'),
  });
  page.visibilityState = 'hidden';
  happen(page, 'visibilitychange');
  happen(page, 'resume');
  happen(view, 'pageshow', false);
  happen(view, 'pageshow', true);
  happen(view, 'offline');
  happen(view, 'online');
  happen(view, 'pagehide', true);
  happen(view, 'pagehide', false);
  const all = ['seen', 'unseen', 'resumed', 'resumed', 'offline', 'online', 'kept', 'leaving'];
  expect(heard).toEqual(all);
  stop();
  stop();
  for (const type of ['online', 'offline', 'pagehide', 'pageshow']) happen(view, type, true);
  happen(page, 'visibilitychange');
  happen(page, 'resume');
  expect(heard).toEqual(all);
});

test('[PL25] tells only what is asked for', () => {
  const stop = watchPage({ online: () => heard.push('online') });
  for (const type of ['online', 'offline', 'pagehide', 'pageshow']) happen(view, type, true);
  happen(page, 'visibilitychange');
  happen(page, 'resume');
  expect(heard).toEqual(['online']);
  stop();
});

test.each([
  [true, 'visible', false, false],
  [true, 'hidden', true, false],
  [true, 'hidden', false, true],
  [false, 'visible', true, true],
])('[PL2] on the page %s, %s, hovering %s: put away %s', (isConnected, state, hovers, expected) => {
  page.visibilityState = state;
  vi.stubGlobal('matchMedia', (query: string) => ({ matches: query === '(any-hover: hover)' && hovers }));
  expect(isPutAway({ isConnected })).toBe(expected);
});
