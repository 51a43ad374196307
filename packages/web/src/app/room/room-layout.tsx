/** Room layout: the stage rules; the top bar and the side panel are beside it, or over it where there is no room. */
import { lazy, Suspense, useCallback, useState } from 'react';
import { below } from '../../base.ts';
import { useRemembered } from '../../device/use-remembered.ts';
import { ControlBar } from '../../features/controls/control-bar.tsx';
import { FilmDialogs } from '../../features/controls/film-dialogs.tsx';
import { ToldLine } from '../../features/controls/told-line.tsx';
import { SpeedOverlay } from '../../features/info/speed-overlay.tsx';
import { LinkBanner } from '../../features/notices/link-banner.tsx';
import { Notices } from '../../features/notices/notices.tsx';
import { RollCall } from '../../features/notices/roll-call.tsx';
import { NewVersionLine } from '../../features/offline/new-version.tsx';
import { SubtitleButton } from '../../features/subtitles/subtitle-button.tsx';
import { DrawnLayer } from '../../features/subtitles/drawn-layer.tsx';
import { SubtitleLayer } from '../../features/subtitles/subtitle-layer.tsx';
import { Stage, type StageView } from '../../features/stage/stage.tsx';
import type { SyncRecorder } from '../../features/sync-status/sync-recorder.ts';
import { Announcer } from '../../features/talk/announcer.tsx';
import { FilmOverlay } from '../../features/talk/overlay/film-overlay.tsx';
import { NoticeBanner } from '../../features/talk/overlay/notice-banner.tsx';
import { PinnedLine } from '../../features/talk/overlay/pinned-line.tsx';
import { StageBox } from '../../features/talk/overlay/stage-box.tsx';
import { useTalk } from '../../features/talk/talk-context.tsx';
import { UnreadMark } from '../../features/talk/unread-mark.tsx';
import { m } from '../../i18n/messages.ts';
import type { FilmChoice } from '../../player/film-choice.ts';
import { usePlayerState } from '../../player/player-context.tsx';
import { useRoom } from '../../room/room-context.tsx';
import { classes } from '../../ui/classes.ts';
import { Above } from './above.tsx';
import { centreNeed, coversStage } from './centre-need.ts';
import { Centre } from './centre.tsx';
import { lazyPart } from './lazy-part.tsx';
import { PageTitle } from './page-title.tsx';
import { RoomDialogs, type RoomQuestion } from './room-dialogs.tsx';
import { SidePanel, type PanelTab } from './side-panel.tsx';
import { StageTools } from './stage-tools.tsx';
import { useStreamExtra } from './stream-extra.tsx';
import { SubtitleRoom } from './subtitle-room.tsx';
import { talkExtras } from './talk-extras.tsx';
import { TopBar } from './top-bar.tsx';
import { useFilms } from './use-films.ts';
import { useTitles } from './use-titles.ts';
import { useStageHooks } from './use-stage-hooks.ts';
import { FLAT, NARROW, UPRIGHT, useMediaQuery } from './use-media-query.ts';

const ToolItems = lazyPart(() => import('./tool-items.tsx'));
const CallPart = lazyPart(() => import('./call-part.tsx'));
const FilmMenu = lazy(async () => ({
  default: (await import('../../features/controls/film-menu.tsx')).FilmMenu,
}));

export interface RoomLayoutProps {
  readonly room: string;
  readonly recorder: SyncRecorder;
  readonly pendingFilm: FilmChoice | null;
}

export function RoomLayout({ room, recorder, pendingFilm }: RoomLayoutProps) {
  const [tab, setTab] = useState<PanelTab>('chat');
  const [beside, setBeside] = useRemembered('lockstep.panel', true);
  const [sheet, setSheet] = useState(false);
  const closeSheet = useCallback(() => setSheet(false), []);
  const [theatre, setTheatre] = useRemembered('lockstep.theatre', false);
  const [asking, setAsking] = useState<RoomQuestion>('nothing');
  const [calling, setCalling] = useState(false);
  const [dock, setDock] = useState<HTMLElement | null>(null);
  const flat = useMediaQuery(FLAT);
  const upright = useMediaQuery(UPRIGHT);
  const narrow = useMediaQuery(NARROW);
  const films = useFilms(pendingFilm);
  const player = usePlayerState((state) => state);
  const need = useRoom((view) => centreNeed(view, player));
  const { film, named, title } = useTitles(room);
  const talk = useTalk();
  const streamExtra = useStreamExtra();
  const hooks = useStageHooks(() => setAsking('subtitles'));

  const wide = !flat && !theatre;
  /** Whether the panel lies over the stage there. */
  const over = ({ fullscreen }: StageView) => fullscreen || !wide;
  const onTheatre = () => setTheatre(!theatre);
  const onCall = () => {
    setCalling(true);
    setAsking('call');
  };
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
      onCall={onCall}
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
      onCall={onCall}
      onClose={onClose}
    />
  );

  const filmMenu = (stage: StageView) => (
    <FilmMenu
      onGoTo={() => stage.ask('goTo')}
      onMarkers={() => stage.ask('markers')}
      onKeys={() => stage.ask('keys')}
      onSubtitles={() => setAsking('subtitles')}
      onCopies={() => setAsking('copies')}
      theatre={stage.fullscreen ? null : { on: theatre, set: setTheatre }}
      roomLink={() => location.origin + below(`/r/${room}`)}
      more={
        narrow ? (
          <Suspense fallback={null}>
            <ToolItems />
          </Suspense>
        ) : null
      }
    />
  );

  return (
    <div className="flex h-dvh flex-col overflow-hidden bg-ground text-text">
      <PageTitle film={film} room={named} />
      {wide ? topBar(null) : null}
      <div className={classes('flex min-h-0 grow', upright && 'flex-col')}>
        {/* Below the film or beside it is the call, if it is not over it. */}
        <div className={upright ? 'contents' : 'flex min-w-0 grow has-data-[spot=below]:flex-col'}>
          <main
            className={classes('min-w-0', upright && wide ? stageHeight(coversStage(need)) : 'min-h-0 grow')}
          >
            <Stage
              filmTitle={film}
              onTheatre={onTheatre}
              hooks={hooks}
              menu={filmMenu}
              dialog={(asked, close) => <FilmDialogs asked={asked} onClose={close} />}
              overlay={(stage) => (
                <SubtitleRoom>
                  <DrawnLayer awake={stage.awake} />
                  <FilmOverlay />
                  <PinnedLine />
                  <Announcer />
                  <StageBox onMenu={stage.onMenu} />
                  <Suspense fallback={null}>
                    {calling ? (
                      <CallPart
                        asked={asking === 'call'}
                        onAsk={(asked) => setAsking(asked ? 'call' : 'nothing')}
                        isAlone={over(stage)}
                        isUpright={upright}
                        isNarrow={narrow}
                        awake={stage.awake}
                        onMenu={stage.onMenu}
                        isCovered={over(stage) && sheet}
                        dock={dock}
                      />
                    ) : null}
                  </Suspense>
                </SubtitleRoom>
              )}
              top={(stage) => (over(stage) ? topBar(stage) : null)}
              notices={
                <>
                  <div className="absolute top-3 left-3 max-sm:top-1 max-sm:left-1">
                    <SpeedOverlay />
                  </div>
                  <div className="flex justify-center">
                    <SubtitleLayer side="top" />
                  </div>
                  <LinkBanner />
                  <NewVersionLine />
                  <ToldLine />
                  <NoticeBanner />
                  <Notices />
                  <RollCall />
                </>
              }
              centre={
                need.need === 'nothing' ? null : (
                  <Centre
                    need={need}
                    films={films}
                    onFilm={() => setAsking('film')}
                    onCopies={() => setAsking('copies')}
                  />
                )
              }
              above={(stage) => <Above onNext={films.goOn} dock={upright && !over(stage) ? dock : null} />}
              corner={null}
              controls={(stage) =>
                // A room one is out of has nothing to control but the way out of fullscreen.
                ['film', 'joining', stage.fullscreen ? '' : 'stopped'].includes(need.need) ? null : (
                  <>
                    <StageTools />
                    <ControlBar
                      fullscreen={stage.fullscreen}
                      onFullscreen={stage.toggleFullscreen}
                      theatre={theatre}
                      onTheatre={onTheatre}
                      panelOpen={over(stage) ? sheet : beside}
                      onPanel={
                        upright && !over(stage)
                          ? null
                          : () => (over(stage) ? setSheet(!sheet) : setBeside(!beside))
                      }
                      panelMark={<UnreadMark corner />}
                      onMenu={stage.onMenu}
                      onGoTo={() => stage.ask('goTo')}
                      menu={filmMenu(stage)}
                      extras={[
                        ...streamExtra(stage.onMenu),
                        ...(upright
                          ? []
                          : [
                              {
                                key: 'subtitles',
                                button: <SubtitleButton onPress={() => setAsking('subtitles')} />,
                                // The menu has them anyway.
                                item: null,
                              },
                            ]),
                        ...(over(stage) || !(beside || upright)
                          ? talkExtras(stage.onMenu, talk.write, upright)
                          : []),
                      ]}
                    />
                  </>
                )
              }
              onSheetClose={closeSheet}
              sheet={(stage) => (over(stage) && sheet ? panel(closeSheet) : null)}
              dropText={films.dragged ? (need.need === 'copy' ? m.room_drop_copy() : m.room_drop()) : null}
            />
          </main>
          <div ref={setDock} className="contents" />
        </div>
        {wide && (beside || upright) ? (
          <aside
            aria-label={m.room_panel()}
            className={classes('flex min-h-0 flex-col', upright ? 'grow' : 'w-84 shrink-0 xl:w-96')}
          >
            {panel(null)}
          </aside>
        ) : null}
      </div>
      <RoomDialogs room={room} asking={asking} onAsk={setAsking} films={films} />
    </div>
  );
}

/** Upright, the stage is as high as a film is; a card needs more. */
const stageHeight = (covered: boolean) =>
  covered ? 'min-h-96 shrink-0 basis-2/3' : 'aspect-video max-h-3/5 w-full shrink-0';
