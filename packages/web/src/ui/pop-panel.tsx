/** Pop panel: a button's small panel of controls beside it. It holds the focus while open, and Esc closes it. */
import { Popover } from 'radix-ui';
import type { ReactNode } from 'react';
import { usePortalContainer } from './portal.tsx';

export interface PopPanelProps {
  readonly open: boolean;
  readonly onOpenChange: (open: boolean) => void;
  /** Of the panel, for screen readers. */
  readonly name: string;
  /** The button, as one element that takes a ref and handlers. */
  readonly trigger: ReactNode;
  readonly children: ReactNode;
  /** The focus goes back to the button, unless this prevents it. */
  readonly onClosed?: (event: Event) => void;
  readonly side?: 'top' | 'bottom';
  readonly align?: 'start' | 'center' | 'end';
}

export function PopPanel({
  open,
  onOpenChange,
  name,
  trigger,
  children,
  side = 'top',
  align = 'end',
  onClosed,
}: PopPanelProps) {
  const container = usePortalContainer();
  return (
    <Popover.Root open={open} onOpenChange={onOpenChange}>
      <Popover.Trigger asChild>{trigger}</Popover.Trigger>
      <Popover.Portal container={container}>
        <Popover.Content
          side={side}
          align={align}
          sideOffset={8}
          collisionPadding={8}
          aria-label={name}
          className="appear z-40 max-h-(--radix-popover-content-available-height) overflow-y-auto rounded-2xl bg-higher p-2 text-text shadow-lift outline-none"
          // What is typed or pressed in it means nothing to what its button lies in. Esc is heard before.
          onKeyDown={(event) => event.stopPropagation()}
          onMouseDown={(event) => event.stopPropagation()}
          {...(onClosed === undefined ? {} : { onCloseAutoFocus: onClosed })}
        >
          {children}
        </Popover.Content>
      </Popover.Portal>
    </Popover.Root>
  );
}
