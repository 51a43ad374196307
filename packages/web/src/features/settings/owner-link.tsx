/**
 * Owner link: makes whoever opens it host of this room, on any device. Its secret is behind #, where no server sees it,
 * and it is shown once, here: the room keeps only a seal of it.
 */
import { Check, Copy, KeyRound } from 'lucide-react';
import { useRef, useState } from 'react';
import { base } from '../../base.ts';
import { m } from '../../i18n/messages.ts';
import { randomId } from '../../room/identity.ts';
import { useRoom, useRoomSession } from '../../room/room-context.tsx';
import { useMay } from '../../room/use-may.ts';
import { Button } from '../../ui/button.tsx';
import { Field } from '../../ui/field.tsx';
import { SettingGroup } from '../../ui/setting-row.tsx';
import { closedText } from './role-words.ts';

/** 192 bits: nobody guesses it. */
const SECRET_BYTES = 24;

export function OwnerLink({ room }: { readonly room: string }) {
  const { participant } = useRoomSession();
  const permission = useMay('access');
  const exists = useRoom((view) => view.room?.access.hasOwnerLink ?? false);
  const [link, setLink] = useState<string | null>(null);
  const [copied, setCopied] = useState(false);
  const field = useRef<HTMLInputElement>(null);

  const make = () => {
    const owner = randomId(SECRET_BYTES);
    participant.send({ type: 'setOwnerLink', owner });
    setCopied(false);
    setLink(`${location.origin}${base}/r/${room}#owner=${owner}`);
  };
  const copy = async () => {
    const { current } = field;
    if (current === null) return;
    current.focus();
    current.select();
    // Missing in insecure contexts, though the types promise it; the old command works there.
    const clipboard: Clipboard | undefined = navigator.clipboard;
    const done = clipboard === undefined ? Promise.reject(new Error()) : clipboard.writeText(current.value);
    setCopied(await done.then(() => true).catch(() => document.execCommand('copy')));
  };

  return (
    <SettingGroup title={m.settings_owner()} closed={closedText(permission)}>
      <p className="text-sm text-faint">{m.settings_owner_text()}</p>
      {link === null ? null : (
        <>
          <Field
            ref={field}
            label={m.settings_owner_link()}
            labelHidden
            readOnly
            value={link}
            hint={m.settings_owner_once()}
            onFocus={(event) => event.currentTarget.select()}
          />
          <Button
            look="main"
            className="self-start"
            icon={copied ? <Check aria-hidden size={18} /> : <Copy aria-hidden size={18} />}
            onClick={() => void copy()}
          >
            <span aria-live="polite">{copied ? m.invite_copied() : m.invite_copy()}</span>
          </Button>
        </>
      )}
      <Button
        className="self-start"
        icon={<KeyRound aria-hidden size={18} />}
        disabled={!permission.allowed}
        onClick={make}
      >
        {exists ? m.settings_owner_again() : m.settings_owner_make()}
      </Button>
      {exists && link === null ? <p className="text-sm text-faint">{m.settings_owner_exists()}</p> : null}
    </SettingGroup>
  );
}
