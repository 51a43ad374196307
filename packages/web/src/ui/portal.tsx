/** Where floating things are put: inside the fullscreen container when there is one, else they would not be seen. */
import { createContext, use, type ReactNode } from 'react';

const Container = createContext<HTMLElement | null>(null);

export interface PortalProps {
  readonly container: HTMLElement | null;
  readonly children: ReactNode;
}

export function PortalContainer({ container, children }: PortalProps) {
  return <Container value={container}>{children}</Container>;
}

/** The element to put floating things into; null: the body. */
export function usePortalContainer(): HTMLElement | null {
  return use(Container);
}
