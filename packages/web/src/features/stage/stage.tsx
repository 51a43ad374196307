/**
 * Stage: the picture and everything laid over it, in one container, which is what goes fullscreen. Rules in
 * docs/spec/stage.md.
 */
import { lazy, Suspense, useCallback, useRef, useState, type PointerEvent, type ReactNode } from 'react';
import { m } from '../../i18n/messages.ts';
import { usePlayerState, useRemote } from '../../player/player-context.tsx';
import { Surface } from '../../player/surface.tsx';
import { useWakeLock } from '../../player/use-wake-lock.ts';
import { motionOf } from '../../room/film-clock.ts';
import { useRoom } from '../../room/room-context.tsx';
import { classes } from '../../ui/classes.ts';
import type { Point } from '../../ui/point-menu.tsx';
import { PortalContainer } from '../../ui/portal.tsx';
import { useBack } from '../../ui/use-back.ts';
import { Picture } from './picture.tsx';
import { useAwake } from './use-awake.ts';
import { useEscape } from './use-escape.ts';
import { useFullscreen } from './use-fullscreen.ts';
import { useGoToMarker } from './use-go-to-marker.ts';
import { useKeys, type StageHooks } from './use-keys.ts';

const KeyHelp = lazy(async () => ({ default: (await import('./key-help.tsx')).KeyHelp }));

const PointMenu = lazy(async () => ({ default: (await import('../../ui/point-menu.tsx')).PointMenu }));

/** What can be asked more about, in a dialog. */
export type StageQuestion = 'goTo' | 'markers' | 'keys';

/** What the parts laid over the picture need to know. */
export interface StageView {
  readonly fullscreen: boolean;
  /** The controls are shown. */
  readonly awake: boolean;
  readonly toggleFullscreen: () => void;
  /** Keeps the controls while a menu is open. */
  readonly onMenu: (open: boolean) => void;
  readonly ask: (question: StageQuestion) => void;
}

export interface StageProps {
  readonly filmTitle: string | null;
  readonly onTheatre: () => void;
  /** What other parts of the page do by key. */
  readonly hooks: StageHooks;
  /** What a right click or long press on the picture offers. */
  readonly menu: (stage: StageView) => ReactNode;
  /** The dialog for a question; null: nothing is asked. */
  readonly dialog: (asked: Exclude<StageQuestion, 'keys'> | null, close: () => void) => ReactNode;
  /** On the whole picture, below everything else. */
  readonly overlay: (stage: StageView) => ReactNode;
  /** Along the top, coming and going with the controls. */
  readonly top: (stage: StageView) => ReactNode;
  /** Just above the controls, always there. */
  readonly above: (stage: StageView) => ReactNode;
  /** At the left above the controls, always there. */
  readonly corner: ReactNode;
  /** Along the bottom, coming and going. */
  readonly controls: (stage: StageView) => ReactNode;
  /** Below the top line, always there: what happened, what is wrong. */
  readonly notices: ReactNode;
  /** In the middle: what has to be done before the film can be seen; null when nothing. */
  readonly centre: ReactNode;
  /** Over the right side, when asked for. */
  readonly sheet: (stage: StageView) => ReactNode;
  readonly onSheetClose: () => void;
  /** Said over everything while something is dragged over the page; null: nothing is. */
  readonly dropText: string | null;
}

export function Stage(props: StageProps) {
  const { filmTitle, onTheatre, hooks, menu, dialog, overlay } = props;
  const { top, above, corner, controls, notices, centre, sheet, onSheetClose, dropText } = props;
  const container = useRef<HTMLElement>(null);
  const [element, setElement] = useState<HTMLElement | null>(null);
  const [fullscreen, toggleFullscreen] = useFullscreen(container);
  const motion = useRoom(motionOf);
  const moving = motion === 'playing' || motion === 'starting';
  const [menuOpen, onMenu] = useState(false);
  const [onControls, setOnControls] = useState(false);
  const [menuAt, setMenuAt] = useState<Point | null>(null);
  const [asked, setAsked] = useState<StageQuestion | null>(null);
  const closeDialog = useCallback(() => setAsked(null), []);
  const remote = useRemote();
  // Presses are meant for the other site's own player then.
  const touch = usePlayerState(({ feed }) => feed.touch === true);
  const ask = (question: StageQuestion) => {
    if (question !== 'keys' && motion === 'empty') return;
    // Who does not steer is told so before he has typed a time.
    if (question === 'goTo' && !remote.maySteer()) return;
    setAsked(question);
  };
  const busy = menuOpen || menuAt !== null;
  const awake = useAwake(!moving || busy || onControls);
  useWakeLock(moving || motion === 'held');
  useEscape();
  useKeys({
    hooks,
    fullscreen: toggleFullscreen,
    theatre: onTheatre,
    help: () => setAsked('keys'),
    goTo: () => ask('goTo'),
    toMarker: useGoToMarker(),
    menu: () => setMenuAt(middleOf(container.current)),
    used: awake.wake,
  });

  const shown = awake.shown || centre !== null;
  const view: StageView = { fullscreen: fullscreen !== 'none', awake: shown, toggleFullscreen, onMenu, ask };
  const side = sheet(view);
  useBack(side !== null, onSheetClose);
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
      data-awake={shown}
      className={classes(
        // Parts over the picture are as large as the picture allows.
        'cinema group/stage relative size-full overflow-hidden bg-black [container-type:size]',
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
      {touch ? null : (
        <Picture
          menuOpen={busy}
          onTap={() => (awake.shown && moving ? awake.hide() : awake.wake())}
          onFullscreen={toggleFullscreen}
          onMenu={setMenuAt}
        />
      )}
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
          <div className="flex justify-start px-3 pb-1 empty:hidden">{corner}</div>
          <div className="flex justify-center px-3 pb-1">{above(view)}</div>
          {/* What is beside its parts can be pressed through it: a line pinned over the film, say. */}
          <div
            data-shown={shown}
            className={classes(
              layer,
              'group/controls pointer-events-none! has-focus-visible:*:pointer-events-auto',
              shown && '*:pointer-events-auto',
            )}
            {...keep}
          >
            {controls(view)}
          </div>
        </div>
        <Sheet>{side}</Sheet>
        {menuAt === null ? null : (
          <Suspense fallback={null}>
            <PointMenu name={m.bar_menu()} at={menuAt} onClose={() => setMenuAt(null)}>
              {menu(view)}
            </PointMenu>
          </Suspense>
        )}
        {dialog(asked === 'keys' ? null : asked, closeDialog)}
        {asked === 'keys' ? (
          <Suspense fallback={null}>
            <KeyHelp hooked={(name) => hooks[name] !== undefined} onClose={closeDialog} />
          </Suspense>
        ) : null}
      </PortalContainer>
      {dropText === null ? null : (
        <div className="pointer-events-none absolute inset-3 grid place-items-center rounded-3xl bg-black/90 text-2xl font-semibold text-text outline-3 outline-glow outline-dashed">
          {dropText}
        </div>
      )}
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

/** Where the menu opens that a key has asked for. */
function middleOf(element: HTMLElement | null): Point {
  const { left, top, width, height } = element?.getBoundingClientRect() ?? new DOMRect();
  return { x: left + width / 2, y: top + height / 3 };
}
