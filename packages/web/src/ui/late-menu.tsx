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
import type { MenuProps } from './menu.tsx';

const loading = () => import('./menu.tsx');
const Menu = lazy(async () => ({ default: (await loading()).Menu }));

export interface LateMenuProps extends Pick<MenuProps, 'side' | 'align' | 'onOpenChange' | 'onClosed'> {
  /** One button. */
  readonly trigger: ReactElement<HTMLAttributes<HTMLElement>>;
  /** May be loaded late too. */
  readonly children: ReactNode;
}

export function LateMenu({ trigger, children, ...rest }: LateMenuProps) {
  const [wanted, setWanted] = useState(false);
  const alone = cloneElement(trigger, {
    'aria-haspopup': 'menu',
    'aria-expanded': wanted,
    onPointerEnter: () => void loading(),
    onClick: () => {
      setWanted(true);
      rest.onOpenChange?.(true);
    },
  });
  if (!wanted) return alone;
  return (
    <Suspense fallback={alone}>
      <Menu opened trigger={trigger} {...rest}>
        {children}
      </Menu>
    </Suspense>
  );
}
