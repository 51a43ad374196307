/** Stall text: who is stuck and why, and who is well again, in the language of the page. */
import { m } from '../../i18n/messages.ts';
import type { StallNews, StallReason } from './stall-watch.ts';

export function stallText(news: StallNews, name: string): string {
  return news.type === 'fine' ? m.stall_fine({ name }) : stuckText(news.reason, name);
}

function stuckText(reason: StallReason, name: string): string {
  switch (reason) {
    case 'hidden':
      return m.stall_hidden({ name });
    case 'device':
      return m.stall_device({ name });
    case 'line':
      return m.stall_line({ name });
    case 'server':
      return m.stall_server({ name });
    case 'unknown':
      return m.stall_unknown({ name });
  }
}
