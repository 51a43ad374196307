/** Way button: what becomes of the text: a line of chat, danmaku of some kind and colour, a notice, a pinned line. */
import { lazy, Suspense, useState } from 'react';
import { m } from '../../../i18n/messages.ts';
import { IconButton } from '../../../ui/icon-button.tsx';
import { LatePanel } from '../../../ui/late-panel.tsx';
import { useDraft } from '../talk-context.tsx';
import { Spinner } from '../../../ui/spinner.tsx';
import { wayIcons, wayNames } from './ways.ts';

/** Few messages need more than the box. */
const WayPanel = lazy(() => import('./way-panel.tsx'));

export function WayButton({ onMenu }: { readonly onMenu?: (open: boolean) => void }) {
  const { way, colour } = useDraft();
  const [open, setOpen] = useState(false);
  const Icon = wayIcons[way];
  const name = m.talk_way_now({ way: wayNames[way]() });
  const painted = way === 'roll' || way === 'top' || way === 'bottom';
  const change = (next: boolean) => {
    setOpen(next);
    onMenu?.(next);
  };
  return (
    <LatePanel
      open={open}
      onOpenChange={change}
      name={m.talk_way()}
      align="start"
      trigger={
        <IconButton name={name} place="above-left">
          <Icon
            aria-hidden
            size={20}
            className={painted ? 'rounded-sm bg-black/60' : undefined}
            style={painted ? { color: `var(--danmaku-${colour})` } : undefined}
          />
        </IconButton>
      }
    >
      <Suspense
        fallback={
          <div className="grid h-40 w-72 place-items-center text-soft">
            <Spinner name={m.app_loading()} />
          </div>
        }
      >
        <WayPanel onDone={() => change(false)} />
      </Suspense>
    </LatePanel>
  );
}
