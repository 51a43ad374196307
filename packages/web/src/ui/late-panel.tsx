/** Late panel: a pop panel whose script is loaded when it is first opened. Until then its button stands alone. */
import { cloneElement, lazy, Suspense, useState, type HTMLAttributes, type ReactElement } from 'react';
import type { PopPanelProps } from './pop-panel.tsx';

const loading = () => import('./pop-panel.tsx');
const PopPanel = lazy(async () => ({ default: (await loading()).PopPanel }));

export interface LatePanelProps extends PopPanelProps {
  /** One button. */
  readonly trigger: ReactElement<HTMLAttributes<HTMLElement>>;
}

export function LatePanel(props: LatePanelProps) {
  const { trigger, open, onOpenChange } = props;
  const [wanted, setWanted] = useState(open);
  const alone = cloneElement(trigger, {
    'aria-haspopup': 'dialog',
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
      <PopPanel {...props} />
    </Suspense>
  );
}
