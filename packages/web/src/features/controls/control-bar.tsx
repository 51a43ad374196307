/**
 * Control bar: everything a person does to the film while watching it. What does not fit beside each other is in the menu
 * at its end. [ST12]
 */
import { Maximize, Minimize, PanelRight, PictureInPicture2, RectangleHorizontal } from 'lucide-react';
import { lazy, Suspense, useMemo, useRef, type ReactNode } from 'react';
import { m } from '../../i18n/messages.ts';
import { usePictureDeeds } from '../../player/picture-deeds.ts';
import { hasPictureWindow, usePictureWindow } from '../../player/picture-window.ts';
import { usePlayerState } from '../../player/player-context.tsx';
import { filmDuration, motionOf } from '../../room/film-clock.ts';
import { useRoom } from '../../room/room-context.tsx';
import { IconButton } from '../../ui/icon-button.tsx';
import { useWidth } from '../../ui/use-width.ts';
import { barPlan, type BarPart } from './bar-plan.ts';
import { LoopButton } from './loop-button.tsx';
import { barMarkers } from '../../room/markers.ts';
import { MoreMenu } from './more-menu.tsx';
import { NeighbourButton } from './neighbour-button.tsx';
import { PlayButton } from './play-button.tsx';
import { RateMenu } from './rate-menu.tsx';
import { SeekBar } from './seek-bar.tsx';
import { SkipButton } from './skip-button.tsx';
import { TimeButton } from './time-button.tsx';
import { VolumeControl } from './volume-control.tsx';

/** A button that another part of the page brings along, and how it looks in the menu where it does not fit. */
export interface BarExtra {
  readonly key: string;
  readonly button: ReactNode;
  readonly item: ReactNode;
}

export interface ControlBarProps {
  readonly fullscreen: boolean;
  readonly onFullscreen: () => void;
  readonly theatre: boolean;
  readonly onTheatre: () => void;
  readonly panelOpen: boolean;
  /** null: the panel is always there. */
  readonly onPanel: (() => void) | null;
  /** At the button of the panel: something in it is new. */
  readonly panelMark?: ReactNode;
  /** More things to press. */
  readonly extra?: ReactNode;
  /** A menu is open: the bar must stay. */
  readonly onMenu: (open: boolean) => void;
  /** Asks for a time to go to. */
  readonly onGoTo: () => void;
  /** What the menu at the end says beside what did not fit. */
  readonly menu: ReactNode;
  readonly extras: readonly BarExtra[];
}

/** As wide as the narrowest phone, until it is measured. */
const NARROWEST = 288;

export function ControlBar(props: ControlBarProps) {
  const { fullscreen, onFullscreen, theatre, onTheatre, panelOpen, onPanel, panelMark } = props;
  const { onMenu, onGoTo, menu, extras } = props;
  const told = useRoom(filmDuration);
  const own = usePlayerState((state) => state.duration);
  const live = usePlayerState((state) => state.feed.live);
  const duration = told ?? own;
  const motion = useRoom(motionOf);
  const moving = motion === 'playing' || motion === 'starting';
  const row = useRef<HTMLFieldSetElement>(null);
  const width = useWidth(row, NARROWEST);
  const room = useRoom((view) => view.room);
  const many = (room?.queue.length ?? 0) > 1;
  const loop = room?.settings.loop ?? 'off';
  const absent: BarPart[] = [];
  if (onPanel === null) absent.push('panel');
  if (!many) absent.push('neighbours');
  if (loop === 'off') absent.push('loop');
  if (!hasPictureWindow()) absent.push('window');
  if (fullscreen) absent.push('theatre');
  const shown = barPlan({ width, duration, absent, extras: extras.length });
  const { markers: made, current } = room ?? { markers: NONE, current: null };
  const markers = useMemo(() => barMarkers({ markers: made, current }, duration), [made, current, duration]);

  return (
    // The handler moves no focus; it does nothing of its own.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions
    <fieldset
      ref={row}
      aria-label={m.controls_name()}
      // A press with the mouse leaves the focus where it is, so that the space key goes on meaning play and pause.
      onMouseDown={(event) => {
        // A range needs its press to be dragged.
        if (!(event.target instanceof HTMLInputElement)) event.preventDefault();
      }}
      className="flex min-w-0 flex-col px-2 pb-1 sm:px-4"
    >
      <div className="px-2">
        {live === null ? (
          <SeekBar duration={duration} moving={moving} markers={markers} />
        ) : (
          <Suspense fallback={<div className="h-11" />}>
            <LiveBar live={live} />
          </Suspense>
        )}
      </div>
      <div className="flex items-center gap-0.5">
        <PlayButton />
        {shown.has('neighbours') ? <NeighbourButton steps={-1} /> : null}
        {shown.has('neighbours') ? <NeighbourButton steps={1} /> : null}
        {shown.has('skips') ? <SkipButton seconds={-10} disabled={motion === 'empty'} /> : null}
        {shown.has('skips') ? <SkipButton seconds={10} disabled={motion === 'empty'} /> : null}
        {shown.has('mute') ? <VolumeControl slider={shown.has('volume')} /> : null}
        {live === null ? (
          <TimeButton duration={duration} moving={moving} length={shown.has('length')} onGoTo={onGoTo} />
        ) : (
          <Suspense fallback={null}>
            <LiveButton live={live} />
          </Suspense>
        )}
        <span className="grow" />
        {shown.has('loop') ? <LoopButton loop={loop} /> : null}
        {shown.has('rate') ? <RateMenu onOpenChange={onMenu} /> : null}
        {shown.has('extras') ? extras.map(({ key, button }) => <span key={key}>{button}</span>) : null}
        {shown.has('window') ? <WindowButton /> : null}
        {shown.has('theatre') ? (
          <IconButton name={m.controls_theatre()} shortcut="T" pressed={theatre} onClick={onTheatre}>
            <RectangleHorizontal aria-hidden size={22} />
          </IconButton>
        ) : null}
        {onPanel === null || !shown.has('panel') ? null : (
          <IconButton name={m.controls_panel()} pressed={panelOpen} place="above-right" onClick={onPanel}>
            <span className="relative">
              <PanelRight aria-hidden size={22} />
              {panelMark}
            </span>
          </IconButton>
        )}
        <MoreMenu shown={shown} absent={absent} onPanel={onPanel} onOpenChange={onMenu}>
          {shown.has('extras') ? null : extras.map(({ item }) => item)}
          {menu}
        </MoreMenu>
        <IconButton
          name={fullscreen ? m.controls_fullscreen_leave() : m.controls_fullscreen()}
          shortcut="F"
          place="above-right"
          onClick={onFullscreen}
          className="text-text"
        >
          {fullscreen ? <Minimize aria-hidden size={22} /> : <Maximize aria-hidden size={22} />}
        </IconButton>
      </div>
    </fieldset>
  );
}

const NONE: readonly never[] = [];
const LiveBar = lazy(() => import('./live-bar.tsx'));
const LiveButton = lazy(() => import('./live-button.tsx'));

function WindowButton() {
  const out = usePictureWindow();
  const { ownWindow } = usePictureDeeds();
  return (
    <IconButton name={m.bar_window()} shortcut="P" pressed={out} onClick={ownWindow}>
      <PictureInPicture2 aria-hidden size={22} />
    </IconButton>
  );
}
