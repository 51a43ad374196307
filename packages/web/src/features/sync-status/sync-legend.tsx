/** Sync legend: whose line is whose, where each is now, what the ticks mean; all of the graph that can be put in words. */
import { useStore } from 'zustand';
import { useShallow } from 'zustand/react/shallow';
import { m } from '../../i18n/messages.ts';
import { memberColour } from '../../ui/member-colour.ts';
import { msText } from './sync-quality.ts';
import type { SyncRecord, SyncRecorder } from './sync-recorder.ts';
import { summaryOf } from './sync-trace.ts';

/** In a big room the graph says more than a list. */
const MOST = 8;

export function SyncLegend({ recorder }: { readonly recorder: SyncRecorder }) {
  // Texts are compared, so that it renders when something that can be read changes.
  const rows = useStore(recorder.store, useShallow(rowsOf));
  const summary = useStore(recorder.store, ({ mine }) => summaryText(mine));
  return (
    <div className="flex flex-col gap-2 text-sm">
      <ul aria-label={m.sync_legend()} className="flex flex-wrap gap-x-4 gap-y-1">
        <li className="flex items-center gap-2">
          <span aria-hidden className="h-1 w-4 rounded-full bg-glow" />
          {m.sync_legend_me()}
        </li>
        {rows.map((row) => {
          const { connection, colour, text } = parsed(row);
          return (
            <li key={connection} className="flex min-w-0 items-center gap-2 tabular-nums">
              <span
                aria-hidden
                className="h-1 w-4 shrink-0 rounded-full"
                style={{ background: memberColour(colour) }}
              />
              <span className="truncate">{text}</span>
            </li>
          );
        })}
      </ul>
      <p className="text-soft tabular-nums">{summary}</p>
      <p className="text-faint">{m.sync_graph_key()}</p>
      <ul className="flex flex-wrap gap-x-4 gap-y-1 text-faint">
        <Mark className="h-1.5 bg-faint" text={m.sync_mark_rate()} />
        <Mark className="h-3 bg-glow" text={m.sync_mark_seek()} />
        <Mark className="h-3 w-1 bg-danger" text={m.sync_mark_stall()} />
      </ul>
    </div>
  );
}

function Mark({ className, text }: { readonly className: string; readonly text: string }) {
  return (
    <li className="flex items-center gap-2">
      <span aria-hidden className={`inline-block w-0.5 ${className}`} />
      {text}
    </li>
  );
}

/** One text for each row: shallow comparison sees what has changed. */
function rowsOf({ others }: SyncRecord): readonly string[] {
  return [...others].slice(0, MOST).map(([connection, { name, colour, trace }]) => {
    const skew = trace.at(-1)?.skewMs ?? null;
    const text = skew === null ? name : m.sync_legend_other({ name, ms: signedMs(skew) });
    return `${connection}\n${colour}\n${text}`;
  });
}

function parsed(row: string) {
  const [connection = '', colour = '0', ...text] = row.split('\n');
  return { connection, colour: Number(colour), text: text.join(' ') };
}

const signedMs = (ms: number): string => `${ms < 0 ? '−' : '+'}${msText(Math.abs(ms))}`;

function summaryText(mine: SyncRecord['mine']): string {
  const { p95, seeks, rates, stalls } = summaryOf(mine);
  if (p95 === null) return m.sync_summary_none();
  return m.sync_summary({ ms: msText(p95), rates, seeks, stalls });
}
