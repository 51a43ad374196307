/** Password card: the room has a password; the field for it, and what was wrong with the last one. */
import { KeyRound } from 'lucide-react';
import { useState, type FormEvent } from 'react';
import { m } from '../../i18n/messages.ts';
import { Button } from '../../ui/button.tsx';
import { Card } from '../../ui/card.tsx';
import { Field } from '../../ui/field.tsx';

export interface PasswordCardProps {
  /** The last one did not fit. */
  readonly wrong: boolean;
  readonly onPassword: (password: string) => void;
  readonly onHome: () => void;
}

export function PasswordCard({ wrong, onPassword, onHome }: PasswordCardProps) {
  const [typed, setTyped] = useState('');
  const enter = (event: FormEvent) => {
    event.preventDefault();
    if (typed !== '') onPassword(typed);
  };
  return (
    <Card
      icon={<KeyRound aria-hidden size={28} />}
      title={m.password_title()}
      text={m.password_text()}
      alert
      className="bg-scrim backdrop-blur-md"
    >
      <form onSubmit={enter} className="flex w-full flex-col gap-3 text-left">
        <Field
          label={m.password_label()}
          type="password"
          autoComplete="off"
          maxLength={200}
          value={typed}
          error={wrong ? m.password_wrong() : null}
          onChange={(event) => setTyped(event.currentTarget.value)}
        />
        <Button type="submit" look="main" large>
          {m.password_enter()}
        </Button>
      </form>
      <Button look="bare" large onClick={onHome}>
        {m.stopped_home()}
      </Button>
    </Card>
  );
}
