/** Lazy part: a part of the room that is loaded when it is wanted. If it cannot be, that is said, and the room goes on. */
import { lazy, type ComponentType, type LazyExoticComponent } from 'react';
import { m } from '../../i18n/messages.ts';
import { Button } from '../../ui/button.tsx';

export function lazyPart<Props extends object>(
  load: () => Promise<{ readonly default: ComponentType<Props> }>,
): LazyExoticComponent<ComponentType<Props>> {
  return lazy<ComponentType<Props>>(async () => {
    try {
      return await load();
    } catch {
      // The network is away, or the server has another version by now.
      return { default: PartMissing };
    }
  });
}

function PartMissing() {
  return (
    <div
      role="alert"
      className="fixed inset-x-4 bottom-4 z-50 mx-auto flex w-fit max-w-full flex-wrap items-center gap-x-4 gap-y-2 rounded-2xl bg-higher p-3 pl-5 text-text shadow-lift"
    >
      {m.room_part_failed()}
      <Button onClick={() => location.reload()}>{m.app_reload()}</Button>
    </div>
  );
}
