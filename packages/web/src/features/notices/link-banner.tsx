/** Link banner: the line to the server is down, when the next try is, and the way to try at once. */
import { WifiOff } from 'lucide-react';
import { useEffect, useState } from 'react';
import { m } from '../../i18n/messages.ts';
import { useRoom, useRoomSession } from '../../room/room-context.tsx';
import { useNow } from '../../room/use-now.ts';
import { Button } from '../../ui/button.tsx';
import { Spinner } from '../../ui/spinner.tsx';

export function LinkBanner() {
  const { participant } = useRoomSession();
  const { link, entered } = useRoom((view) => ({ link: view.link, entered: view.room !== null }));
  const waiting = link.state === 'waiting';
  const now = useNow(250, waiting);
  const offline = useOffline(waiting);
  const restarting = waiting && link.why === 'restarting';
  if (!waiting && !(link.state === 'reaching' && entered)) return null;

  const seconds = waiting ? Math.max(0, Math.ceil((link.retryAt - now) / 1000)) : 0;
  return (
    <output className="appear pointer-events-auto mx-auto mb-2 flex w-fit max-w-full flex-wrap items-center justify-center gap-x-3 gap-y-1 rounded-2xl bg-scrim py-1.5 pr-1.5 pl-4 text-text shadow-lift">
      {waiting ? <WifiOff aria-hidden size={18} className="shrink-0 text-danger" /> : <Spinner size={18} />}
      {/* Read out once, not every second. */}
      <span className="sr-only">{waiting ? lostText(offline, restarting) : m.link_reaching()}</span>
      {restarting && !offline ? (
        <span aria-hidden className="py-1.5 font-medium">
          {m.link_restarting()}
        </span>
      ) : null}
      <span aria-hidden className="py-1.5 font-medium tabular-nums">
        {waiting ? (offline ? m.link_offline() : m.link_retry_in({ seconds })) : m.link_reaching()}
      </span>
      {entered ? <span className="text-soft max-sm:hidden">{m.link_plays_on()}</span> : null}
      {waiting ? (
        <Button onClick={() => participant.retryNow()}>{m.link_retry_now()}</Button>
      ) : (
        <span className="w-2" />
      )}
    </output>
  );
}

function lostText(offline: boolean, restarting: boolean): string {
  if (offline) return m.link_offline();
  return restarting ? m.link_restarting() : m.link_lost();
}

function useOffline(active: boolean): boolean {
  const [offline, setOffline] = useState(false);
  useEffect(() => {
    if (!active) return;
    const tell = () => setOffline(!navigator.onLine);
    tell();
    window.addEventListener('online', tell);
    window.addEventListener('offline', tell);
    return () => {
      window.removeEventListener('online', tell);
      window.removeEventListener('offline', tell);
    };
  }, [active]);
  return offline;
}
