/** Stopped card: the line is over and will not come back by itself; why, and the way out. */
import { CircleAlert } from 'lucide-react';
import type { LinkState } from '@lockstep/core';
import { m } from '../../i18n/messages.ts';
import { Button } from '../../ui/button.tsx';
import { Card } from '../../ui/card.tsx';
import { PasswordCard } from './password-card.tsx';

type Stopped = Extract<LinkState, { state: 'stopped' }>['why'];

export interface StoppedCardProps {
  readonly why: Stopped;
  readonly onReload: () => void;
  /** Comes in with a password. */
  readonly onPassword: (password: string) => void;
  readonly onHome: () => void;
}

export function StoppedCard({ why, onReload, onPassword, onHome }: StoppedCardProps) {
  if (why === 'needsPassword' || why === 'wrongPassword') {
    return <PasswordCard wrong={why === 'wrongPassword'} onPassword={onPassword} onHome={onHome} />;
  }
  const { title, text, button } = wordsFor(why);
  return (
    <Card
      icon={<CircleAlert aria-hidden size={28} />}
      title={title}
      text={text}
      alert
      className="bg-scrim backdrop-blur-md"
    >
      <Button look="main" large onClick={onReload}>
        {button}
      </Button>
      <Button look="bare" large onClick={onHome}>
        {m.stopped_home()}
      </Button>
    </Card>
  );
}

function wordsFor(why: Exclude<Stopped, 'needsPassword' | 'wrongPassword'>): {
  readonly title: string;
  readonly text: string;
  readonly button: string;
} {
  switch (why) {
    case 'badVersion':
      return { title: m.stopped_version_title(), text: m.stopped_version_text(), button: m.stopped_reload() };
    case 'roomFull':
      return { title: m.stopped_full_title(), text: m.stopped_full_text(), button: m.stopped_try_again() };
    case 'replaced':
      return { title: m.stopped_replaced_title(), text: m.stopped_replaced_text(), button: m.stopped_here() };
    case 'left':
      return { title: m.stopped_left_title(), text: m.stopped_left_text(), button: m.stopped_come_back() };
    case 'kicked':
      return {
        title: m.stopped_kicked_title(),
        text: m.stopped_kicked_text(),
        button: m.stopped_come_back(),
      };
    case 'banned':
      return {
        title: m.stopped_banned_title(),
        text: m.stopped_banned_text(),
        button: m.stopped_try_again(),
      };
    case 'locked':
      return {
        title: m.stopped_locked_title(),
        text: m.stopped_locked_text(),
        button: m.stopped_try_again(),
      };
    case 'tooManyTries':
      return { title: m.stopped_tries_title(), text: m.stopped_tries_text(), button: m.stopped_try_again() };
    case 'roomClosed':
      return {
        title: m.stopped_closed_title(),
        text: m.stopped_closed_text(),
        button: m.stopped_try_again(),
      };
    case 'badMessage':
    case 'restarting':
    case 'silent':
    case 'noHello':
    case 'tooSlow':
    case 'tooFast':
      return {
        title: m.stopped_other_title(),
        text: m.stopped_other_text({ why }),
        button: m.stopped_reload(),
      };
  }
}
