/** People tab: who is here, and what others can be given. */
import { SendItem } from '../../features/files/send-item.tsx';
import { useFileDesk } from '../../features/files/use-files.ts';
import { PeoplePanel } from '../../features/people/people-panel.tsx';
import { useUploadPlace } from '../../features/uploads/upload-place.tsx';

export default function PeopleTab() {
  const place = useUploadPlace();
  // What is sent from a menu goes on when the menu has closed.
  useFileDesk(place);
  return (
    <PeoplePanel
      more={({ member, connection }) => <SendItem place={place} member={member} connection={connection} />}
    />
  );
}
