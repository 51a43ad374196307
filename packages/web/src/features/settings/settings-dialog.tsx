/** Settings dialog: mine, which nobody else sees, and the room's, which are everybody's. */
import { useState, type ReactNode } from 'react';
import { m } from '../../i18n/messages.ts';
import { Dialog } from '../../ui/dialog.tsx';
import { Tabs } from '../../ui/tabs.tsx';
import { OwnSettingsPart } from './own-part.tsx';
import { RoomPart } from './room-part.tsx';

export interface SettingsDialogProps {
  readonly room: string;
  readonly onClose: () => void;
  /** Opens the page that measures the delay of loudspeakers. */
  readonly onCalibrate: () => void;
  /** Further groups of my settings, from other parts of the page. */
  readonly more?: ReactNode;
}

export default function SettingsDialog({ room, onClose, onCalibrate, more }: SettingsDialogProps) {
  const [tab, setTab] = useState('mine');
  return (
    <Dialog open onClose={onClose} title={m.settings_title()} closeName={m.app_close()} wide>
      <div className="-mx-2 flex flex-col">
        <Tabs
          name={m.settings_parts()}
          value={tab}
          onChange={setTab}
          tabs={[
            {
              id: 'mine',
              label: m.settings_mine(),
              content: <OwnSettingsPart onCalibrate={onCalibrate}>{more}</OwnSettingsPart>,
            },
            { id: 'room', label: m.settings_room(), content: <RoomPart room={room} onClosed={onClose} /> },
          ]}
        />
      </div>
    </Dialog>
  );
}
