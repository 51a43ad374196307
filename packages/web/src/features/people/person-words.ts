/** Person words: a person's state, gap and device in the language of the page. */
import type { Role } from '@lockstep/core';
import { m } from '../../i18n/messages.ts';
import { stateText } from '../../i18n/state-text.ts';
import { formatSize, formatTime } from '../../player/film-time.ts';
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
    stateText(person.state),
    ...(person.excursion === 'playing' ? [m.state_alone()] : []),
    ...(person.hidden ? [m.state_hidden()] : []),
    ...(person.soundBlocked ? [m.state_muted()] : []),
  ].join(' · ');
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

export function roleText(role: Role): string {
  switch (role) {
    case 'host':
      return m.role_host();
    case 'moderator':
      return m.role_moderator();
    case 'member':
      return m.role_member();
    case 'viewer':
      return m.role_viewer();
  }
}

/** Round trip, and how far off the clock may be; null: not measured. */
export function networkText({ roundTripMs, clockErrorMs }: Person): string | null {
  if (roundTripMs === null) return null;
  const trip = String(Math.round(roundTripMs));
  return clockErrorMs === null
    ? m.gap_ms({ value: trip })
    : m.person_network({
        trip,
        error: clockErrorMs < 9.95 ? clockErrorMs.toFixed(1) : String(Math.round(clockErrorMs)),
      });
}

/** How much comes in; by the film's own time where its size is not known; null: nothing does. */
export function fetchText({ bytesPerSec, fetchSpeed }: Person): string | null {
  if (bytesPerSec !== null) {
    return m.person_rate({ size: formatSize(bytesPerSec, document.documentElement.lang) });
  }
  return fetchSpeed === null ? null : m.person_fetch_speed({ times: fetchSpeed.toFixed(1) });
}
