/** Notice: something that happened, said in passing (toast) or left standing (banner). */
import { X } from 'lucide-react';
import type { ReactNode } from 'react';
import { classes } from './classes.ts';
import { IconButton } from './icon-button.tsx';

export type NoticeTone = 'plain' | 'accent' | 'danger';

const TONES: Readonly<Record<NoticeTone, string>> = {
  plain: 'text-text',
  accent: 'text-glow',
  danger: 'text-danger',
};

export interface NoticeProps {
  readonly tone?: NoticeTone;
  readonly icon?: ReactNode;
  readonly children: ReactNode;
  /** A button or link after the text. */
  readonly action?: ReactNode;
  readonly close?: { readonly name: string; readonly run: () => void };
}

export function Notice({ tone = 'plain', icon, children, action, close }: NoticeProps) {
  return (
    <div className="appear pointer-events-auto flex w-fit max-w-full items-center gap-3 rounded-2xl bg-higher py-1 pr-2 pl-4 shadow-lift">
      {icon === undefined ? null : <span className={classes('shrink-0', TONES[tone])}>{icon}</span>}
      <p className={classes('min-w-0 grow py-2', tone === 'danger' && TONES.danger)}>{children}</p>
      {action}
      {close === undefined ? null : (
        <IconButton name={close.name} place="above-right" onClick={close.run}>
          <X aria-hidden size={18} />
        </IconButton>
      )}
    </div>
  );
}

/** Where notices appear; screen readers read out what is added. Keep it mounted while it is empty. */
export function NoticeRegion({ name, children }: { readonly name: string; readonly children: ReactNode }) {
  return (
    <div
      role="log"
      aria-label={name}
      aria-live="polite"
      className="pointer-events-none flex flex-col items-center gap-2"
    >
      {children}
    </div>
  );
}
