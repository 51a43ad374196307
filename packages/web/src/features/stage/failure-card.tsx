/** Failure card: why the film cannot be shown here, and what the person can do. */
import { CircleAlert } from 'lucide-react';
import type { ReactNode } from 'react';
import { m } from '../../i18n/messages.ts';
import { Button } from '../../ui/button.tsx';
import { Card } from '../../ui/card.tsx';
import { failureWords, type FailureFacts } from './failure-words.ts';

export interface FailureCardProps extends FailureFacts {
  readonly onRetry: () => void;
  /** Goes on with the picture alone. */
  readonly onWithoutSound: () => void;
  /** Another copy of the same film, for this device alone. */
  readonly onCopies: () => void;
  readonly onOther: () => void;
  /** Another way, where there is one. */
  readonly more?: ReactNode;
}

export function FailureCard({
  onRetry,
  onWithoutSound,
  onCopies,
  onOther,
  more,
  ...facts
}: FailureCardProps) {
  const { title, text, again } = failureWords(facts);
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
      {facts.failure === 'noSound' ? (
        <Button look="main" large onClick={onWithoutSound}>
          {m.own_without_sound()}
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
