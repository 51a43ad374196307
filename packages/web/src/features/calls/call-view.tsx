/**
 * Call view: the call of the room, wherever it is: its dialogs, and while one is in it its tiles and controls, beside the
 * film or over it. Rules CA70–CA87 in docs/spec/call.md.
 */
import { X } from 'lucide-react';
import { useEffect, useState } from 'react';
import { createPortal } from 'react-dom';
import { useCallLook } from '../../device/call-look.ts';
import { m } from '../../i18n/messages.ts';
import { classes } from '../../ui/classes.ts';
import { PortalContainer } from '../../ui/portal.tsx';
import { IconButton } from '../../ui/icon-button.tsx';
import { BeforeDialog } from './before-dialog.tsx';
import { CallBar } from './call-bar.tsx';
import { useCall, useCallState } from './call-context.tsx';
import { CallSettings } from './call-settings.tsx';
import { problemText } from './call-words.ts';
import { CallTroubles } from './call-troubles.tsx';
import { FloatBox } from './float-box.tsx';
import { insetsOf, spotOf, type CallSpot } from './model/layout.ts';
import { spotlightOf, viewsOf } from './model/spotlight.ts';
import { ScreenOnStage } from './screen-on-stage.tsx';
import { TileWindowProvider } from './tile-window-context.tsx';
import { Tiles, withoutStaged, type TilesForm } from './tiles.tsx';
import { useSize } from './use-size.ts';
import { useTalkKey } from './use-talk-key.ts';

export interface CallViewProps {
  /** The dialog is asked for: before joining, or the settings. */
  readonly asked: boolean;
  readonly onAsk: (asked: boolean) => void;
  /** The stage has the whole page. */
  readonly isAlone: boolean;
  readonly isUpright: boolean;
  /** A phone held upright. */
  readonly isNarrow: boolean;
  /** The controls of the stage are shown. */
  readonly awake: boolean;
  /** Keeps them while a menu is open. */
  readonly onMenu: (open: boolean) => void;
  /** A sheet covers the right of the stage. */
  readonly isCovered: boolean;
  /** Where the call is when it is beside the film; what holds it is shared with the film. */
  readonly dock: HTMLElement | null;
}

export function CallView(props: CallViewProps) {
  const { asked, onAsk } = props;
  const isIn = useCallState(({ phase }) => phase === 'in' || phase === 'leaving');
  // What was asked for was to join.
  useEffect(() => {
    if (isIn && asked) onAsk(false);
    // Only when it begins.
    // oxlint-disable-next-line react-hooks/exhaustive-deps
  }, [isIn]);
  return (
    <TileWindowProvider>
      {isIn ? <InCall {...props} /> : asked ? null : <WhyNot />}
      {/* Dialogs look like the page, not like the stage; they lie above a fullscreen element anyway. */}
      {asked
        ? createPortal(
            isIn ? (
              <CallSettings onClose={() => onAsk(false)} />
            ) : (
              <BeforeDialog onClose={() => onAsk(false)} />
            ),
            document.body,
          )
        : null}
    </TileWindowProvider>
  );
}

/** Why one is out of the call, or did not come into it; said until it has been read. [CA85] */
function WhyNot() {
  const call = useCall();
  const problem = useCallState((state) => state.problem);
  return (
    <div role="alert" className="pointer-events-none absolute inset-x-0 top-16 z-5 flex justify-center px-3">
      {problem === null ? null : (
        <p className="pointer-events-auto flex items-center gap-2 rounded-2xl bg-raised py-1 pl-4 text-danger shadow-lift">
          {problemText(problem)}
          <IconButton name={m.call_dismiss()} place="below-right" onClick={call.dismiss}>
            <X aria-hidden size={18} />
          </IconButton>
        </p>
      )}
    </div>
  );
}

function InCall({ onAsk, isAlone, isUpright, isNarrow, awake, onMenu, isCovered, dock }: CallViewProps) {
  const call = useCall();
  const chosen = useCallLook((all) => all.look);
  // The film there is too low to have anything over it.
  const look = isNarrow && chosen === 'floating' ? 'strip' : chosen;
  const tiles = useCallState((state) => state.tiles);
  const pushes = useCallState((state) => state.pushToTalk && state.mic === 'on');
  const [pinned, setPinned] = useState<string | null>(null);
  const [staged, setStaged] = useState<string | null>(null);
  const shared = useSize(dock?.parentElement ?? null);
  useTalkKey(call, pushes);

  const views = viewsOf(tiles);
  const large = withoutStaged(useSpotlight(views, pinned), staged);
  const spot = spotOf(large === null ? look : largeLook(look), isAlone, isUpright, shared);
  const onStage = tiles.find(({ connection, screen }) => connection === staged && screen !== null);
  const form = formOf(spot, large !== null || look === 'grid');
  const region = (
    <section
      aria-label={m.call_name()}
      data-testid="call"
      data-spot={spot}
      className={classes('flex flex-col items-center gap-1', PLACES[spot], sizeOf(spot, form, isUpright))}
    >
      <CallTroubles />
      <div className={classes('flex min-h-0 w-full grow flex-col gap-1', form === 'row' && 'sm:flex-row')}>
        <Tiles
          views={views}
          form={form}
          tall={isUpright || spot === 'beside'}
          large={large}
          pinned={pinned}
          onPin={setPinned}
          staged={staged}
          onStage={setStaged}
        />
        <div
          className={classes(
            'self-center rounded-2xl',
            spot === 'over' && 'bg-scrim transition-opacity duration-200 focus-within:opacity-100',
            spot === 'over' && !awake && 'opacity-0 group-hover/float:opacity-100',
          )}
        >
          <CallBar onSettings={() => onAsk(true)} onMenu={onMenu} />
        </div>
      </div>
    </section>
  );
  return (
    <>
      {onStage === undefined || onStage.screen === null ? null : (
        <ScreenOnStage tile={onStage} screen={onStage.screen} onLeave={() => setStaged(null)} />
      )}
      {spot === 'over' ? (
        <FloatBox
          insets={insetsOf(isAlone, isCovered)}
          wide={large !== null}
          awake={awake}
          isBelow={isCovered}
        >
          {region}
        </FloatBox>
      ) : dock === null ? null : (
        createPortal(<PortalContainer container={null}>{region}</PortalContainer>, dock)
      )}
    </>
  );
}

/** Who was large stays so as long as nobody else has a reason to be. */
function useSpotlight(views: Parameters<typeof spotlightOf>[0], pinned: string | null): string | null {
  const [before, setBefore] = useState<string | null>(null);
  const now = spotlightOf(views, pinned, before);
  // During the drawing itself, so that nothing is drawn twice.
  if (now !== before) setBefore(now);
  return now;
}

/** What is large needs the place of a grid. */
const largeLook = (look: 'strip' | 'grid' | 'floating') => (look === 'floating' ? look : 'grid');

function formOf(spot: CallSpot, isLarge: boolean): TilesForm {
  switch (spot) {
    case 'over':
      return 'float';
    case 'below':
      return isLarge ? 'grid' : 'row';
    case 'beside':
      return isLarge ? 'grid' : 'column';
  }
}

const PLACES: Readonly<Record<CallSpot, string>> = {
  over: 'cinema min-h-0 w-full overflow-y-auto text-text',
  below: 'w-full shrink-0 px-2 pb-1',
  beside: 'h-full shrink-0 p-2',
};

function sizeOf(spot: CallSpot, form: TilesForm, isUpright: boolean): string {
  if (spot === 'over') return '';
  if (spot === 'beside') return form === 'grid' ? 'w-1/2' : 'w-64';
  if (form !== 'grid') return '';
  return isUpright ? 'h-[42dvh]' : 'h-1/2';
}
