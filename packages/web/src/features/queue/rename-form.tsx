/** Rename form: another title for an item; Enter keeps it, Esc leaves it. */
import { Check } from 'lucide-react';
import { roomLimits } from '@lockstep/core';
import { useState } from 'react';
import { m } from '../../i18n/messages.ts';
import { Field } from '../../ui/field.tsx';
import { IconButton } from '../../ui/icon-button.tsx';

export interface RenameFormProps {
  readonly title: string;
  /** null: as it was. */
  readonly onDone: (title: string | null) => void;
}

export function RenameForm({ title, onDone }: RenameFormProps) {
  const [typed, setTyped] = useState(title);
  const wanted = typed.trim();
  const done = () => onDone(wanted === '' || wanted === title ? null : wanted);
  return (
    // The keys are those of its field.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions
    <form
      className="flex min-w-0 grow items-center gap-1"
      onSubmit={(event) => {
        event.preventDefault();
        done();
      }}
      onKeyDown={(event) => {
        // While characters are composed, Esc belongs to the one who composes them.
        if (event.key !== 'Escape' || event.nativeEvent.isComposing) return;
        event.stopPropagation();
        onDone(null);
      }}
    >
      <Field
        label={m.queue_rename_label()}
        labelHidden
        // oxlint-disable-next-line jsx-a11y/no-autofocus -- it takes the place of the button that was pressed
        autoFocus
        autoComplete="off"
        maxLength={roomLimits.titleLength}
        value={typed}
        onChange={(event) => setTyped(event.currentTarget.value)}
        onFocus={(event) => event.currentTarget.select()}
        className="min-w-0 grow"
      />
      <IconButton name={m.queue_rename_keep()} place="above-right" type="submit">
        <Check aria-hidden size={20} />
      </IconButton>
    </form>
  );
}
