/** Room dialogs: what opens over the room when something is asked for; each is loaded then. */
import { Suspense } from 'react';
import { TalkSettings } from '../../features/talk/talk-settings.tsx';
import { manyOf } from '../../player/lists/many.ts';
import { lazyPart } from './lazy-part.tsx';
import type { Films } from './use-films.ts';

const InviteDialog = lazyPart(async () => ({
  default: (await import('../../features/invite/invite-dialog.tsx')).InviteDialog,
}));
const SettingsDialog = lazyPart(() => import('../../features/settings/settings-dialog.tsx'));
const OtherFilm = lazyPart(() => import('./other-film.tsx'));
const ImportDialog = lazyPart(() => import('../../features/queue/import/import-dialog.tsx'));
const SubtitleDialog = lazyPart(() => import('../../features/subtitles/subtitle-dialog.tsx'));
const CopyDialog = lazyPart(() => import('../../features/copies/copy-dialog.tsx'));
const CalibrationDialog = lazyPart(() => import('../../features/calibration/calibration-dialog.tsx'));

/** What is asked about. The call's own questions are the call's part's. */
export type RoomQuestion =
  | 'nothing'
  | 'film'
  | 'invite'
  | 'settings'
  | 'calibration'
  | 'subtitles'
  | 'copies'
  | 'call';

export interface RoomDialogsProps {
  readonly room: string;
  readonly asking: RoomQuestion;
  readonly onAsk: (question: RoomQuestion) => void;
  readonly films: Films;
}

export function RoomDialogs({ room, asking, onAsk, films }: RoomDialogsProps) {
  const close = () => onAsk('nothing');
  return (
    <Suspense fallback={null}>
      {asking === 'film' ? (
        <OtherFilm
          onClose={close}
          onMany={(many) => {
            close();
            films.setMany(manyOf(many));
          }}
          onFilm={(choice, name) => {
            close();
            films.put(choice, name);
          }}
        />
      ) : null}
      {films.many === null ? null : <ImportDialog many={films.many} onClose={() => films.setMany(null)} />}
      {asking === 'invite' ? <InviteDialog room={room} open onClose={close} /> : null}
      {asking === 'copies' ? <CopyDialog onClose={close} /> : null}
      {asking === 'subtitles' ? <SubtitleDialog onClose={close} /> : null}
      {asking === 'settings' ? (
        <SettingsDialog
          room={room}
          onClose={close}
          onCalibrate={() => onAsk('calibration')}
          more={<TalkSettings />}
        />
      ) : null}
      {asking === 'calibration' ? <CalibrationDialog onClose={() => onAsk('settings')} /> : null}
    </Suspense>
  );
}
