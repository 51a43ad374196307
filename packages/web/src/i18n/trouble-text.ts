/** Trouble text: what is wrong with somebody's picture, and when it will stop, in few words in the language of the page. */
import type { Trouble } from '@lockstep/core';
import { m } from './messages.ts';

export function troubleText({ cause, inSec }: Trouble): string {
  const seconds = inSec === null ? null : Math.round(inSec);
  switch (cause) {
    case 'line':
      return seconds === null ? m.person_short_line() : m.person_soon_line({ seconds });
    case 'server':
      return seconds === null ? m.person_short_server() : m.person_soon_server({ seconds });
    case 'device':
      return m.person_short_device();
    case 'hidden':
      return m.person_short_hidden();
  }
}
