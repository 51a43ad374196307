/** Room layout: the stage rules; the top bar and the side panel are beside it, or over it where there is no room. */
import { currentItem } from '@lockstep/core';
import { Suspense, useEffect, useState } from 'react';
import { noteRoom } from '../../device/recent-rooms.ts';
import { ControlBar } from '../../features/controls/control-bar.tsx';
import { SpeedOverlay } from '../../features/info/speed-overlay.tsx';
import { InviteDialog } from '../../features/invite/invite-dialog.tsx';
import { LinkBanner } from '../../features/notices/link-banner.tsx';
import { Notices } from '../../features/notices/notices.tsx';
import { WaitingLine } from '../../features/notices/waiting-line.tsx';
import { NewVersionLine } from '../../features/offline/new-version.tsx';
import { FilmDialog } from '../../features/queue/film-dialog.tsx';
import { Stage, type StageView } from '../../features/stage/stage.tsx';
import { useMediaSession } from '../../features/stage/use-media-session.ts';
import type { SyncRecorder } from '../../features/sync-status/sync-recorder.ts';
import { m } from '../../i18n/messages.ts';
import type { FilmChoice } from '../../player/film-choice.ts';
import { usePlayerState } from '../../player/player-context.tsx';
import { useRoom } from '../../room/room-context.tsx';
import { classes } from '../../ui/classes.ts';
import { centreNeed, coversStage } from './centre-need.ts';
import { Centre } from './centre.tsx';
import { lazyPart } from './lazy-part.tsx';
import { SidePanel, type PanelTab } from './side-panel.tsx';
import { TopBar } from './top-bar.tsx';
import { useFilms } from './use-films.ts';
import { FLAT, UPRIGHT, useMediaQuery } from './use-media-query.ts';

const SettingsDialog = lazyPart(() => import('../../features/settings/settings-dialog.tsx'));
const CalibrationDialog = lazyPart(() => import('../../features/calibration/calibration-dialog.tsx'));

export interface RoomLayoutProps {
  readonly room: string;
  readonly recorder: SyncRecorder;
  readonly pendingFilm: FilmChoice | null;
}

export function RoomLayout({ room, recorder, pendingFilm }: RoomLayoutProps) {
  const [tab, setTab] = useState<PanelTab>('people');
  const [beside, setBeside] = useState(true);
  const [sheet, setSheet] = useState(false);
  const [theatre, setTheatre] = useState(false);
  const [asking, setAsking] = useState<'nothing' | 'film' | 'invite' | 'settings' | 'calibration'>('nothing');
  const flat = useMediaQuery(FLAT);
  const upright = useMediaQuery(UPRIGHT);
  const films = useFilms(pendingFilm);
  const player = usePlayerState((state) => state);
  const need = useRoom((view) => centreNeed(view, player));
  const { film, title } = useTitles(room);

  const wide = !flat && !theatre;
  /** Whether the panel lies over the stage there. */
  const over = ({ fullscreen }: StageView) => fullscreen || !wide;
  const closeDialog = () => setAsking('nothing');
  const onTheatre = () => setTheatre((on) => !on);
  const openTab = (stage: StageView | null) => (wanted: PanelTab) => {
    setTab(wanted);
    if (stage !== null && over(stage)) setSheet(true);
    else setBeside(true);
  };
  const topBar = (stage: StageView | null) => (
    <TopBar
      title={title}
      recorder={recorder}
      overlaid={stage !== null}
      onTab={openTab(stage)}
      onFilm={() => setAsking('film')}
      onInvite={() => setAsking('invite')}
      onSettings={() => setAsking('settings')}
    />
  );
  const panel = (onClose: (() => void) | null) => (
    <SidePanel
      tab={tab}
      onTab={setTab}
      recorder={recorder}
      films={films}
      onSettings={() => setAsking('settings')}
      onClose={onClose}
    />
  );

  return (
    <div className="flex h-dvh flex-col overflow-hidden bg-ground text-text">
      {wide ? topBar(null) : null}
      <div className={classes('flex min-h-0 grow', upright && 'flex-col')}>
        <main
          className={classes('min-w-0', upright && wide ? stageHeight(coversStage(need)) : 'min-h-0 grow')}
        >
          <Stage
            filmTitle={film}
            onTheatre={onTheatre}
            top={(stage) => (over(stage) ? topBar(stage) : null)}
            notices={
              <>
                <div className="absolute top-3 left-3 max-sm:top-1 max-sm:left-1">
                  <SpeedOverlay />
                </div>
                <LinkBanner />
                <NewVersionLine />
                <Notices />
              </>
            }
            centre={
              need.need === 'nothing' ? null : (
                <Centre need={need} films={films} onFilm={() => setAsking('film')} />
              )
            }
            above={<WaitingLine />}
            controls={(stage) =>
              // A room one is out of has nothing to control but the way out of fullscreen.
              ['film', 'joining', stage.fullscreen ? '' : 'stopped'].includes(need.need) ? null : (
                <ControlBar
                  fullscreen={stage.fullscreen}
                  onFullscreen={stage.toggleFullscreen}
                  theatre={theatre}
                  onTheatre={onTheatre}
                  panelOpen={over(stage) ? sheet : beside}
                  onPanel={
                    upright && !over(stage) ? null : () => (over(stage) ? setSheet : setBeside)((on) => !on)
                  }
                  onMenu={stage.onMenu}
                />
              )
            }
            sheet={(stage) => (over(stage) && sheet ? panel(() => setSheet(false)) : null)}
            dropText={films.dragged ? (need.need === 'copy' ? m.room_drop_copy() : m.room_drop()) : null}
          />
        </main>
        {wide && (beside || upright) ? (
          <aside
            aria-label={m.room_panel()}
            className={classes('flex min-h-0 flex-col', upright ? 'grow' : 'w-84 shrink-0 xl:w-96')}
          >
            {panel(null)}
          </aside>
        ) : null}
      </div>
      <FilmDialog
        open={asking === 'film'}
        onClose={closeDialog}
        onFilm={(choice, name) => {
          closeDialog();
          films.put(choice, name);
        }}
      />
      <InviteDialog room={room} open={asking === 'invite'} onClose={closeDialog} />
      <Suspense fallback={null}>
        {asking === 'settings' ? (
          <SettingsDialog room={room} onClose={closeDialog} onCalibrate={() => setAsking('calibration')} />
        ) : null}
        {asking === 'calibration' ? <CalibrationDialog onClose={() => setAsking('settings')} /> : null}
      </Suspense>
    </div>
  );
}

/** Upright, the stage is as high as a film is; a card needs more. */
const stageHeight = (covered: boolean) =>
  covered ? 'min-h-96 shrink-0 basis-2/3' : 'aspect-video max-h-3/5 w-full shrink-0';

/** Names of the film and the room; the page's title and the list of recent rooms follow them. */
function useTitles(room: string): { readonly film: string | null; readonly title: string } {
  const film = useRoom((view) => (view.room === null ? null : (currentItem(view.room)?.title ?? null)));
  const named = useRoom((view) => view.room?.title ?? '');
  const me = useRoom((view) => view.room?.members.find(({ id }) => id === view.me)?.name ?? '');
  const title = named === '' ? (film ?? m.room_untitled()) : named;
  useEffect(() => {
    const app = me === '' ? m.app_name() : m.room_page_title({ app: m.app_name(), name: me });
    document.title = [film, named, app].filter(Boolean).join(' · ');
  });
  useEffect(() => noteRoom(room, named === '' ? (film ?? '') : named), [room, named, film]);
  useMediaSession(named === '' ? m.app_name() : named);
  return { film, title };
}
