/** Control bar: everything a person does to the film while watching it. */
import { Maximize, Minimize, PanelRight, RectangleHorizontal } from 'lucide-react';
import type { ReactNode } from 'react';
import { m } from '../../i18n/messages.ts';
import { usePlayerState } from '../../player/player-context.tsx';
import { filmDuration, motionOf } from '../../room/film-clock.ts';
import { useRoom } from '../../room/room-context.tsx';
import { IconButton } from '../../ui/icon-button.tsx';
import { PlayButton } from './play-button.tsx';
import { RateMenu } from './rate-menu.tsx';
import { SeekBar } from './seek-bar.tsx';
import { SkipButton } from './skip-button.tsx';
import { TimeLabel } from './time-label.tsx';
import { VolumeControl } from './volume-control.tsx';

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
}

export function ControlBar(props: ControlBarProps) {
  const { fullscreen, onFullscreen, theatre, onTheatre, panelOpen, onPanel, onMenu, panelMark, extra } =
    props;
  const told = useRoom(filmDuration);
  const own = usePlayerState((state) => state.duration);
  const duration = told ?? own;
  const motion = useRoom(motionOf);
  const moving = motion === 'playing' || motion === 'starting';
  return (
    // The handler moves no focus; it does nothing of its own.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions
    <fieldset
      aria-label={m.controls_name()}
      // A press with the mouse leaves the focus where it is, so that the space key goes on meaning play and pause.
      onMouseDown={(event) => {
        // A range needs its press to be dragged.
        if (!(event.target instanceof HTMLInputElement)) event.preventDefault();
      }}
      className="flex min-w-0 flex-col px-2 pb-1 sm:px-4"
    >
      <div className="px-2">
        <SeekBar duration={duration} moving={moving} />
      </div>
      <div className="flex items-center gap-0.5 sm:gap-1">
        <PlayButton />
        <SkipButton seconds={-10} disabled={motion === 'empty'} />
        <SkipButton seconds={10} disabled={motion === 'empty'} />
        {/* The narrowest phones keep what has no key of its own on the device. */}
        <span className={extra ? 'contents max-[429px]:hidden' : 'contents max-[359px]:hidden'}>
          <VolumeControl />
        </span>
        <TimeLabel duration={duration} moving={moving} crowded={onPanel !== null} />
        <span className="grow" />
        {extra}
        <span className={extra ? 'contents max-[429px]:hidden' : 'contents'}>
          <RateMenu onOpenChange={onMenu} />
        </span>
        <span className="hidden lg:contents">
          {fullscreen ? null : (
            <IconButton name={m.controls_theatre()} shortcut="T" pressed={theatre} onClick={onTheatre}>
              <RectangleHorizontal aria-hidden size={22} />
            </IconButton>
          )}
        </span>
        {onPanel === null ? null : (
          <IconButton name={m.controls_panel()} pressed={panelOpen} place="above-right" onClick={onPanel}>
            <span className="relative">
              <PanelRight aria-hidden size={22} />
              {panelMark}
            </span>
          </IconButton>
        )}
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
