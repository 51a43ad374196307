/** Failure card: why the film cannot be shown here, and what the person can do. */
import { CircleAlert } from 'lucide-react';
import { m } from '../../i18n/messages.ts';
import { Button } from '../../ui/button.tsx';
import { Card } from '../../ui/card.tsx';
import { failureWords, type FailureFacts } from './failure-words.ts';

export interface FailureCardProps extends FailureFacts {
  readonly onRetry: () => void;
  /** Goes on with the picture alone. */
  readonly onWithoutSound: () => void;
  readonly onOther: () => void;
}

export function FailureCard({ onRetry, onWithoutSound, onOther, ...facts }: FailureCardProps) {
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
      <Button large onClick={onOther}>
        {m.failed_other()}
      </Button>
    </Card>
  );
}
