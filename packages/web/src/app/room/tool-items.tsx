/** Tool items: the tools of watching together as lines of the film's menu, for screens on which the film needs all the room. */
import { ArrowLeftRight, History, Shield, Undo2 } from 'lucide-react';
import { useGuard } from '../../features/guard/use-guard.ts';
import { showGaps, useGapsShown } from '../../features/people/gaps-shown.ts';
import { useLookBack } from '../../features/excursion/use-look-back.ts';
import { m } from '../../i18n/messages.ts';
import { MenuItem, MenuLine, MenuSwitch } from '../../ui/menu-parts.tsx';

export default function ToolItems() {
  const back = useLookBack();
  const guard = useGuard();
  const gaps = useGapsShown();
  return (
    <>
      <MenuLine />
      <MenuItem
        icon={back.away ? <Undo2 aria-hidden size={20} /> : <History aria-hidden size={20} />}
        label={back.name}
        shortcut="A"
        disabled={!back.hasFilm}
        onSelect={back.act}
      />
      <MenuSwitch
        icon={<Shield aria-hidden size={20} />}
        label={guard.name}
        on={guard.on}
        onChange={guard.turn}
      />
      <MenuSwitch
        icon={<ArrowLeftRight aria-hidden size={20} />}
        label={m.gaps_show()}
        on={gaps}
        onChange={showGaps}
      />
      <MenuLine />
    </>
  );
}
