/** People panel: who is here, on what, doing what, where, and how far from me; and what can be done about it. */
import { lazy, Suspense, useRef, useState, type ReactNode } from 'react';
import { m } from '../../i18n/messages.ts';
import { markedName, type Person } from '../../room/people.ts';
import { useRoomSession } from '../../room/room-context.tsx';
import { useNow } from '../../room/use-now.ts';
import { Bans } from './bans.tsx';
import { CrowdFigures } from './crowd-figures.tsx';
import { PeopleTools } from './people-tools.tsx';
import { peopleRows, type PeopleRow } from './people-rows.ts';
import { PersonRow } from './person-row.tsx';
import { PutOutDialog } from './put-out-dialog.tsx';
import { QuietRow } from './quiet-row.tsx';
import { RenameDialog } from './rename-dialog.tsx';
import { useWatching, Watched } from './watching.tsx';

/** Reports come once a second; faster would only make the figures dance. */
const REFRESH_MS = 500;
/** Longer lists keep on the page only what can be seen. */
const LONG = 40;

const LongList = lazy(() => import('./long-list.tsx'));

export interface PeoplePanelProps {
  /** What else the menu of somebody else has. */
  readonly more: (person: Person) => ReactNode;
}

export function PeoplePanel({ more }: PeoplePanelProps) {
  const { store } = useRoomSession();
  const scroller = useRef<HTMLDivElement>(null);
  const watch = useWatching();
  const [putOut, setPutOut] = useState<{ readonly member: string; readonly name: string } | null>(null);
  const [renaming, setRenaming] = useState(false);
  useNow(REFRESH_MS);
  const view = store.getState();
  const rows = peopleRows(view);
  const onPutOut = (person: Person) => setPutOut({ member: person.member, name: markedName(person) });
  const isCrowd = view.figures !== null;
  const show = (row: PeopleRow): ReactNode => {
    const shown =
      row.kind === 'quiet' ? (
        <QuietRow member={row.who} name={row.name} />
      ) : (
        <PersonRow
          person={row.person}
          onPutOut={onPutOut}
          onRename={() => setRenaming(true)}
          more={more(row.person)}
        />
      );
    return isCrowd ? (
      <Watched watch={watch} member={row.member}>
        {shown}
      </Watched>
    ) : (
      shown
    );
  };
  const alone = rows.length === 1;
  return (
    <div ref={scroller} className="h-full overflow-y-auto p-2 sm:p-3">
      <PeopleTools alone={alone} />
      <CrowdFigures />
      {rows.length > LONG ? (
        <Suspense>
          <LongList name={m.tab_people()} scroller={scroller} rows={rows} show={show} />
        </Suspense>
      ) : (
        <ul aria-label={m.tab_people()} className="flex flex-col gap-1">
          {rows.map((row) => (
            <li key={row.key}>{show(row)}</li>
          ))}
        </ul>
      )}
      {alone ? <p className="px-3 py-6 text-center text-balance text-soft">{m.people_alone()}</p> : null}
      <Bans />
      <PutOutDialog whom={putOut} onClose={() => setPutOut(null)} />
      <RenameDialog open={renaming} onClose={() => setRenaming(false)} />
    </div>
  );
}
