/** Link field: a line for an address, with the button that takes it; what is wrong with it is said below. */
import { Link2 } from 'lucide-react';
import { useState, type FormEvent } from 'react';
import { Button } from './button.tsx';
import { Field, type FieldProps } from './field.tsx';

export interface LinkFieldProps extends Pick<FieldProps, 'onPaste'> {
  readonly label: string;
  /** On the button. */
  readonly take: string;
  /** What was typed; answers with what is wrong with it, or null. */
  readonly onTake: (text: string) => string | null;
}

export function LinkField({ label, take, onTake, onPaste }: LinkFieldProps) {
  const [text, setText] = useState('');
  const [problem, setProblem] = useState<string | null>(null);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const found = onTake(text);
    setProblem(found);
    if (found === null) setText('');
  };
  return (
    <form onSubmit={submit} noValidate>
      <Field
        label={label}
        labelHidden
        placeholder={label}
        inputMode="url"
        autoComplete="off"
        spellCheck={false}
        value={text}
        leading={<Link2 aria-hidden size={20} />}
        onPaste={onPaste}
        error={problem}
        onChange={(event) => {
          setText(event.currentTarget.value);
          setProblem(null);
        }}
        trailing={
          <Button type="submit" look="bare" className="-mr-2.5">
            {take}
          </Button>
        }
      />
    </form>
  );
}
