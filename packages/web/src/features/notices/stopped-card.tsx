/** Stopped card: the line is over and will not come back by itself; why, and the way out. Each reason has its own. */
import {
  Ban,
  CircleAlert,
  DoorClosed,
  DoorOpen,
  Hourglass,
  LockKeyhole,
  LogOut,
  MonitorSmartphone,
  RefreshCw,
  UserX,
  Users,
  type LucideIcon,
} from 'lucide-react';
import type { LinkState } from '@lockstep/core';
import { m } from '../../i18n/messages.ts';
import { Button } from '../../ui/button.tsx';
import { Card } from '../../ui/card.tsx';
import { PasswordCard } from './password-card.tsx';
import { useCountdown } from './use-countdown.ts';

export type Stopped = Extract<LinkState, { state: 'stopped' }>['why'];

export interface StoppedCardProps {
  readonly why: Stopped;
  /** Loads the page anew. */
  readonly onReload: () => void;
  /** Knocks again, without loading anything. */
  readonly onRetry: () => void;
  /** Comes in with a password. */
  readonly onPassword: (password: string) => void;
  readonly onHome: () => void;
}

/** As long as the server counts wrong passwords. */
const TRIES_SEC = 60;

export function StoppedCard({ why, onReload, onRetry, onPassword, onHome }: StoppedCardProps) {
  if (why === 'needsPassword' || why === 'wrongPassword') {
    return <PasswordCard wrong={why === 'wrongPassword'} onPassword={onPassword} onHome={onHome} />;
  }
  const { Sign, title, text, way } = wordsFor(why);
  return (
    <Card
      icon={<Sign aria-hidden size={30} />}
      title={title}
      text={text}
      alert
      className="bg-scrim backdrop-blur-md"
    >
      <Way way={way} onReload={onReload} onRetry={onRetry} onHome={onHome} />
      {way.to === 'home' ? null : (
        <Button look="bare" large onClick={onHome}>
          {m.stopped_home()}
        </Button>
      )}
    </Card>
  );
}

/** The most useful thing to do next. */
type Way =
  | { readonly to: 'reload' | 'retry' | 'home'; readonly text: string }
  /** Knocking again makes sense after so many seconds. */
  | { readonly to: 'wait'; readonly seconds: number };

function Way({
  way,
  onReload,
  onRetry,
  onHome,
}: { readonly way: Way } & Pick<StoppedCardProps, 'onReload' | 'onRetry' | 'onHome'>) {
  switch (way.to) {
    case 'wait':
      return <Patience seconds={way.seconds} onRetry={onRetry} />;
    case 'reload':
    case 'retry':
    case 'home': {
      const act = { reload: onReload, retry: onRetry, home: onHome }[way.to];
      return (
        <Button look="main" large onClick={act}>
          {way.text}
        </Button>
      );
    }
  }
}

function Patience({ seconds, onRetry }: { readonly seconds: number; readonly onRetry: () => void }) {
  const left = useCountdown(seconds);
  return (
    <Button look="main" large disabled={left > 0} onClick={onRetry}>
      {left > 0 ? m.stopped_again_in({ seconds: left }) : m.stopped_try_again()}
    </Button>
  );
}

interface Words {
  readonly Sign: LucideIcon;
  readonly title: string;
  readonly text: string;
  readonly way: Way;
}

function wordsFor(why: Exclude<Stopped, 'needsPassword' | 'wrongPassword'>): Words {
  const again: Way = { to: 'retry', text: m.stopped_try_again() };
  switch (why) {
    case 'badVersion':
      return {
        Sign: RefreshCw,
        title: m.stopped_version_title(),
        text: m.stopped_version_text(),
        way: { to: 'reload', text: m.stopped_reload() },
      };
    case 'roomFull':
      return { Sign: Users, title: m.stopped_full_title(), text: m.stopped_full_text(), way: again };
    case 'replaced':
      return {
        Sign: MonitorSmartphone,
        title: m.stopped_replaced_title(),
        text: m.stopped_replaced_text(),
        way: { to: 'retry', text: m.stopped_here() },
      };
    case 'left':
      return {
        Sign: DoorOpen,
        title: m.stopped_left_title(),
        text: m.stopped_left_text(),
        // Leaving has let go of the player as well.
        way: { to: 'reload', text: m.stopped_come_back() },
      };
    case 'kicked':
      return {
        Sign: LogOut,
        title: m.stopped_kicked_title(),
        text: m.stopped_kicked_text(),
        way: { to: 'retry', text: m.stopped_come_back() },
      };
    case 'banned':
      return {
        Sign: UserX,
        title: m.stopped_banned_title(),
        text: m.stopped_banned_text(),
        way: { to: 'home', text: m.stopped_home() },
      };
    case 'locked':
      return {
        Sign: LockKeyhole,
        title: m.stopped_locked_title(),
        text: m.stopped_locked_text(),
        way: again,
      };
    case 'tooManyTries':
      return {
        Sign: Hourglass,
        title: m.stopped_tries_title(),
        text: m.stopped_tries_text(),
        way: { to: 'wait', seconds: TRIES_SEC },
      };
    case 'roomClosed':
      return {
        Sign: DoorClosed,
        title: m.stopped_closed_title(),
        text: m.stopped_closed_text(),
        way: { to: 'home', text: m.stopped_new_room() },
      };
    case 'badMessage':
      return {
        Sign: Ban,
        title: m.stopped_misunderstood_title(),
        text: m.stopped_misunderstood_text(),
        way: { to: 'reload', text: m.stopped_reload() },
      };
    case 'restarting':
    case 'silent':
    case 'noHello':
    case 'tooSlow':
    case 'tooFast':
      return {
        Sign: CircleAlert,
        title: m.stopped_other_title(),
        text: m.stopped_other_text({ why }),
        way: { to: 'reload', text: m.stopped_reload() },
      };
  }
}
