/** State text: what somebody's player does, in the language of the page. */
import type { PersonState } from '../room/people.ts';
import { m } from './messages.ts';

export function stateText(state: PersonState): string {
  switch (state) {
    case 'playing':
      return m.state_playing();
    case 'paused':
      return m.state_paused();
    case 'starting':
      return m.state_starting();
    case 'buffering':
      return m.state_buffering();
    case 'away':
      return m.state_away();
    case 'noFilm':
      return m.state_no_film();
    case 'failed':
      return m.state_failed();
    case 'lost':
      return m.state_lost();
    case 'joining':
      return m.state_joining();
  }
}
