/** Invite dialog: the room's link to copy, to scan, to share. */
import { base } from '../../base.ts';
import { Check, Copy, MonitorSmartphone, Share2 } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import { serverAddresses } from '../../api/rooms.ts';
import { m } from '../../i18n/messages.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { Field } from '../../ui/field.tsx';
import { copyText } from './copy-text.ts';
import { inviteLinks, type InviteLinks } from './invite-links.ts';
import { QrCode } from './qr-code.tsx';

export interface InviteDialogProps {
  readonly room: string;
  readonly open: boolean;
  readonly onClose: () => void;
}

export function InviteDialog({ room, open, onClose }: InviteDialogProps) {
  return (
    <Dialog open={open} onClose={onClose} title={m.invite_title()} closeName={m.app_close()}>
      <Invitation room={room} />
    </Dialog>
  );
}

type Copying = 'idle' | 'copied' | 'refused';

const COPIED_MS = 2500;

function Invitation({ room }: { readonly room: string }) {
  const { links, reach } = useInviteLinks(room);
  const [chosen, setChosen] = useState<string | null>(null);
  const link = links.find((candidate) => candidate === chosen) ?? links[0] ?? '';
  const [copying, setCopying] = useState<Copying>('idle');
  const field = useRef<HTMLInputElement>(null);

  useEffect(() => {
    if (copying !== 'copied') return undefined;
    const timer = setTimeout(() => setCopying('idle'), COPIED_MS);
    return () => clearTimeout(timer);
  }, [copying]);

  const copy = async () => {
    if (field.current !== null) setCopying((await copyText(link, field.current)) ? 'copied' : 'refused');
  };

  return (
    <div className="flex flex-col gap-5">
      <p className="text-soft">{m.invite_text()}</p>
      <div className="flex flex-col gap-3">
        <Field
          ref={field}
          label={m.invite_link()}
          labelHidden
          readOnly
          value={link}
          onFocus={(event) => event.currentTarget.select()}
          hint={copying === 'refused' ? m.invite_copy_by_hand() : undefined}
        />
        <div className="flex flex-wrap gap-3">
          <Button
            look="main"
            className="grow"
            icon={copying === 'copied' ? <Check aria-hidden size={18} /> : <Copy aria-hidden size={18} />}
            onClick={() => void copy()}
          >
            <span aria-live="polite">{copying === 'copied' ? m.invite_copied() : m.invite_copy()}</span>
          </Button>
          <ShareButton link={link} />
        </div>
      </div>
      <ReachNote reach={reach} />
      {links.length > 1 ? (
        <select
          aria-label={m.invite_choice()}
          value={link}
          onChange={(event) => setChosen(event.currentTarget.value)}
          className="min-h-11 rounded-xl bg-higher px-3"
        >
          {links.map((candidate) => (
            <option key={candidate} value={candidate}>
              {new URL(candidate).host}
            </option>
          ))}
        </select>
      ) : null}
      <div className="flex justify-center">
        <QrCode text={link} name={m.invite_qr()} />
      </div>
    </div>
  );
}

function ReachNote({ reach }: Pick<InviteLinks, 'reach'>) {
  if (reach === 'anywhere') return null;
  return (
    <p className="flex gap-3 rounded-xl bg-tint p-3 text-sm">
      <MonitorSmartphone aria-hidden size={20} className="shrink-0 text-glow" />
      {reach === 'lan' ? m.invite_local_lan() : m.invite_local()}
    </p>
  );
}

/** The share sheet, where the device has one. */
function ShareButton({ link }: { readonly link: string }) {
  if (typeof navigator.share !== 'function') return null;
  const share = () => {
    // Closing the sheet without choosing is a rejection, and not worth a word.
    navigator.share({ title: m.app_name(), text: m.invite_share_text(), url: link }).catch(() => undefined);
  };
  return (
    <Button className="grow" icon={<Share2 aria-hidden size={18} />} onClick={share}>
      {m.invite_share()}
    </Button>
  );
}

function useInviteLinks(room: string): InviteLinks {
  const [addresses, setAddresses] = useState<readonly string[]>([]);
  const links = inviteLinks(location.origin + base, addresses, room);
  const asks = links.reach === 'onlyHere';
  useEffect(() => {
    if (!asks) return undefined;
    let wanted = true;
    void serverAddresses().then((found) => {
      if (wanted && found.length > 0) setAddresses(found);
    });
    return () => {
      wanted = false;
    };
  }, [asks]);
  return links;
}
