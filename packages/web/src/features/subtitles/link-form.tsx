/** Link form: subtitles by their address. [SB14] */
import { Link2 } from 'lucide-react';
import { useState } from 'react';
import { m } from '../../i18n/messages.ts';
import { Button } from '../../ui/button.tsx';
import { Field } from '../../ui/field.tsx';

export interface LinkFormProps {
  /** Told when it has been fetched, or cannot be. */
  readonly onLink: (url: string) => Promise<void>;
}

export function LinkForm({ onLink }: LinkFormProps) {
  const [open, setOpen] = useState(false);
  const [typed, setTyped] = useState('');
  const [bad, setBad] = useState(false);
  const [busy, setBusy] = useState(false);
  if (!open) {
    return (
      <Button large icon={<Link2 aria-hidden size={20} />} onClick={() => setOpen(true)}>
        {m.subtitles_link()}
      </Button>
    );
  }
  const take = async () => {
    const address = addressOf(typed);
    setBad(address === null);
    if (address === null) return;
    setBusy(true);
    await onLink(address);
    setBusy(false);
    setTyped('');
    setOpen(false);
  };
  return (
    <form
      className="flex items-end gap-2"
      onSubmit={(event) => {
        event.preventDefault();
        void take();
      }}
    >
      <Field
        label={m.subtitles_link_label()}
        // oxlint-disable-next-line jsx-a11y/no-autofocus -- it takes the place of the button that was pressed
        autoFocus
        type="url"
        inputMode="url"
        autoComplete="off"
        maxLength={2000}
        value={typed}
        error={bad ? m.subtitles_link_bad() : null}
        onChange={(event) => setTyped(event.currentTarget.value)}
        className="min-w-0 grow"
      />
      <Button type="submit" large look="main" busy={busy} disabled={typed.trim() === ''}>
        {m.subtitles_link_take()}
      </Button>
    </form>
  );
}

/** null: nothing that a page may fetch. */
function addressOf(typed: string): string | null {
  const text = typed.trim();
  if (!URL.canParse(text)) return null;
  const { protocol, href } = new URL(text);
  return protocol === 'http:' || protocol === 'https:' ? href : null;
}
