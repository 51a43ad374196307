/** Ways: what can become of a text, with its sign and its name. */
import {
  AlignVerticalJustifyEnd,
  AlignVerticalJustifyStart,
  Megaphone,
  MessageSquare,
  MoveLeft,
  Pin,
  type LucideIcon,
} from 'lucide-react';
import { m } from '../../../i18n/messages.ts';
import type { Way } from '../draft.ts';

export const ways: readonly Way[] = ['chat', 'roll', 'top', 'bottom', 'notice', 'pin'];

export const wayIcons: Readonly<Record<Way, LucideIcon>> = {
  chat: MessageSquare,
  roll: MoveLeft,
  top: AlignVerticalJustifyStart,
  bottom: AlignVerticalJustifyEnd,
  notice: Megaphone,
  pin: Pin,
};

export const wayNames: Readonly<Record<Way, () => string>> = {
  chat: m.talk_way_chat,
  roll: m.talk_way_roll,
  top: m.talk_way_top,
  bottom: m.talk_way_bottom,
  notice: m.talk_way_notice,
  pin: m.talk_way_pin,
};
