/** Guard button: whether the room goes back for whoever falls far behind. Everybody sees it; who may not switch it is told why. */
import { Shield, ShieldCheck } from 'lucide-react';
import { IconButton } from '../../ui/icon-button.tsx';
import { useGuard } from './use-guard.ts';

export function GuardButton() {
  const { on, may, name, turn } = useGuard();
  return (
    <IconButton name={name} place="above-right" pressed={on} aria-disabled={!may} onClick={() => turn(!on)}>
      {on ? <ShieldCheck aria-hidden size={20} /> : <Shield aria-hidden size={20} />}
    </IconButton>
  );
}
