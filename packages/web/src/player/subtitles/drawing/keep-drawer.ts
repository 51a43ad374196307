/** Keep drawer: tells a drawer what becomes of its track and of the delay, also what became of them while it was being made. */
import type { Stop } from '@lockstep/core';
import type { StyledScript } from '../styled-script.ts';
import type { Subtitles } from '../subtitles.ts';
import type { Drawer } from './drawer.ts';

export interface DrawnWith {
  readonly script: StyledScript;
  readonly delaySec: number;
}

/** @param made what the drawer was made with */
export function keepDrawer(
  { store }: Pick<Subtitles, 'store'>,
  id: string,
  drawer: Pick<Drawer, 'setScript' | 'setDelay'>,
  made: DrawnWith,
): Stop {
  let told = made;
  const look = () => {
    const { tracks, delaySec } = store.getState();
    const script = tracks.find((one) => one.id === id)?.script ?? told.script;
    if (delaySec !== told.delaySec) drawer.setDelay(delaySec);
    if (script !== told.script) drawer.setScript(script);
    told = { script, delaySec };
  };
  look();
  return store.subscribe(look);
}
