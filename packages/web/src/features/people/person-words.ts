/** Person words: a person's state, gap and device in the language of the page. */
import { m } from '../../i18n/messages.ts';
import { formatTime } from '../../player/film-time.ts';
import type { Person } from '../../room/people.ts';
import { gapOf, type GapAmount } from './gap-words.ts';

/** null: it cannot be told. */
export function gapText(gapMs: number | null): string | null {
  const gap = gapOf(gapMs);
  switch (gap.kind) {
    case 'unknown':
      return null;
    case 'inStep':
      return m.gap_in_step();
    case 'ahead':
      return m.gap_ahead({ amount: amountText(gap.amount) });
    case 'behind':
      return m.gap_behind({ amount: amountText(gap.amount) });
  }
}

function amountText(amount: GapAmount): string {
  switch (amount.unit) {
    case 'ms':
      return m.gap_ms({ value: amount.value });
    case 's':
      return m.gap_s({ value: amount.value });
    case 'time':
      return formatTime(amount.seconds);
  }
}

/** The state, and what is odd about it. */
export function doingText(person: Person): string {
  return [
    stateText(person),
    ...(person.hidden ? [m.state_hidden()] : []),
    ...(person.soundBlocked ? [m.state_muted()] : []),
  ].join(' · ');
}

function stateText(person: Pick<Person, 'state'>): string {
  switch (person.state) {
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

export function deviceText(device: Person['device']): string {
  switch (device) {
    case 'computer':
      return m.device_computer();
    case 'phone':
      return m.device_phone();
    case 'tablet':
      return m.device_tablet();
    case 'tv':
      return m.device_tv();
    case 'player':
      return m.device_player();
    case 'program':
      return m.device_program();
  }
}
