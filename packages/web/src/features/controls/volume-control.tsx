/** Volume control: mine alone, never the room's. */
import { Volume1, Volume2, VolumeX } from 'lucide-react';
import { m } from '../../i18n/messages.ts';
import { useFilmPlayer, usePlayerState, useRemote } from '../../player/player-context.tsx';
import { IconButton } from '../../ui/icon-button.tsx';
import { Slider } from '../../ui/slider.tsx';

/** @param slider there is room for it beside the button */
export function VolumeControl({ slider }: { readonly slider: boolean }) {
  const player = useFilmPlayer();
  const remote = useRemote();
  const volume = usePlayerState(({ volume: own }) => own);
  const silent = volume.muted || volume.level === 0;
  const Speaker = silent ? VolumeX : volume.level < 0.5 ? Volume1 : Volume2;
  const percent = Math.round(volume.level * 100);
  return (
    <div className="group/volume flex items-center">
      <IconButton
        name={volume.muted ? m.controls_unmute() : m.controls_mute()}
        shortcut="M"
        onClick={remote.toggleMuted}
        className="text-text"
      >
        <Speaker aria-hidden size={22} />
      </IconButton>
      {/* Phones have their own volume keys, and some do not let pages change it. */}
      {slider ? (
        <div className="w-0 overflow-hidden transition-[width] duration-150 group-focus-within/volume:w-24 group-hover/volume:w-24 pointer-coarse:hidden">
          <Slider
            name={m.controls_volume()}
            value={volume.muted ? 0 : volume.level}
            max={1}
            step={0.01}
            valueText={`${percent} %`}
            onChange={(level) => player.setVolume({ level, muted: false })}
            className="ml-1 w-20"
          />
        </div>
      ) : null}
    </div>
  );
}
