/** Offline line: this device has no network; what works without, and that it will go on by itself. */
import { WifiOff } from 'lucide-react';
import { useSyncExternalStore } from 'react';
import { m } from '../../i18n/messages.ts';

export function OfflineLine() {
  const online = useSyncExternalStore(subscribe, () => navigator.onLine);
  if (online) return null;
  return (
    <output className="mx-4 flex items-center gap-3 rounded-2xl bg-tint px-4 py-3 sm:mx-8">
      <WifiOff aria-hidden size={20} className="shrink-0 text-danger" />
      <span>
        <b className="font-semibold">{m.offline_title()}</b> {m.offline_text()}
      </span>
    </output>
  );
}

function subscribe(changed: () => void): () => void {
  window.addEventListener('online', changed);
  window.addEventListener('offline', changed);
  return () => {
    window.removeEventListener('online', changed);
    window.removeEventListener('offline', changed);
  };
}
