/** Notice banner: what somebody wants everybody to read now, for five seconds. */
import { Megaphone } from 'lucide-react';
import { useRoom } from '../../../room/room-context.tsx';
import { memberColour } from '../../../ui/member-colour.ts';
import { authorOf } from '../author.ts';
import { useNotice } from './use-notice.ts';

export function NoticeBanner() {
  const notice = useNotice();
  const author = useRoom((view) => (notice === null ? { name: '', colour: 0 } : authorOf(view, notice)));
  return (
    <div role="alert" className="flex justify-center">
      {notice === null ? null : (
        <p
          key={notice.seq}
          className="appear mb-2 flex max-w-full items-start gap-3 rounded-2xl bg-scrim px-5 py-3 text-lg font-semibold text-text shadow-lift backdrop-blur-md"
        >
          <Megaphone aria-hidden size={22} className="mt-1 shrink-0 text-glow" />
          <span className="line-clamp-4 min-w-0 whitespace-pre-line">
            <span style={{ color: memberColour(author.colour) }}>{author.name}</span>
            {': '}
            {notice.text}
          </span>
        </p>
      )}
    </div>
  );
}
