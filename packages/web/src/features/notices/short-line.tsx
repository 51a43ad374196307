/** Short line: my own picture is about to stop, or stutters: why, when, and how far the film's rate is from what it needs. */
import { TriangleAlert } from 'lucide-react';
import type { Trouble } from '@lockstep/core';
import { m } from '../../i18n/messages.ts';
import { useOutlook } from '../../player/player-context.tsx';

export function ShortLine() {
  const trouble = useOutlook((outlook) => outlook.trouble);
  if (trouble === null) return null;
  return (
    <output className="appear pointer-events-auto flex max-w-full items-center gap-x-3 rounded-2xl bg-scrim px-4 py-2.5 font-medium text-text shadow-lift">
      <TriangleAlert aria-hidden size={18} className="shrink-0 text-danger" />
      {/* Read out once, not with every second. */}
      <span className="sr-only">{shortText({ ...trouble, inSec: null })}</span>
      <span aria-hidden className="tabular-nums">
        {shortText(trouble)}
      </span>
    </output>
  );
}

function shortText({ cause, inSec }: Trouble): string {
  const seconds = inSec === null ? null : Math.round(inSec);
  switch (cause) {
    case 'line':
      return seconds === null ? m.short_line_now() : m.short_line({ seconds });
    case 'server':
      return seconds === null ? m.short_server_now() : m.short_server({ seconds });
    case 'device':
      return m.short_device();
    case 'hidden':
      return m.short_hidden();
  }
}
