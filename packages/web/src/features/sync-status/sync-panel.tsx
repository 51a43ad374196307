/** Sync panel: how close we are, how we know, and what was done about it. The part of the info tab that rules it. */
import type { ReactNode } from 'react';
import { useStore } from 'zustand';
import { m } from '../../i18n/messages.ts';
import { useRoom } from '../../room/room-context.tsx';
import { msText } from './sync-quality.ts';
import { SyncGraph } from './sync-graph.tsx';
import { SyncLegend } from './sync-legend.tsx';
import type { SyncRecorder } from './sync-recorder.ts';

export function SyncPanel({ recorder }: { readonly recorder: SyncRecorder }) {
  const { skewMs, spreadMs } = useStore(recorder.store);
  const { clock, follow } = useRoom((view) => ({ clock: view.clock, follow: view.follow }));
  return (
    <section aria-label={m.sync_name()} className="flex flex-col gap-4">
      <p className="text-sm text-soft">{m.sync_explained()}</p>
      <dl className="grid grid-cols-2 gap-3">
        <Figure name={m.sync_figure_mine()} large>
          {inMs(skewMs)}
        </Figure>
        <Figure name={m.sync_figure_room()} large>
          {inMs(spreadMs)}
        </Figure>
      </dl>
      <SyncGraph recorder={recorder} />
      <SyncLegend recorder={recorder} />
      <dl className="grid grid-cols-2 gap-x-3 gap-y-4">
        <Figure name={m.sync_figure_clock()} hint={m.sync_figure_clock_hint()}>
          {clock.errorMs === null ? NONE : `≤ ${msText(clock.errorMs)} ms`}
        </Figure>
        <Figure name={m.sync_figure_round_trip()} hint={m.sync_figure_round_trip_hint()}>
          {inMs(clock.roundTripMs)}
        </Figure>
        <Figure name={m.sync_figure_jitter()} hint={m.sync_figure_jitter_hint()}>
          {inMs(clock.jitterMs)}
        </Figure>
        <Figure name={m.sync_figure_drift()} hint={m.sync_figure_drift_hint()}>
          {clock.ready ? `${signed(clock.driftPpm)} ppm` : NONE}
        </Figure>
        <Figure name={m.sync_figure_player()} hint={m.sync_figure_player_hint()}>
          {follow === null ? NONE : `${signed(follow.driftPpm)} ppm`}
        </Figure>
        <Figure name={m.sync_figure_nudges()} hint={m.sync_figure_nudges_hint()}>
          {follow === null ? NONE : String(follow.counters.rateWrites)}
        </Figure>
        <Figure name={m.sync_figure_seeks()} hint={m.sync_figure_seeks_hint()}>
          {follow === null ? NONE : String(follow.counters.seeks)}
        </Figure>
      </dl>
    </section>
  );
}

const NONE = '–';
const inMs = (ms: number | null) => (ms === null ? NONE : `${msText(Math.abs(ms))} ms`);
const signed = (value: number) =>
  `${value < 0 ? '−' : '+'}${Math.abs(value).toFixed(Math.abs(value) < 10 ? 1 : 0)}`;

interface FigureProps {
  readonly name: string;
  readonly hint?: string;
  readonly large?: boolean;
  readonly children: ReactNode;
}

function Figure({ name, hint, large, children }: FigureProps) {
  return (
    <div className={large === true ? 'rounded-2xl bg-higher px-4 py-3' : undefined}>
      <dt className="text-sm text-soft">{name}</dt>
      <dd
        className={
          large === true ? 'text-2xl font-semibold tabular-nums' : 'text-lg font-semibold tabular-nums'
        }
      >
        {children}
      </dd>
      {hint === undefined ? null : <dd className="text-xs text-faint">{hint}</dd>}
    </div>
  );
}
