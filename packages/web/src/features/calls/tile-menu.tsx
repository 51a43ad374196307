/** Tile menu: what I may do about one person of the call: how loud, large, in a window; and what a host may. Rule CA80. */
import {
  MicOff,
  MonitorOff,
  PictureInPicture2,
  Pin,
  PinOff,
  RefreshCw,
  VideoOff,
  type LucideIcon,
} from 'lucide-react';
import { useState, type ReactNode } from 'react';
import type { Command } from '@lockstep/core';
import { useStore } from 'zustand';
import type { CallTile } from '../../call/call.ts';
import { m } from '../../i18n/messages.ts';
import { mayAsk } from '../../room/may-ask.ts';
import { useRoomSession } from '../../room/room-context.tsx';
import { PopPanel } from '../../ui/pop-panel.tsx';
import { Slider } from '../../ui/slider.tsx';
import { useCall } from './call-context.tsx';
import { useTileWindow } from './tile-window-context.tsx';
import { hasTileWindow } from './tile-window.ts';

export interface TileMenuProps {
  readonly tile: CallTile;
  readonly name: string;
  readonly pinned: boolean;
  readonly onPin: (pinned: boolean) => void;
}

export function TileMenu(props: TileMenuProps) {
  const { tile, name } = props;
  const [open, setOpen] = useState(false);
  const words = tile.mine ? m.call_tile_menu_mine() : m.call_tile_menu({ name });
  return (
    <PopPanel
      open={open}
      onOpenChange={setOpen}
      name={words}
      align="center"
      trigger={
        <button
          type="button"
          aria-label={words}
          className="absolute inset-0 size-full rounded-xl outline-none focus-visible:outline-2 focus-visible:-outline-offset-4"
        />
      }
    >
      <Items {...props} close={() => setOpen(false)} />
    </PopPanel>
  );
}

function Items({ tile, name, pinned, onPin, close }: TileMenuProps & { readonly close: () => void }) {
  const call = useCall();
  const { participant, store } = useRoomSession();
  const pip = useTileWindow();
  const windowed = useStore(pip.store, ({ key }) => key === tile.connection);
  const { member, camera } = tile;
  // Asked when the menu opens, not each time somebody reports.
  const view = store.getState();
  const may = (command: Command) => mayAsk(view, command);
  const hush = (what: 'mic' | 'camera' | 'screen'): Command => ({ type: 'hush', member, what });
  const act = (deed: () => void) => () => {
    deed();
    close();
  };
  return (
    <div className="flex w-64 max-w-full flex-col">
      {tile.mine ? null : (
        <VolumeRow name={name} volume={tile.volume} onChange={(volume) => call.setVolume(member, volume)} />
      )}
      <Item icon={pinned ? PinOff : Pin} onSelect={act(() => onPin(!pinned))}>
        {pinned ? m.call_unpin() : m.call_pin()}
      </Item>
      {camera !== null && hasTileWindow() ? (
        <Item
          icon={PictureInPicture2}
          onSelect={act(() => (windowed ? pip.close() : pip.open(tile.connection, camera)))}
        >
          {windowed ? m.call_window_back() : m.call_window()}
        </Item>
      ) : null}
      {tile.mine || tile.state === 'live' ? null : (
        <Item icon={RefreshCw} onSelect={act(() => call.retry(tile.connection))}>
          {m.call_try_again()}
        </Item>
      )}
      {!tile.mine && tile.mic && may(hush('mic')) ? (
        <Item icon={MicOff} onSelect={act(() => participant.send(hush('mic')))}>
          {m.call_hush_mic({ name })}
        </Item>
      ) : null}
      {!tile.mine && camera !== null && may(hush('camera')) ? (
        <Item icon={VideoOff} onSelect={act(() => participant.send(hush('camera')))}>
          {m.call_hush_camera({ name })}
        </Item>
      ) : null}
      {!tile.mine && tile.screen !== null && may(hush('screen')) ? (
        <Item icon={MonitorOff} onSelect={act(() => participant.send(hush('screen')))}>
          {m.call_hush_screen({ name })}
        </Item>
      ) : null}
    </div>
  );
}

interface VolumeRowProps {
  readonly name: string;
  readonly volume: number;
  readonly onChange: (volume: number) => void;
}

function VolumeRow({ name, volume, onChange }: VolumeRowProps) {
  const text = m.call_volume_percent({ percent: Math.round(volume * 100) });
  return (
    <div className="flex flex-col px-3 pt-1">
      <p className="flex justify-between gap-3 text-sm text-soft">
        <span className="min-w-0 truncate">{m.call_volume_of({ name })}</span>
        <span className="tabular-nums">{text}</span>
      </p>
      <Slider
        name={m.call_volume_of({ name })}
        max={1}
        step={0.05}
        value={volume}
        valueText={text}
        onChange={onChange}
        className="w-full"
      />
    </div>
  );
}

interface ItemProps {
  readonly icon: LucideIcon;
  readonly onSelect: () => void;
  readonly children: ReactNode;
}

function Item({ icon: Icon, onSelect, children }: ItemProps) {
  return (
    <button
      type="button"
      onClick={onSelect}
      className="flex min-h-11 items-center gap-3 rounded-xl px-3 text-left hover:bg-highest"
    >
      <Icon aria-hidden size={18} className="shrink-0 text-soft" />
      <span className="min-w-0">{children}</span>
    </button>
  );
}
