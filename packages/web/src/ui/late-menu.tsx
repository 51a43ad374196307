/**
 * Late menu: a menu whose script is loaded when it is first opened. Until then its button stands alone; once loaded it stays,
 * so that the focus finds it again.
 */
import {
  cloneElement,
  lazy,
  Suspense,
  useState,
  type HTMLAttributes,
  type ReactElement,
  type ReactNode,
} from 'react';

const loading = () => import('./menu.tsx');
const Menu = lazy(async () => ({ default: (await loading()).Menu }));

export interface LateMenuProps {
  /** One button. */
  readonly trigger: ReactElement<HTMLAttributes<HTMLElement>>;
  readonly side: 'top' | 'bottom';
  readonly onOpenChange: (open: boolean) => void;
  /** May be loaded late too. */
  readonly children: ReactNode;
}

export function LateMenu({ trigger, side, onOpenChange, children }: LateMenuProps) {
  const [wanted, setWanted] = useState(false);
  const alone = cloneElement(trigger, {
    'aria-haspopup': 'menu',
    'aria-expanded': wanted,
    onPointerEnter: () => void loading(),
    onClick: () => {
      setWanted(true);
      onOpenChange(true);
    },
  });
  if (!wanted) return alone;
  return (
    <Suspense fallback={alone}>
      <Menu opened side={side} trigger={trigger} onOpenChange={onOpenChange}>
        {children}
      </Menu>
    </Suspense>
  );
}
