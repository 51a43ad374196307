/** Upload words: how an upload is said to people. */
import type { ToldUpload, UploadList, UploadProblem } from '../../api/upload-list.ts';
import { m } from '../../i18n/messages.ts';
import { formatSize, formatTime } from '../../player/film-time.ts';
import type { SendingState, UploadRefusal } from './sending.ts';

export const percentOf = (part: number, locale: string): string =>
  new Intl.NumberFormat(locale, { style: 'percent', maximumFractionDigits: 0 }).format(
    // Nothing is at 100 % before it is done.
    Math.min(0.99, Math.max(0, part)),
  );

const joined = (words: readonly (string | null)[]): string =>
  words.filter((word) => word !== null).join(' · ');

/** Nobody wants to read of seconds that jump. */
function leftWords(seconds: number | null): string | null {
  if (seconds === null) return null;
  if (seconds < 10) return m.upload_left_soon();
  const rounded = seconds < 120 ? Math.ceil(seconds / 5) * 5 : Math.ceil(seconds / 60) * 60;
  return m.upload_left({ time: formatTime(rounded) });
}

/** What this page is sending. */
export function sendingWords(state: SendingState, bytes: number, locale: string): string {
  const percent = percentOf(state.sent / Math.max(1, bytes), locale);
  switch (state.is) {
    case 'sending':
      return joined([
        m.upload_sending({ percent }),
        state.rate === null ? null : m.upload_speed({ size: formatSize(state.rate, locale) }),
        leftWords(state.secondsLeft),
      ]);
    case 'paused':
      return m.upload_paused({ percent });
    case 'retrying':
      return m.upload_retrying({ percent });
    case 'refused':
      return refusalWords(state.refusal ?? 'other', null, locale);
    case 'done':
      return m.upload_waiting();
  }
}

/** What the server tells. */
export function uploadWords(upload: ToldUpload, by: string | null, locale: string): string {
  const { state, received, bytes, done, secondsLeft, problem, isMine } = upload;
  switch (state) {
    case 'receiving': {
      const percent = percentOf(received / Math.max(1, bytes), locale);
      if (isMine) return m.upload_unfinished({ percent });
      return by === null ? m.upload_by_somebody({ percent }) : m.upload_by_other({ name: by, percent });
    }
    case 'waiting':
      return m.upload_waiting();
    case 'preparing':
      return joined([m.upload_preparing({ percent: percentOf(done ?? 0, locale) }), leftWords(secondsLeft)]);
    case 'ready':
      return m.upload_ready();
    case 'failed':
      return problemWords(problem ?? 'damaged');
  }
}

function problemWords(problem: UploadProblem): string {
  switch (problem) {
    case 'noFilm':
      return m.upload_problem_noFilm();
    case 'needsPrograms':
      return m.upload_problem_needsPrograms();
    case 'damaged':
      return m.upload_problem_damaged();
    case 'noSpace':
      return m.upload_problem_noSpace();
  }
}

export function refusalWords(refusal: UploadRefusal, list: UploadList | null, locale: string): string {
  switch (refusal) {
    case 'emptyFile':
      return m.upload_refused_emptyFile();
    case 'fileTooBig':
      return list === null
        ? m.upload_refused_fileTooBig()
        : m.upload_refused_fileTooBig_size({ size: formatSize(list.fileBytes, locale) });
    case 'roomSpace':
      return list === null
        ? m.upload_refused_roomSpace()
        : m.upload_refused_roomSpace_size({ size: formatSize(list.roomBytesLeft, locale) });
    case 'serverSpace':
      return m.upload_refused_serverSpace();
    case 'tooMany':
      return m.upload_refused_tooMany();
    case 'notAllowed':
      return m.upload_refused_notAllowed();
    case 'notMember':
      return m.upload_refused_notMember();
    case 'unknownUpload':
      return m.upload_refused_unknownUpload();
    case 'other':
      return m.upload_refused_other();
  }
}

/** What can be told before anything is sent; null: nothing is in the way. */
export function earlyRefusal({ size }: File, list: UploadList): UploadRefusal | null {
  if (size === 0) return 'emptyFile';
  if (size > list.fileBytes) return 'fileTooBig';
  return size > list.roomBytesLeft ? 'roomSpace' : null;
}
