/** Info tab: loaded when somebody looks at it. */
import { InfoPanel } from '../../features/info/info-panel.tsx';
import { summaryText } from '../../features/sync-status/sync-legend.tsx';
import { SyncPanel } from '../../features/sync-status/sync-panel.tsx';
import type { SyncRecorder } from '../../features/sync-status/sync-recorder.ts';

export default function InfoTab({ recorder }: { readonly recorder: SyncRecorder }) {
  return (
    <InfoPanel
      sync={<SyncPanel recorder={recorder} />}
      syncText={() => summaryText(recorder.store.getState().mine)}
    />
  );
}
