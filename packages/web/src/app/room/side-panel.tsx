/** Side panel: chat, people, queue and sync, one at a time. */
import { X } from 'lucide-react';
import { lazy, Suspense } from 'react';
import { PeoplePanel } from '../../features/people/people-panel.tsx';
import { Preferences } from '../../features/preferences/preferences.tsx';
import { QueuePanel } from '../../features/queue/queue-panel.tsx';
import { SyncPanel } from '../../features/sync-status/sync-panel.tsx';
import type { SyncRecorder } from '../../features/sync-status/sync-recorder.ts';
import { UnreadMark } from '../../features/talk/unread-mark.tsx';
import { m } from '../../i18n/messages.ts';
import { useRoom } from '../../room/room-context.tsx';
import { IconButton } from '../../ui/icon-button.tsx';
import { Spinner } from '../../ui/spinner.tsx';
import { Tabs } from '../../ui/tabs.tsx';
import type { Films } from './use-films.ts';

export type PanelTab = 'chat' | 'people' | 'queue' | 'sync';

export interface SidePanelProps {
  readonly tab: PanelTab;
  readonly onTab: (tab: PanelTab) => void;
  readonly recorder: SyncRecorder;
  readonly films: Films;
  /** null: it cannot be closed here. */
  readonly onClose: (() => void) | null;
}

export function SidePanel({ tab, onTab, recorder, films, onClose }: SidePanelProps) {
  const queued = useRoom((view) => view.room?.queue.length ?? 0);
  return (
    <div className="relative flex min-h-0 grow flex-col">
      <Tabs
        name={m.room_panel()}
        value={tab}
        onChange={(id) => onTab(TABS.find((known) => known === id) ?? 'chat')}
        tabs={[
          { id: 'chat', label: m.tab_chat(), mark: <UnreadMark />, content: <Chat /> },
          { id: 'people', label: m.tab_people(), content: <PeoplePanel /> },
          {
            id: 'queue',
            label: m.tab_queue(),
            mark: queued > 1 ? <span className="text-sm text-faint tabular-nums">{queued}</span> : null,
            content: <QueuePanel onFilm={films.queue} />,
          },
          { id: 'sync', label: m.tab_sync(), content: <SyncPanel recorder={recorder} /> },
        ]}
      />
      <div className="flex shrink-0 justify-end px-2 pb-[env(safe-area-inset-bottom)] lg:hidden">
        <Preferences />
      </div>
      {onClose === null ? null : (
        <div className="absolute top-1 right-2">
          <IconButton name={m.room_panel_close()} place="below-right" onClick={onClose}>
            <X aria-hidden size={20} />
          </IconButton>
        </div>
      )}
    </div>
  );
}

/** The film comes first. */
const ChatPanel = lazy(() => import('../../features/talk/chat/chat-panel.tsx'));

function Chat() {
  return (
    <Suspense
      fallback={
        <div className="grid h-full place-items-center text-soft">
          <Spinner name={m.app_loading()} />
        </div>
      }
    >
      <ChatPanel />
    </Suspense>
  );
}

const TABS: readonly PanelTab[] = ['chat', 'people', 'queue', 'sync'];
