/** Tile window context: the one small window of the call, for every tile. */
import { createContext, use, useEffect, useState, type ReactNode } from 'react';
import { createTileWindow, type TileWindow } from './tile-window.ts';

const WindowContext = createContext<TileWindow | null>(null);

export function TileWindowProvider({ children }: { readonly children: ReactNode }) {
  const [pip] = useState(createTileWindow);
  useEffect(() => pip.start(), [pip]);
  return <WindowContext value={pip}>{children}</WindowContext>;
}

export function useTileWindow(): TileWindow {
  const pip = use(WindowContext);
  if (pip === null) throw new Error('useTileWindow is used outside TileWindowProvider');
  return pip;
}
