/** Track list: one's own files and the room's, with what can be done with each. */
import { Users, X } from 'lucide-react';
import { useState } from 'react';
import { m } from '../../i18n/messages.ts';
import { useSharing, useSubtitles, useSubtitleState } from '../../player/player-context.tsx';
import type { ShareProblem } from '../../player/subtitles/share-subtitles.ts';
import type { SubtitleTrack } from '../../player/subtitles/subtitles.ts';
import { useMay } from '../../room/use-may.ts';
import { IconButton } from '../../ui/icon-button.tsx';

type Outcome =
  | { readonly file: string; readonly problem: ShareProblem | null }
  /** Nothing was shared. */
  | null;

export function TrackList({ names }: { readonly names: ReadonlyMap<string, string> }) {
  const subtitles = useSubtitles();
  const sharing = useSharing();
  const { tracks } = useSubtitleState();
  const { allowed: mayShare } = useMay('queue');
  const [outcome, setOutcome] = useState<Outcome>(null);
  const [busy, setBusy] = useState(false);
  const listed = tracks.filter(({ origin }) => origin !== 'film');
  if (listed.length === 0) return null;

  const share = async (track: SubtitleTrack, file: string) => {
    setBusy(true);
    const shared = await sharing.share(track.id);
    setBusy(false);
    setOutcome({ file, problem: shared.ok ? null : shared.error });
  };
  return (
    <>
      <ul aria-label={m.subtitles_files()} className="flex flex-col">
        {listed.map((track) => {
          const name = names.get(track.id) ?? track.name;
          const isShared = track.origin === 'room';
          return (
            <li key={track.id} className="flex min-h-11 items-center gap-1 text-sm text-soft">
              <span className="flex min-w-0 grow flex-col">
                <span className="truncate">{name}</span>
                {isShared ? <span className="text-faint">{m.subtitles_shared()}</span> : null}
              </span>
              {!isShared && mayShare ? (
                <IconButton
                  name={m.subtitles_share({ name })}
                  place="above-right"
                  disabled={busy}
                  onClick={() => void share(track, name)}
                >
                  <Users aria-hidden size={18} />
                </IconButton>
              ) : null}
              {isShared && !mayShare ? null : (
                <IconButton
                  name={isShared ? m.subtitles_unshare({ name }) : m.subtitles_remove({ name })}
                  place="above-right"
                  onClick={() => (isShared ? sharing.unshare(track.id) : subtitles.remove(track.id))}
                >
                  <X aria-hidden size={18} />
                </IconButton>
              )}
            </li>
          );
        })}
      </ul>
      {outcome === null ? null : (
        <p
          role={outcome.problem === null ? 'status' : 'alert'}
          className={outcome.problem === null ? 'text-sm text-soft' : 'text-danger'}
        >
          {outcome.problem === null
            ? m.subtitles_shared_now({ file: outcome.file })
            : problemText(outcome.problem, outcome.file)}
        </p>
      )}
    </>
  );
}

function problemText(problem: ShareProblem, file: string): string {
  switch (problem) {
    case 'unreachable':
      return m.subtitles_share_problem_unreachable({ file });
    case 'notAllowed':
      return m.subtitles_share_problem_notAllowed();
    case 'tooLarge':
      return m.subtitles_share_problem_tooLarge({ file });
    case 'tooFast':
      return m.subtitles_share_problem_tooFast({ file });
  }
}
