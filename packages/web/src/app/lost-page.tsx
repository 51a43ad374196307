/** Lost page: the address leads nowhere. */
import { below } from '../base.ts';
import { m } from '../i18n/messages.ts';

export function LostPage() {
  return (
    <div className="mx-auto flex w-full max-w-xl grow flex-col items-start justify-center gap-5 p-6 pb-[20dvh]">
      <h1 className="text-4xl font-semibold tracking-tight text-balance sm:text-5xl">{m.app_lost_title()}</h1>
      <p className="text-lg text-soft">{m.app_lost_text()}</p>
      <a
        href={below('/')}
        className="inline-flex min-h-11 items-center rounded-xl bg-accent px-5 font-medium text-on-accent hover:bg-accent-strong"
      >
        {m.app_to_home()}
      </a>
    </div>
  );
}
