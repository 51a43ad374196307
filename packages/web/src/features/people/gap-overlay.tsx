/** Gap overlay: over the picture, who is how far from me, and the way to them. Off until it is wanted. */
import { Crosshair } from 'lucide-react';
import { m } from '../../i18n/messages.ts';
import { useExcursion } from '../../player/player-context.tsx';
import { markedName, peopleIn, type Person } from '../../room/people.ts';
import { useRoomSession } from '../../room/room-context.tsx';
import { useNow } from '../../room/use-now.ts';
import { memberColour } from '../../ui/member-colour.ts';
import { doingText, gapText } from './person-words.ts';

/** Upright, a phone's picture is as high as five rows: two of them leave it to be seen. */
const FEW_ON_PHONES = 'portrait:max-sm:[&>li:nth-child(n+3)]:hidden';
/** More would cover the picture. */
const MOST = 5;
const REFRESH_MS = 500;

export function GapOverlay() {
  const { store } = useRoomSession();
  const excursion = useExcursion();
  useNow(REFRESH_MS);
  const others = farthestFirst(peopleIn(store.getState()).filter(({ here }) => !here));
  if (others.length === 0) return null;
  const more = others.length - MOST;
  return (
    <section
      aria-label={m.gaps_name()}
      className="pointer-events-auto max-w-[min(20rem,60%)] rounded-2xl bg-scrim py-1 pl-3 text-sm text-text"
    >
      <ul className={FEW_ON_PHONES}>
        {others.slice(0, MOST).map((person) => {
          const name = markedName(person);
          return (
            <li key={person.connection} className="flex items-center gap-2">
              <span
                aria-hidden
                className="size-2 shrink-0 rounded-full"
                style={{ background: memberColour(person.colour) }}
              />
              <span className="max-w-24 truncate font-medium">{name}</span>
              <span className="min-w-0 grow truncate text-soft tabular-nums">
                {gapText(person.gapMs) ?? doingText(person)}
              </span>
              <button
                type="button"
                aria-label={m.person_go_to({ name })}
                title={m.person_go_to({ name })}
                onClick={() => excursion.goTo(person.connection)}
                className="grid size-11 shrink-0 place-items-center rounded-xl text-soft transition-colors duration-150 hover:bg-text/8 hover:text-text"
              >
                <Crosshair aria-hidden size={18} />
              </button>
            </li>
          );
        })}
      </ul>
      {more > 0 ? <p className="pb-1 text-soft">{m.gaps_more({ count: more })}</p> : null}
    </section>
  );
}

/** By half seconds: who is in step stays in place. */
const farness = ({ gapMs }: Person): number => Math.round(Math.abs(gapMs ?? 0) / 500);

const farthestFirst = (people: readonly Person[]): readonly Person[] =>
  people.toSorted((a, b) => farness(b) - farness(a));
