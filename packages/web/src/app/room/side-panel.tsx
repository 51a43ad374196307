/** Side panel: chat, people, queue and what there is to know, one at a time. */
import { Settings, X } from 'lucide-react';
import { Suspense } from 'react';
import { CallButton } from '../../features/calls/call-button.tsx';
import type { SyncRecorder } from '../../features/sync-status/sync-recorder.ts';
import { UnreadMark } from '../../features/talk/unread-mark.tsx';
import { m } from '../../i18n/messages.ts';
import { useRoom } from '../../room/room-context.tsx';
import { Button } from '../../ui/button.tsx';
import { IconButton } from '../../ui/icon-button.tsx';
import { Spinner } from '../../ui/spinner.tsx';
import { Tabs } from '../../ui/tabs.tsx';
import { lazyPart } from './lazy-part.tsx';
import type { Films } from './use-films.ts';

const ChatPanel = lazyPart(() => import('../../features/talk/chat/chat-panel.tsx'));
const PeopleTab = lazyPart(() => import('./people-tab.tsx'));
const QueueTab = lazyPart(() => import('./queue-tab.tsx'));
const InfoTab = lazyPart(() => import('./info-tab.tsx'));

export type PanelTab = 'chat' | 'people' | 'queue' | 'info';

export interface SidePanelProps {
  readonly tab: PanelTab;
  readonly onTab: (tab: PanelTab) => void;
  readonly recorder: SyncRecorder;
  readonly films: Films;
  readonly onSettings: () => void;
  readonly onCall: () => void;
  /** null: it cannot be closed here. */
  readonly onClose: (() => void) | null;
}

export function SidePanel({ tab, onTab, recorder, films, onSettings, onCall, onClose }: SidePanelProps) {
  const queued = useRoom((view) => view.room?.queue.length ?? 0);
  return (
    <div className="relative flex min-h-0 grow flex-col">
      <Tabs
        name={m.room_panel()}
        value={tab}
        onChange={(id) => onTab(TABS.find((known) => known === id) ?? 'chat')}
        tabs={[
          {
            id: 'chat',
            label: m.tab_chat(),
            mark: <UnreadMark />,
            content: (
              <Suspense fallback={<Opening />}>
                <ChatPanel />
              </Suspense>
            ),
          },
          {
            id: 'people',
            label: m.tab_people(),
            content: (
              <Suspense fallback={<Opening />}>
                <PeopleTab />
              </Suspense>
            ),
          },
          {
            id: 'queue',
            label: m.tab_queue(),
            mark: queued > 1 ? <span className="text-sm text-faint tabular-nums">{queued}</span> : null,
            content: (
              <Suspense fallback={<Opening />}>
                <QueueTab films={films} />
              </Suspense>
            ),
          },
          {
            id: 'info',
            label: m.tab_info(),
            content: (
              <Suspense fallback={<Opening />}>
                <InfoTab recorder={recorder} />
              </Suspense>
            ),
          },
        ]}
      />
      <div className="flex shrink-0 justify-end px-2 pb-[env(safe-area-inset-bottom)] sm:hidden">
        <Button look="bare" icon={<Settings aria-hidden size={20} />} onClick={onSettings}>
          {m.settings_title()}
        </Button>
      </div>
      {onClose === null ? (
        <div className="absolute top-1 right-2 sm:hidden">
          <CallButton onPress={onCall} />
        </div>
      ) : (
        <div className="absolute top-1 right-2">
          <IconButton name={m.room_panel_close()} place="below-right" onClick={onClose}>
            <X aria-hidden size={20} />
          </IconButton>
        </div>
      )}
    </div>
  );
}

const TABS: readonly PanelTab[] = ['chat', 'people', 'queue', 'info'];

function Opening() {
  return (
    <div className="grid h-full place-items-center p-8 text-soft">
      <Spinner name={m.room_part_loading()} />
    </div>
  );
}
