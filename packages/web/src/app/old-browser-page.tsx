/** Old browser page: this browser cannot do what the app needs; what it lacks, and what to do. */
import { m } from '../i18n/messages.ts';
import type { Missing } from './browser-check.ts';

export function OldBrowserPage({ missing }: { readonly missing: readonly Missing[] }) {
  return (
    <main className="mx-auto flex min-h-dvh max-w-xl flex-col items-start justify-center gap-5 p-6">
      <h1 className="text-4xl font-semibold tracking-tight text-balance">{m.browser_old_title()}</h1>
      <p className="text-lg text-soft">
        {missing.includes('video') ? m.browser_no_video_text() : m.browser_old_text()}
      </p>
      <p className="text-soft">{m.browser_old_way()}</p>
      <p className="text-sm text-faint">
        {m.browser_old_missing({ parts: missing.map(partName).join(', ') })}
      </p>
    </main>
  );
}

function partName(missing: Missing): string {
  switch (missing) {
    case 'video':
      return m.browser_part_video();
    case 'dialog':
      return m.browser_part_dialog();
    case 'language':
      return m.browser_part_language();
    case 'connection':
      return m.browser_part_connection();
    case 'random':
      return m.browser_part_random();
  }
}
