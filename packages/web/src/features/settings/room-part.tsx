/** The room's settings: everybody sees them; who may change what is the room's own business. */
import { m } from '../../i18n/messages.ts';
import { CallGroup } from './call-group.tsx';
import { CloseRoom } from './close-room.tsx';
import { ControlGroup } from './control-group.tsx';
import { DoorGroup } from './door-group.tsx';
import { FilmGroup } from './film-group.tsx';
import { OwnerLink } from './owner-link.tsx';
import { RightsGroup } from './rights-group.tsx';
import { RoomTitle } from './room-title.tsx';

export interface RoomPartProps {
  readonly room: string;
  readonly onClosed: () => void;
}

export function RoomPart({ room, onClosed }: RoomPartProps) {
  return (
    <div className="flex flex-col gap-7 px-2 py-4">
      <p className="text-sm text-faint">{m.settings_room_text()}</p>
      <RoomTitle />
      <ControlGroup />
      <FilmGroup />
      <CallGroup />
      <DoorGroup />
      <OwnerLink room={room} />
      <RightsGroup />
      <CloseRoom onClosed={onClosed} />
    </div>
  );
}
