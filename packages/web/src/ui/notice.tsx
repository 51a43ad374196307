/** Notice region: where things that happened are said in passing; screen readers read out what is added. */
import type { ReactNode } from 'react';

/** Keep it mounted while it is empty: what comes with its region is not read out. */
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
