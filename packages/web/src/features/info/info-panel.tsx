/** Info panel: how close we are, what is on, and how my player and my line are. */
import type { ReactNode } from 'react';
import { isDebug } from '../../device/debug.ts';
import { CopyReport } from './copy-report.tsx';
import { FilmFacts } from './film-facts.tsx';
import { HostUpload } from './host-upload.tsx';
import { PlayerFacts } from './player-facts.tsx';
import { Trials } from './trials.tsx';
import { useServerTransfers } from './use-server-transfers.ts';

export interface InfoPanelProps {
  /** How close everybody is. */
  readonly sync: ReactNode;
  /** The same in a line, for a report. */
  readonly syncText: () => string;
}

export function InfoPanel({ sync, syncText }: InfoPanelProps) {
  const server = useServerTransfers();
  return (
    <div className="flex flex-col gap-8 p-5">
      {sync}
      <FilmFacts />
      <PlayerFacts server={server} />
      {server === null ? null : <HostUpload told={server} />}
      <CopyReport syncText={syncText} />
      {isDebug() ? <Trials /> : null}
    </div>
  );
}
