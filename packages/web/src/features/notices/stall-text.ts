/** Stall text: who is stuck and why, and who is well again, in the language of the page. */
import type { Trouble } from '@lockstep/core';
import { m } from '../../i18n/messages.ts';
import type { StallNews, StallReason } from './stall-watch.ts';

export function stallText(news: StallNews, name: string): string {
  switch (news.type) {
    case 'fine':
      return m.stall_fine({ name });
    case 'stuck':
      return stuckText(news.reason, name);
    case 'soon':
      return soonText(news.cause, name);
  }
}

function soonText(cause: Trouble['cause'], name: string): string {
  switch (cause) {
    case 'line':
      return m.soon_line({ name });
    case 'server':
      return m.soon_server({ name });
    case 'device':
      return m.soon_device({ name });
    case 'hidden':
      return m.soon_hidden({ name });
  }
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
