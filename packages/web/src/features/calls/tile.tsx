/**
 * Tile: one person of the call: his picture or his letter, his name, and whatever is wrong between us. All of it can be
 * pressed for what can be done about him. Rules CA78, CA79.
 */
import { MicOff, MonitorUp, SignalLow, SignalMedium, SignalZero, type LucideIcon } from 'lucide-react';
import type { CallTile } from '../../call/call.ts';
import type { Quality } from '../../call/call-line.ts';
import { m } from '../../i18n/messages.ts';
import { Avatar } from '../../ui/avatar.tsx';
import { Button } from '../../ui/button.tsx';
import { classes } from '../../ui/classes.ts';
import { Spinner } from '../../ui/spinner.tsx';
import { useCall } from './call-context.tsx';
import { tileText, veilText } from './call-words.ts';
import { TileMenu } from './tile-menu.tsx';
import { useTileName } from './tile-names.ts';
import { TrackVideo } from './track-video.tsx';

export interface TileProps {
  readonly tile: CallTile;
  /** Shown large by wish. */
  readonly pinned: boolean;
  readonly onPin: (pinned: boolean) => void;
  readonly className?: string;
}

export function Tile({ tile, pinned, onPin, className }: TileProps) {
  const { name, colour } = useTileName(tile);
  const veil = veilText(tile, name);
  const isHeard = tile.mic && tile.speaking && veil === null;
  return (
    <fieldset
      aria-label={name}
      data-testid="call-tile"
      data-connection={tile.connection}
      data-state={tile.state}
      data-speaking={tile.speaking}
      className={classes(
        'cinema group/tile relative min-w-0 overflow-hidden rounded-xl bg-higher text-text [container-type:size]',
        'outline-3 outline-offset-0 transition-[outline-color] duration-150',
        isHeard ? 'outline-good' : 'outline-transparent',
        className,
      )}
    >
      {tile.camera === null ? (
        <div className="grid size-full place-items-center pb-[8cqh]">
          <span className="grid [&>span]:size-[min(52cqh,40cqw)]! [&>span]:text-[min(24cqh,18cqw)]!">
            <Avatar name={name} colour={colour} />
          </span>
        </div>
      ) : (
        <TrackVideo track={tile.camera} name={name} mirrored={tile.mine} />
      )}
      <p
        className={classes(
          'pointer-events-none absolute inset-x-0 bottom-0 flex items-center gap-1.5 px-2 pt-4 pb-1 text-sm font-medium',
          tile.camera !== null && 'bg-linear-to-t from-black/75 to-transparent',
        )}
      >
        {tile.mic ? null : <MicOff aria-hidden size={15} className="shrink-0 text-danger" />}
        <span aria-hidden className="min-w-0 truncate">
          {name}
        </span>
        {tile.screen === null ? null : <MonitorUp aria-hidden size={15} className="shrink-0 text-glow" />}
        <QualitySign quality={tile.quality} />
        <span className="sr-only">{tileText(tile, name)}</span>
      </p>
      <TileMenu tile={tile} name={name} pinned={pinned} onPin={onPin} />
      {veil === null ? null : <Veil tile={tile} name={name} text={veil} />}
    </fieldset>
  );
}

/** Only what is worth a look: a good line has no sign. */
function QualitySign({ quality }: { readonly quality: Quality | null }) {
  const sign = quality === null ? null : SIGNS[quality];
  if (sign === null) return null;
  const [Icon, colour] = sign;
  return <Icon aria-hidden size={18} className={classes('ml-auto shrink-0', colour)} />;
}

const SIGNS: Readonly<Record<Quality, readonly [LucideIcon, string] | null>> = {
  good: null,
  fair: [SignalMedium, 'text-soft'],
  poor: [SignalLow, 'text-glow'],
  lost: [SignalZero, 'text-danger'],
};

interface VeilProps {
  readonly tile: CallTile;
  readonly name: string;
  readonly text: string;
}

/** The words themselves are read out by the call's own line of what is wrong. */
function Veil({ tile, name, text }: VeilProps) {
  const call = useCall();
  return (
    <div className="pointer-events-none absolute inset-0 grid place-items-center bg-black/72 p-2 text-center text-sm">
      <div className="flex max-w-full flex-col items-center gap-1.5">
        {tile.state === 'failed' ? null : <Spinner />}
        <p aria-hidden className="max-w-full font-medium">
          {text}
        </p>
        {tile.state === 'failed' ? (
          <Button
            aria-label={m.call_try_again_with({ name })}
            onClick={() => call.retry(tile.connection)}
            className="pointer-events-auto px-3! text-sm"
          >
            {m.call_try_again()}
          </Button>
        ) : null}
      </div>
    </div>
  );
}
