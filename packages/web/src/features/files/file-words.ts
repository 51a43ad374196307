/** File words: how a file on its way is said to people. */
import { isUnderway, type Problem, type Transfer } from '../../files/transfer.ts';
import { m } from '../../i18n/messages.ts';
import { formatSize, formatTime } from '../../player/film-time.ts';

const percentOf = (part: number, locale: string): string =>
  new Intl.NumberFormat(locale, { style: 'percent', maximumFractionDigits: 0 }).format(
    // Nothing is at 100 % before it is done.
    Math.min(0.99, Math.max(0, part)),
  );

export const shareOf = ({ got, bytes }: Pick<Transfer, 'got' | 'bytes'>): number => got / Math.max(1, bytes);

/** All of them in one line. */
export function trayWords(transfers: readonly Transfer[], locale: string): string {
  const going = transfers.filter((one) => isUnderway(one));
  const got = going.reduce((sum, one) => sum + one.got, 0);
  const bytes = going.reduce((sum, one) => sum + one.bytes, 0);
  const words: string[] = [m.file_count({ count: transfers.length })];
  if (going.length > 0) words.push(percentOf(shareOf({ got, bytes }), locale));
  return words.join(' · ');
}

/** Nobody wants to read of seconds that jump. */
function leftWords(seconds: number): string {
  if (seconds < 10) return m.file_left_soon();
  const rounded = seconds < 120 ? Math.ceil(seconds / 5) * 5 : Math.ceil(seconds / 60) * 60;
  return m.file_left({ time: formatTime(rounded) });
}

/** @param name of the other one */
export function transferWords(transfer: Transfer, name: string, locale: string): string {
  const { way, stage, bytes, rate, secondsLeft } = transfer;
  const isIn = way === 'in';
  const size = formatSize(bytes, locale);
  const percent = percentOf(shareOf(transfer), locale);
  switch (stage.is) {
    case 'offered':
      return isIn ? m.file_offered_in({ name, size }) : m.file_offered_out({ name, size });
    case 'waiting':
      return isIn ? m.file_waiting_in({ name }) : m.file_waiting_out({ name });
    case 'connecting':
      return isIn ? m.file_connecting_in({ name, percent }) : m.file_connecting_out({ name, percent });
    case 'moving': {
      const words: string[] = [
        isIn ? m.file_moving_in({ name, percent }) : m.file_moving_out({ name, percent }),
      ];
      if (rate !== null) words.push(m.file_speed({ size: formatSize(rate, locale) }));
      if (secondsLeft !== null) words.push(leftWords(secondsLeft));
      return words.join(' · ');
    }
    case 'checking':
      return isIn ? m.file_checking_in({ name }) : m.file_checking_out({ name });
    case 'away':
      return isIn ? m.file_away_in({ name, percent }) : m.file_away_out({ name, percent });
    case 'done':
      return isIn ? m.file_done_in({ name, size }) : m.file_done_out({ name, size });
    case 'over':
      return isIn ? problemIn(stage.why, name) : problemOut(stage.why, name);
  }
}

function problemIn(why: Problem, name: string): string {
  switch (why) {
    case 'declined':
    case 'cancelled':
    case 'tooMany':
      return m.file_problem_cancelled({ name });
    case 'notAllowed':
      return m.file_problem_not_allowed();
    case 'elsewhere':
      return m.file_problem_elsewhere();
    case 'gone':
      return m.file_problem_gone({ name });
    case 'noWay':
      return m.file_problem_no_way({ name });
    case 'noSpace':
      return m.file_problem_no_space_in();
    case 'tooBig':
      return m.file_problem_too_big_in();
    case 'unreadable':
      return m.file_problem_unreadable_in({ name });
    case 'broken':
      return m.file_problem_broken_in({ name });
  }
}

function problemOut(why: Problem, name: string): string {
  switch (why) {
    case 'declined':
      return m.file_problem_declined({ name });
    case 'cancelled':
    case 'elsewhere':
    case 'gone':
      return m.file_problem_cancelled({ name });
    case 'noWay':
      return m.file_problem_no_way({ name });
    case 'noSpace':
      return m.file_problem_no_space_out({ name });
    case 'tooBig':
      return m.file_problem_too_big_out({ name });
    case 'unreadable':
      return m.file_problem_unreadable_out();
    case 'broken':
      return m.file_problem_broken_out({ name });
    case 'notAllowed':
      return m.file_problem_not_allowed();
    case 'tooMany':
      return m.file_problem_too_many({ name });
  }
}
