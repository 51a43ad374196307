/** Has history: whether any film was watched from this browser, without reading what is known of them. */
import { recall } from './storage.ts';

/** Where the history is kept. */
export const historyKey = 'lockstep.films';

export const hasHistory = (): boolean => recall(historyKey) !== null;
