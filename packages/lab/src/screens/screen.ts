/** Screen: something that the app can show, and the way there. Every row of a table is looked at by all who look at screens. */
import type { Device } from './look.ts';
import type { Scene } from './scene.ts';

export interface Screen {
  /** As a file may be called. */
  readonly name: string;
  /** Where there is such a thing; absent: everywhere. */
  readonly on?: (device: Device) => boolean;
  /** From the state that all screens of the table begin in to this one. */
  readonly show: (scene: Scene) => Promise<unknown>;
  /** And back; absent: the next one does not mind. */
  readonly hide?: (scene: Scene) => Promise<unknown>;
}

export const isDesktop = ({ name }: Device): boolean => name === 'desktop';
