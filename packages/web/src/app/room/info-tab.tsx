/** Info tab: loaded when somebody looks at it. */
import { InfoPanel } from '../../features/info/info-panel.tsx';
import { SyncPanel } from '../../features/sync-status/sync-panel.tsx';
import type { SyncRecorder } from '../../features/sync-status/sync-recorder.ts';
import { summaryLine } from '../../features/sync-status/sync-trace.ts';

export default function InfoTab({ recorder }: { readonly recorder: SyncRecorder }) {
  return (
    <InfoPanel
      sync={<SyncPanel recorder={recorder} />}
      syncText={() => summaryLine(recorder.store.getState().mine)}
    />
  );
}
