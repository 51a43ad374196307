/**
 * Stage: the picture and everything laid over it, in one container, which is what goes fullscreen. A click on the picture
 * plays and pauses; a tap shows the controls.
 */
import { useRef, useState, type PointerEvent, type ReactNode } from 'react';
import { m } from '../../i18n/messages.ts';
import { useRemote } from '../../player/player-context.tsx';
import { Surface } from '../../player/surface.tsx';
import { motionOf } from '../../room/film-clock.ts';
import { useRoom } from '../../room/room-context.tsx';
import { classes } from '../../ui/classes.ts';
import { PortalContainer } from '../../ui/portal.tsx';
import { KeyHelp } from './key-help.tsx';
import { useAwake } from './use-awake.ts';
import { useFullscreen } from './use-fullscreen.ts';
import { useKeys } from './use-keys.ts';

/** What the parts laid over the picture need to know. */
export interface StageView {
  readonly fullscreen: boolean;
  readonly toggleFullscreen: () => void;
  /** Keeps the controls while a menu is open. */
  readonly onMenu: (open: boolean) => void;
}

export interface StageProps {
  readonly filmTitle: string | null;
  readonly onTheatre: () => void;
  readonly onDanmaku: () => void;
  readonly onMessage: () => void;
  /** On the whole picture, below everything else. */
  readonly overlay: (stage: StageView) => ReactNode;
  /** Along the top, coming and going with the controls. */
  readonly top: (stage: StageView) => ReactNode;
  /** Just above the controls, always there. */
  readonly above: ReactNode;
  /** Along the bottom, coming and going. */
  readonly controls: (stage: StageView) => ReactNode;
  /** Below the top line, always there: what happened, what is wrong. */
  readonly notices: ReactNode;
  /** In the middle: what has to be done before the film can be seen; null when nothing. */
  readonly centre: ReactNode;
  /** Over the right side, when asked for. */
  readonly sheet: (stage: StageView) => ReactNode;
  /** Said over everything while something is dragged over the page; null: nothing is. */
  readonly dropText: string | null;
}

export function Stage(props: StageProps) {
  const { filmTitle, onTheatre, overlay, top, above, controls, notices, centre, sheet, dropText } = props;
  const remote = useRemote();
  const container = useRef<HTMLElement>(null);
  const [element, setElement] = useState<HTMLElement | null>(null);
  const [fullscreen, toggleFullscreen] = useFullscreen(container);
  const [menuOpen, onMenu] = useState(false);
  const [onControls, setOnControls] = useState(false);
  const [helpOpen, setHelpOpen] = useState(false);
  const moving = useRoom((view) => ['playing', 'starting'].includes(motionOf(view)));
  const awake = useAwake(!moving || menuOpen || onControls);
  useKeys({
    fullscreen: toggleFullscreen,
    theatre: onTheatre,
    danmaku: props.onDanmaku,
    message: props.onMessage,
    help: () => setHelpOpen((open) => !open),
    used: awake.wake,
  });

  const view: StageView = { fullscreen: fullscreen !== 'none', toggleFullscreen, onMenu };
  const side = sheet(view);
  const shown = awake.shown || centre !== null;
  const layer = classes(
    'transition-opacity duration-200 has-focus-visible:pointer-events-auto has-focus-visible:opacity-100',
    shown ? 'opacity-100' : 'pointer-events-none opacity-0',
  );
  const keep = {
    onPointerEnter: (event: PointerEvent) => setOnControls(event.pointerType === 'mouse'),
    onPointerLeave: () => setOnControls(false),
  };

  return (
    <section
      ref={(node) => {
        container.current = node;
        setElement(node);
      }}
      aria-label={m.stage_name()}
      data-fullscreen={fullscreen}
      className={classes(
        'cinema relative size-full overflow-hidden bg-black',
        fullscreen === 'page' && 'fixed! inset-0 z-50 h-dvh! w-dvw!',
        !shown && 'cursor-none',
      )}
      onPointerMove={(event) => {
        if (event.pointerType === 'mouse') awake.wake();
      }}
      onPointerUpCapture={(event) => {
        // Any touch on the controls keeps them a while longer.
        if (event.pointerType !== 'mouse' && shown) awake.wake();
      }}
    >
      <Surface label={filmTitle ?? m.stage_no_film()} />
      <Picture onClick={remote.toggle} onTap={() => (awake.shown && moving ? awake.hide() : awake.wake())} />
      <PortalContainer container={element}>
        {overlay(view)}
        <div
          className={classes(
            'pointer-events-none absolute inset-y-0 left-0 flex flex-col pt-[env(safe-area-inset-top)] pr-[env(safe-area-inset-right)] pb-[env(safe-area-inset-bottom)] pl-[env(safe-area-inset-left)] *:relative',
            side === null ? 'right-0' : 'right-0 sm:right-88',
          )}
        >
          <div
            aria-hidden
            className={classes(SHADE, 'top-0 bg-linear-to-b', layer)}
            style={{ position: 'absolute' }}
          />
          <div
            aria-hidden
            className={classes(SHADE, 'bottom-0 bg-linear-to-t', layer)}
            style={{ position: 'absolute' }}
          />
          <div className={classes('pointer-events-auto empty:hidden', layer)} {...keep}>
            {top(view)}
          </div>
          {/* Takes no place of its own, so that nothing moves when something is said. */}
          <div className="z-10 h-0">
            <div className="px-3 pt-3">{notices}</div>
          </div>
          <div className="grid min-h-0 grow grid-cols-[minmax(0,1fr)] place-items-center overflow-y-auto p-3 portrait:pt-13 *:pointer-events-auto">
            {centre}
          </div>
          <div className="flex justify-center px-3 pb-1">{above}</div>
          <div className={classes('pointer-events-auto', layer)} {...keep}>
            {controls(view)}
          </div>
        </div>
        <Sheet>{side}</Sheet>
      </PortalContainer>
      {dropText === null ? null : (
        <div className="pointer-events-none absolute inset-3 grid place-items-center rounded-3xl bg-black/90 text-2xl font-semibold text-text outline-3 outline-glow outline-dashed">
          {dropText}
        </div>
      )}
      <KeyHelp open={helpOpen} onClose={() => setHelpOpen(false)} />
    </section>
  );
}

const SHADE = 'pointer-events-none inset-x-0 h-36 max-h-1/2 from-black/75 to-transparent';

function Sheet({ children }: { readonly children: ReactNode }) {
  if (children === null) return null;
  return (
    <div className="appear absolute inset-y-0 right-0 flex w-full sm:w-88 flex-col bg-raised/95 pr-[env(safe-area-inset-right)] text-text shadow-lift backdrop-blur-md">
      {children}
    </div>
  );
}

/** The picture as something to press. Keys have Space and K everywhere, so it is not in the tab order. */
function Picture({ onClick, onTap }: { readonly onClick: () => void; readonly onTap: () => void }) {
  return (
    <button
      type="button"
      tabIndex={-1}
      aria-hidden
      className="absolute inset-0 size-full cursor-[inherit] outline-none"
      onMouseDown={(event) => event.preventDefault()}
      onClick={(event) => {
        const pointer = (event.nativeEvent as globalThis.PointerEvent).pointerType;
        if (pointer === 'touch' || pointer === 'pen') onTap();
        else onClick();
      }}
    />
  );
}
