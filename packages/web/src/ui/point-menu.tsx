/** Point menu: a menu where somebody pressed, as a right click or a long press asks for one. */
import { DropdownMenu } from 'radix-ui';
import { useRef, type ReactNode } from 'react';
import { usePortalContainer } from './portal.tsx';

export interface Point {
  /** In px of the viewport. */
  readonly x: number;
  readonly y: number;
}

export interface PointMenuProps {
  readonly name: string;
  readonly at: Point;
  readonly onClose: () => void;
  readonly children: ReactNode;
}

export function PointMenu({ name, at, onClose, children }: PointMenuProps) {
  const container = usePortalContainer();
  const before = useRef<Element | null>(null);
  return (
    <DropdownMenu.Root
      // Another place is another menu.
      key={`${at.x} ${at.y}`}
      open
      modal={false}
      onOpenChange={(open) => {
        if (!open) onClose();
      }}
    >
      <DropdownMenu.Trigger asChild disabled>
        <span
          aria-label={name}
          aria-hidden
          className="pointer-events-none fixed size-0"
          style={{ left: at.x, top: at.y }}
        />
      </DropdownMenu.Trigger>
      <DropdownMenu.Portal container={container}>
        <DropdownMenu.Content
          ref={(content) => {
            // Before the menu takes the focus.
            if (content !== null && !content.contains(document.activeElement)) {
              before.current = document.activeElement;
            }
          }}
          align="start"
          sideOffset={2}
          collisionPadding={8}
          onCloseAutoFocus={(event) => {
            event.preventDefault();
            if (before.current instanceof HTMLElement) before.current.focus({ preventScroll: true });
          }}
          className="appear z-40 max-h-(--radix-dropdown-menu-content-available-height) min-w-56 overflow-y-auto rounded-2xl bg-higher p-1.5 text-text shadow-lift"
        >
          {children}
        </DropdownMenu.Content>
      </DropdownMenu.Portal>
    </DropdownMenu.Root>
  );
}
