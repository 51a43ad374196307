/** Failure card: why the film cannot be shown here, and what the person can do. */
import { CircleAlert } from 'lucide-react';
import type { PlayerFailure, SiteFailure } from '@lockstep/core';
import type { ReactNode } from 'react';
import { m } from '../../i18n/messages.ts';
import { Button } from '../../ui/button.tsx';
import { Card } from '../../ui/card.tsx';

/** What another site could not do is told by a card of its own. */
export type OwnFailure = Exclude<PlayerFailure, SiteFailure>;

export interface FailureCardProps {
  readonly failure: OwnFailure;
  /** A file of this device, or a link. */
  readonly own: boolean;
  readonly onRetry: () => void;
  /** Another copy of the same film, for this device alone. */
  readonly onCopies: () => void;
  readonly onOther: () => void;
  /** Another way, where there is one. */
  readonly more?: ReactNode;
}

export function FailureCard({ failure, own, onRetry, onCopies, onOther, more }: FailureCardProps) {
  const { title, text, again } = wordsFor(failure, own);
  return (
    <Card
      icon={<CircleAlert aria-hidden size={30} />}
      title={title}
      text={text}
      alert
      className="bg-scrim backdrop-blur-md"
    >
      {again ? (
        <Button look="main" large onClick={onRetry}>
          {m.failed_retry()}
        </Button>
      ) : null}
      <Button large onClick={onCopies}>
        {m.copies_open()}
      </Button>
      <Button large onClick={onOther}>
        {m.failed_other()}
      </Button>
      {more}
    </Card>
  );
}

/** `again`: trying once more may help. */
function wordsFor(failure: OwnFailure, own: boolean) {
  switch (failure) {
    case 'unreachable':
      return own
        ? { title: m.failed_gone_title(), text: m.failed_gone_text(), again: false }
        : { title: m.failed_unreachable_title(), text: m.failed_unreachable_text(), again: true };
    case 'gone':
      return { title: m.failed_gone_title(), text: m.failed_gone_text(), again: false };
    case 'unsupported':
      return {
        title: m.failed_unsupported_title(),
        text: own ? m.failed_unsupported_file() : m.failed_unsupported_link(),
        again: !own,
      };
    case 'page':
      return { title: m.failed_page_title(), text: m.failed_page_text(), again: false };
    case 'damaged':
      return { title: m.failed_damaged_title(), text: m.failed_damaged_text(), again: true };
    case 'noPicture':
      return { title: m.failed_picture_title(), text: m.failed_picture_text(), again: false };
    case 'noSound':
      return { title: m.failed_sound_title(), text: m.failed_sound_text(), again: false };
  }
}
