/** Use mentions: names offered while one is being typed after an @. [TK8] */
import { useRef, useState, type KeyboardEvent } from 'react';
import { nameOf } from '../../../room/names.ts';
import { useTalk } from '../talk-context.tsx';
import { begunAt, completed, namesFor, type Begun } from '../model/completion.ts';
import type { Box, BoxRef } from './use-box.ts';

export interface Mentions {
  readonly open: boolean;
  readonly names: readonly string[];
  readonly active: number;
  /** Looks at what is typed before the caret. */
  readonly look: () => void;
  readonly take: (name: string) => void;
  readonly close: () => void;
  /** true: the key was for the list. */
  readonly onKey: (event: KeyboardEvent) => boolean;
}

interface Offer {
  readonly begun: Begun;
  readonly names: readonly string[];
  readonly active: number;
}

export function useMentions(ref: BoxRef, { put }: Box): Mentions {
  const { session } = useTalk();
  const [offer, setOffer] = useState<Offer | null>(null);
  /** Closed by hand: not again for the same @. */
  const closedAt = useRef<number | null>(null);

  const look = () => {
    const area = ref.current;
    const begun = area === null ? null : begunAt(area.value, area.selectionStart);
    if (begun === null) closedAt.current = null;
    if (begun === null || begun.from === closedAt.current) return setOffer(null);
    const { room, me } = session.store.getState();
    const others = (room?.members ?? []).filter(({ id }) => id !== me);
    const names = namesFor(
      begun.query,
      others.map(({ id, name }) => nameOf(room, id) ?? name),
    );
    return setOffer((before) =>
      names.length === 0 ? null : { begun, names, active: Math.min(before?.active ?? 0, names.length - 1) },
    );
  };
  const take = (name: string) => {
    const area = ref.current;
    if (area === null || offer === null) return;
    const { text, caret } = completed(area.value, area.selectionStart, offer.begun, name);
    setOffer(null);
    put(text, caret);
  };
  const move = (step: number) =>
    setOffer((now) =>
      now === null ? null : { ...now, active: (now.active + step + now.names.length) % now.names.length },
    );

  const onKey = (event: KeyboardEvent): boolean => {
    if (offer === null) return false;
    switch (event.key) {
      case 'ArrowDown':
        move(1);
        break;
      case 'ArrowUp':
        move(-1);
        break;
      case 'Enter':
      case 'Tab':
        take(offer.names[offer.active] ?? '');
        break;
      case 'Escape':
        closedAt.current = offer.begun.from;
        setOffer(null);
        break;
      default:
        return false;
    }
    event.preventDefault();
    return true;
  };

  return {
    open: offer !== null,
    names: offer?.names ?? [],
    active: offer?.active ?? 0,
    look,
    take,
    close: () => setOffer(null),
    onKey,
  };
}
