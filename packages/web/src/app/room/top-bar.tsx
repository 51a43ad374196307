/** Top bar: where we are, how close we are, who is here, and the ways to invite and to change the film. */
import { below } from '../../base.ts';
import { Clapperboard, Settings, UserPlus, Users } from 'lucide-react';
import { CallButton } from '../../features/calls/call-button.tsx';
import { ControlMenu } from '../../features/control/control-menu.tsx';
import { SyncBadge } from '../../features/sync-status/sync-badge.tsx';
import type { SyncRecorder } from '../../features/sync-status/sync-recorder.ts';
import { m } from '../../i18n/messages.ts';
import { headCount } from '../../room/people.ts';
import { useRoom } from '../../room/room-context.tsx';
import { Button } from '../../ui/button.tsx';
import { IconButton } from '../../ui/icon-button.tsx';
import { Logo } from '../logo.tsx';
import type { PanelTab } from './side-panel.tsx';

export interface TopBarProps {
  readonly title: string;
  readonly recorder: SyncRecorder;
  /** Over the picture: without what belongs to the page. */
  readonly overlaid: boolean;
  readonly onTab: (tab: PanelTab) => void;
  readonly onFilm: () => void;
  readonly onInvite: () => void;
  readonly onCall: () => void;
  readonly onSettings: () => void;
}

export function TopBar(props: TopBarProps) {
  const { title, recorder, overlaid, onTab, onFilm, onInvite, onCall, onSettings } = props;
  const count = useRoom(headCount);
  return (
    <header className="flex min-h-14 items-center gap-1 px-2 sm:gap-2 sm:px-4">
      {overlaid ? null : (
        <a
          href={below('/')}
          aria-label={m.room_home()}
          className="grid size-11 shrink-0 place-items-center rounded-xl hover:bg-text/8"
        >
          <Logo />
        </a>
      )}
      <h1 className="min-w-0 grow truncate px-1 text-lg font-semibold tracking-tight">{title}</h1>
      <ControlMenu />
      <SyncBadge recorder={recorder} onOpen={() => onTab('info')} />
      <button
        type="button"
        onClick={() => onTab('people')}
        aria-label={m.room_people({ count })}
        className="inline-flex min-h-11 min-w-11 items-center justify-center gap-1.5 rounded-xl px-2 font-medium text-soft tabular-nums transition-colors duration-150 hover:bg-text/8 hover:text-text"
      >
        <Users aria-hidden size={20} />
        {count}
      </button>
      {/* On a phone held upright it is beside the tabs. */}
      <span className={overlaid ? 'contents' : 'contents max-sm:hidden'}>
        <CallButton onPress={onCall} />
      </span>
      {/* On a phone held upright the queue is just below. */}
      <span className="contents max-sm:hidden">
        <IconButton name={m.room_change_film()} place="below" onClick={onFilm}>
          <Clapperboard aria-hidden size={20} />
        </IconButton>
      </span>
      <span className="contents max-sm:hidden">
        <Button look="main" icon={<UserPlus aria-hidden size={18} />} onClick={onInvite}>
          {m.room_invite()}
        </Button>
      </span>
      <span className="contents sm:hidden">
        <IconButton
          name={m.room_invite()}
          place="below-right"
          onClick={onInvite}
          className="bg-tint text-glow"
        >
          <UserPlus aria-hidden size={20} />
        </IconButton>
      </span>
      {/* On a phone held upright they are below the panel. */}
      <span className="contents max-sm:hidden">
        <IconButton name={m.settings_title()} place="below-right" onClick={onSettings}>
          <Settings aria-hidden size={20} />
        </IconButton>
      </span>
    </header>
  );
}
