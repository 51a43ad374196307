/** More menu: what of the bar does not fit beside each other, and what is used too rarely to lie there. */
import {
  Ellipsis,
  PanelRight,
  RotateCcw,
  RotateCw,
  SkipBack,
  SkipForward,
  Volume2,
  VolumeX,
} from 'lucide-react';
import { type ReactNode } from 'react';
import { m } from '../../i18n/messages.ts';
import { usePlayerState, useRemote } from '../../player/player-context.tsx';
import { IconButton } from '../../ui/icon-button.tsx';
import { Menu } from '../../ui/menu.tsx';
import { MenuItem, MenuLine } from '../../ui/menu-parts.tsx';
import type { BarPart } from './bar-plan.ts';
import { RateChoice } from './rate-menu.tsx';

export interface MoreMenuProps {
  /** What is in the bar. */
  readonly shown: ReadonlySet<BarPart>;
  /** What has no place at all now. */
  readonly absent: readonly BarPart[];
  readonly onPanel: (() => void) | null;
  readonly onOpenChange: (open: boolean) => void;
  readonly children: ReactNode;
}

export function MoreMenu({ shown, absent, onPanel, onOpenChange, children }: MoreMenuProps) {
  const remote = useRemote();
  const muted = usePlayerState(({ volume }) => volume.muted);
  const lacks = (part: BarPart) => !shown.has(part) && !absent.includes(part);
  const skip = (seconds: number) => {
    remote.press(seconds);
    remote.release();
  };
  return (
    <Menu
      side="top"
      onOpenChange={onOpenChange}
      trigger={
        <IconButton name={m.bar_more()} place="above-right">
          <Ellipsis aria-hidden size={22} />
        </IconButton>
      }
    >
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
      {children}
    </Menu>
  );
}
