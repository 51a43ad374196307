/** Room password: what was typed at the door of a room, kept for as long as this tab is open, so that loading again asks nothing. */
const key = (room: string): string => `lockstep.password.${room}`;

export function recallPassword(room: string): string | null {
  try {
    return sessionStorage.getItem(key(room));
  } catch {
    return null;
  }
}

export function rememberPassword(room: string, password: string): void {
  try {
    sessionStorage.setItem(key(room), password);
  } catch {
    // Then it is asked for again.
  }
}
