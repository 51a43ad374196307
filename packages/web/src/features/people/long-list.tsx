/** Long list: rows for as many people as there are; on the page are only those that can be seen. */
import { createContext, use, useLayoutEffect, useRef, useState, type ReactNode, type RefObject } from 'react';
import { Virtualizer, type CustomContainerComponentProps, type CustomItemComponentProps } from 'virtua';
import type { PeopleRow } from './people-rows.ts';

/** Usual height of a row, px; each is measured when it is seen. */
const ROW = 96;

export interface LongListProps {
  readonly name: string;
  readonly scroller: RefObject<HTMLElement | null>;
  readonly rows: readonly PeopleRow[];
  readonly show: (row: PeopleRow) => ReactNode;
}

const Told = createContext({ name: '', size: 0 });

export default function LongList({ name, scroller, rows, show }: LongListProps) {
  const place = useRef<HTMLDivElement>(null);
  const [above, setAbove] = useState(0);
  useLayoutEffect(() => setAbove(place.current?.offsetTop ?? 0), []);
  return (
    <Told value={{ name, size: rows.length }}>
      <div ref={place}>
        <Virtualizer
          as={List}
          item={Item}
          scrollRef={scroller}
          startMargin={above}
          itemSize={ROW}
          data={rows}
        >
          {(row) => <div key={row.key}>{show(row)}</div>}
        </Virtualizer>
      </div>
    </Told>
  );
}

function List({ children, style, ref }: CustomContainerComponentProps) {
  return (
    <ul ref={ref as RefObject<HTMLUListElement>} style={style} aria-label={use(Told).name}>
      {children}
    </ul>
  );
}

/** Tells how many there are: screen readers cannot count what is not on the page. */
function Item({ children, style, index, ref }: CustomItemComponentProps) {
  return (
    <li
      ref={ref as RefObject<HTMLLIElement>}
      style={style}
      aria-setsize={use(Told).size}
      aria-posinset={index + 1}
    >
      {children}
    </li>
  );
}
