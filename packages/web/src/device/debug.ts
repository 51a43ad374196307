/** Debug: whether the buttons for trying things out are shown: with `?debug` in the address, until the tab is closed. */
const KEY = 'lockstep.debug';

/** Call once, before anything takes the query away. */
export function startDebug(search: string): void {
  if (!new URLSearchParams(search).has('debug')) return;
  try {
    sessionStorage.setItem(KEY, 'yes');
  } catch {
    // Then they are not shown.
  }
}

export function isDebug(): boolean {
  try {
    return sessionStorage.getItem(KEY) === 'yes';
  } catch {
    return false;
  }
}
