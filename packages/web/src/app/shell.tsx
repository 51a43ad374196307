/** Shell: what every page but the room has around it. */
import { below } from '../base.ts';
import { useEffect, type ReactNode } from 'react';
import { NewVersionLine } from '../features/offline/new-version.tsx';
import { OfflineLine } from '../features/offline/offline-line.tsx';
import { Preferences } from '../features/preferences/preferences.tsx';
import { m } from '../i18n/messages.ts';
import { Logo } from './logo.tsx';

export interface ShellProps {
  /** For the browser's tab. */
  readonly title: string;
  readonly children: ReactNode;
}

export function Shell({ title, children }: ShellProps) {
  useEffect(() => {
    document.title = `${title} · ${m.app_name()}`;
  });
  return (
    <div className="house flex min-h-dvh flex-col">
      <header className="flex items-center justify-between gap-3 px-4 py-3 sm:px-8 sm:py-5">
        <a
          href={below('/')}
          // Begins with what is to be read there, for those who speak to their computer.
          aria-label={`${m.app_name()}: ${m.app_home()}`}
          className="flex min-h-11 items-center gap-3 rounded-xl text-lg font-semibold tracking-tight"
        >
          <Logo />
          {m.app_name()}
        </a>
        <Preferences />
      </header>
      <NewVersionLine />
      <OfflineLine />
      <main className="flex grow flex-col">{children}</main>
    </div>
  );
}
