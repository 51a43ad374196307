/** New version: a line that says there is one, and waits until the person wants it. */
import { RefreshCw, X } from 'lucide-react';
import { useState } from 'react';
import { useStore } from 'zustand';
import { m } from '../../i18n/messages.ts';
import { Button } from '../../ui/button.tsx';
import { IconButton } from '../../ui/icon-button.tsx';
import { newVersion, takeNewVersion } from './service-worker.ts';

export function NewVersionLine() {
  const ready = useStore(newVersion, (state) => state.ready);
  const [later, setLater] = useState(false);
  if (!ready || later) return null;
  return (
    <output className="cinema appear pointer-events-auto mx-auto mb-2 flex w-fit max-w-full flex-wrap items-center justify-center gap-x-3 gap-y-1 rounded-2xl bg-higher py-1.5 pr-1.5 pl-4 text-text shadow-lift">
      <span className="font-medium">{m.offline_new_version()}</span>
      <Button look="main" icon={<RefreshCw aria-hidden size={18} />} onClick={takeNewVersion}>
        {m.offline_new_version_take()}
      </Button>
      <IconButton name={m.offline_new_version_later()} place="below-right" onClick={() => setLater(true)}>
        <X aria-hidden size={18} />
      </IconButton>
    </output>
  );
}
