/** More items: what of the bar does not fit beside each other, in the menu at its end. */
import { PanelRight, RotateCcw, RotateCw, SkipBack, SkipForward, Volume2, VolumeX } from 'lucide-react';
import { m } from '../../i18n/messages.ts';
import { usePlayerState, useRemote } from '../../player/player-context.tsx';
import { MenuItem, MenuLine } from '../../ui/menu-parts.tsx';
import type { BarPart } from './bar-plan.ts';
import { RateChoice } from './rate-choice.tsx';

export interface MoreItemsProps {
  /** What is in the bar. */
  readonly shown: ReadonlySet<BarPart>;
  /** What has no place at all now. */
  readonly absent: readonly BarPart[];
  readonly onPanel: (() => void) | null;
}

export function MoreItems({ shown, absent, onPanel }: MoreItemsProps) {
  const remote = useRemote();
  const muted = usePlayerState(({ volume }) => volume.muted);
  const lacks = (part: BarPart) => !shown.has(part) && !absent.includes(part);
  const skip = (seconds: number) => {
    remote.press(seconds);
    remote.release();
  };
  return (
    <>
      {lacks('panel') && onPanel !== null ? (
        <MenuItem icon={<PanelRight aria-hidden size={20} />} label={m.controls_panel()} onSelect={onPanel} />
      ) : null}
      {lacks('mute') ? (
        <MenuItem
          icon={muted ? <Volume2 aria-hidden size={20} /> : <VolumeX aria-hidden size={20} />}
          label={muted ? m.controls_unmute() : m.controls_mute()}
          shortcut="M"
          onSelect={remote.toggleMuted}
        />
      ) : null}
      {lacks('skips') ? (
        <>
          <MenuItem
            icon={<RotateCcw aria-hidden size={20} />}
            label={m.controls_back()}
            shortcut="J"
            onSelect={() => skip(-10)}
          />
          <MenuItem
            icon={<RotateCw aria-hidden size={20} />}
            label={m.controls_ahead()}
            shortcut="L"
            onSelect={() => skip(10)}
          />
        </>
      ) : null}
      {lacks('neighbours') ? (
        <>
          <MenuItem
            icon={<SkipForward aria-hidden size={20} />}
            label={m.bar_next()}
            shortcut="N"
            onSelect={() => remote.turnTo(1)}
          />
          <MenuItem
            icon={<SkipBack aria-hidden size={20} />}
            label={m.bar_previous()}
            shortcut="Shift+N"
            onSelect={() => remote.turnTo(-1)}
          />
        </>
      ) : null}
      {lacks('rate') ? <RateChoice /> : null}
      {lacks('panel') || lacks('mute') || lacks('skips') || lacks('neighbours') ? <MenuLine /> : null}
    </>
  );
}
