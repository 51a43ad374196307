/** Call button: the way into the call, with how many are in it, and whether I am. What it opens is loaded when it is pressed. [CA86] */
import { Phone } from 'lucide-react';
import { m } from '../../i18n/messages.ts';
import { useRoom } from '../../room/room-context.tsx';
import { inCall } from './model/in-call.ts';

export function CallButton({ onPress }: { readonly onPress: () => void }) {
  const count = useRoom((view) => inCall(view).length);
  const isIn = useRoom((view) => inCall(view).some(({ connection }) => connection === view.myConnection));
  return (
    <button
      type="button"
      aria-label={m.call_open()}
      title={count === 0 ? m.call_open() : m.call_in_it({ names: count })}
      aria-pressed={isIn}
      // Seen beside the name, and told by the title: the name is the same whoever is in it.
      data-count={count > 0 ? count : undefined}
      onClick={onPress}
      className={`inline-flex min-h-11 min-w-11 items-center justify-center gap-1.5 rounded-xl px-2 font-medium tabular-nums transition-colors duration-150 hover:bg-text/8 data-count:after:content-[attr(data-count)] ${isIn ? 'text-good' : count > 0 ? 'text-glow' : 'text-soft'}`}
    >
      <Phone aria-hidden size={20} />
    </button>
  );
}
