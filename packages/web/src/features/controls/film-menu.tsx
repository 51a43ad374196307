/**
 * Film menu: what can be done with the film beside what is always at hand. The same list is at the end of the bar and
 * under a right click or long press on the picture.
 */
import {
  BookmarkPlus,
  Bookmark,
  Camera,
  Captions,
  Cast,
  Clock,
  FileVideo,
  Keyboard,
  Link,
  PictureInPicture2,
  RectangleHorizontal,
  Repeat,
  Repeat1,
  SkipBack,
} from 'lucide-react';
import type { ReactNode } from 'react';
import type { Settings } from '@lockstep/core';
import { copyLine } from '../../device/copy-line.ts';
import { m } from '../../i18n/messages.ts';
import { useOtherScreen } from '../../player/other-screen.ts';
import { usePictureDeeds } from '../../player/picture-deeds.ts';
import { hasPictureWindow, usePictureWindow } from '../../player/picture-window.ts';
import { useRemote } from '../../player/player-context.tsx';
import { useRoom } from '../../room/room-context.tsx';
import { steers } from '../../room/steering.ts';
import { MenuItem, MenuLine, MenuSwitch } from '../../ui/menu-parts.tsx';
import { usePortalContainer } from '../../ui/portal.tsx';

export interface FilmMenuProps {
  readonly onGoTo: () => void;
  readonly onMarkers: () => void;
  readonly onKeys: () => void;
  readonly onSubtitles: () => void;
  /** What plays on this device alone. */
  readonly onCopies: () => void;
  /** null: makes no difference now. */
  readonly theatre: { readonly on: boolean; readonly set: (on: boolean) => void } | null;
  /** The room's address, with nothing of the sender in it. */
  readonly roomLink: () => string;
  /** What other parts of the page bring along: statistics, say. */
  readonly more: ReactNode;
}

export function FilmMenu(props: FilmMenuProps) {
  const { onGoTo, onMarkers, onKeys, onSubtitles, onCopies, theatre, roomLink, more } = props;
  const remote = useRemote();
  const free = useRoom(steers);
  const film = useRoom((view) => view.room !== null && view.room.current !== null);
  return (
    <>
      {film ? (
        <>
          <MenuItem
            icon={<SkipBack aria-hidden size={20} />}
            label={m.bar_restart()}
            dim={!free}
            onSelect={remote.restart}
          />
          <MenuItem
            icon={<Clock aria-hidden size={20} />}
            label={m.bar_go_to()}
            shortcut="G"
            dim={!free}
            onSelect={onGoTo}
          />
          <MenuItem
            icon={<BookmarkPlus aria-hidden size={20} />}
            label={m.bar_mark()}
            shortcut="B"
            onSelect={() => remote.mark('')}
          />
          <MenuItem icon={<Bookmark aria-hidden size={20} />} label={m.bar_markers()} onSelect={onMarkers} />
          <LoopItems />
          <MenuLine />
          <MenuItem
            icon={<Captions aria-hidden size={20} />}
            label={m.subtitles_title()}
            onSelect={onSubtitles}
          />
          <MenuItem icon={<FileVideo aria-hidden size={20} />} label={m.copies_open()} onSelect={onCopies} />
          <PictureItems />
        </>
      ) : null}
      {theatre === null ? null : (
        <MenuSwitch
          icon={<RectangleHorizontal aria-hidden size={20} />}
          label={m.controls_theatre()}
          shortcut="T"
          on={theatre.on}
          onChange={theatre.set}
        />
      )}
      {more}
      <LinkItem roomLink={roomLink} />
      <MenuItem
        icon={<Keyboard aria-hidden size={20} />}
        label={m.keys_title()}
        shortcut="?"
        onSelect={onKeys}
      />
    </>
  );
}

function PictureItems() {
  const { ownWindow, screenshot } = usePictureDeeds();
  const out = usePictureWindow();
  const otherScreen = useOtherScreen();
  return (
    <>
      {hasPictureWindow() ? (
        <MenuSwitch
          icon={<PictureInPicture2 aria-hidden size={20} />}
          label={m.bar_window()}
          shortcut="P"
          on={out}
          onChange={ownWindow}
        />
      ) : null}
      {otherScreen === null ? null : (
        <MenuItem icon={<Cast aria-hidden size={20} />} label={m.bar_other_screen()} onSelect={otherScreen} />
      )}
      <MenuItem
        icon={<Camera aria-hidden size={20} />}
        label={m.bar_screenshot()}
        shortcut="S"
        onSelect={screenshot}
      />
    </>
  );
}

function LinkItem({ roomLink }: Pick<FilmMenuProps, 'roomLink'>) {
  const remote = useRemote();
  const container = usePortalContainer();
  const copy = async () => {
    const copied = await copyLine(roomLink(), container ?? document.body);
    remote.tell({ type: 'link', copied });
  };
  return (
    <MenuItem icon={<Link aria-hidden size={20} />} label={m.bar_copy_link()} onSelect={() => void copy()} />
  );
}

function LoopItems() {
  const remote = useRemote();
  const loop = useRoom((view): Settings['loop'] => view.room?.settings.loop ?? 'off');
  const many = useRoom((view) => (view.room?.queue.length ?? 0) > 1);
  return (
    <>
      <MenuSwitch
        icon={<Repeat1 aria-hidden size={20} />}
        label={m.bar_loop_item()}
        on={loop === 'item'}
        onChange={(on) => remote.setLoop(on ? 'item' : 'off')}
      />
      {many || loop === 'queue' ? (
        <MenuSwitch
          icon={<Repeat aria-hidden size={20} />}
          label={m.bar_loop_queue()}
          on={loop === 'queue'}
          onChange={(on) => remote.setLoop(on ? 'queue' : 'off')}
        />
      ) : null}
    </>
  );
}
