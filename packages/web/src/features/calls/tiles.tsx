/** Tiles: everybody in the call, one large if one is to be, the others as the place allows. Rules CA72, CA76, CA77. */
import { useState } from 'react';
import { m } from '../../i18n/messages.ts';
import { classes } from '../../ui/classes.ts';
import { columnsFor } from './model/layout.ts';
import { screenKey, type View } from './model/spotlight.ts';
import { ScreenTile } from './screen-tile.tsx';
import { Tile } from './tile.tsx';
import { useSize } from './use-size.ts';

/** A row that scrolls, a column that scrolls, as large as can be, or small and over the film. */
export type TilesForm = 'row' | 'column' | 'grid' | 'float';

export interface TilesProps {
  readonly views: readonly View[];
  readonly form: TilesForm;
  /** Its place is higher than wide. */
  readonly tall: boolean;
  /** Key of what is large. */
  readonly large: string | null;
  readonly pinned: string | null;
  readonly onPin: (key: string | null) => void;
  /** Connection whose screen is on the stage. */
  readonly staged: string | null;
  readonly onStage: (connection: string) => void;
}

const FORMS: Readonly<Record<TilesForm, string>> = {
  row: 'flex min-w-0 grow justify-center-safe gap-2 overflow-x-auto p-1 *:h-21 *:w-37 *:min-w-20 sm:*:h-28 sm:*:w-50 sm:*:min-w-28',
  column: 'flex min-h-0 grow flex-col gap-2 overflow-y-auto p-1 *:aspect-video *:w-full *:shrink-0',
  grid: 'grid min-h-0 min-w-0 grow auto-rows-fr gap-2 p-1',
  float: 'grid min-h-0 w-full auto-rows-max gap-1.5 overflow-y-auto p-1 *:aspect-video',
};

export function Tiles({ large, ...props }: TilesProps) {
  const [element, setElement] = useState<HTMLElement | null>(null);
  const size = useSize(element);
  const { form, views } = props;
  const spot = views.find(({ key }) => key === large);
  if (spot !== undefined) return <WithLarge {...props} spot={spot} />;
  return (
    <div
      ref={setElement}
      className={classes(FORMS[form], form === 'float' && floatColumns(views.length))}
      style={
        form === 'grid'
          ? { gridTemplateColumns: `repeat(${columnsFor(views.length, size)}, minmax(0, 1fr))` }
          : undefined
      }
    >
      {views.map((view) => (
        <Shown key={view.key} {...props} view={view} />
      ))}
      {views.length === 1 && form !== 'float' ? <Alone /> : null}
    </div>
  );
}

/** Two below each other are well seen; more, or two on a phone on its side, would cover the film. */
const floatColumns = (count: number): string =>
  count === 1 ? 'grid-cols-1' : count === 2 ? 'grid-cols-1 flat:grid-cols-2' : 'grid-cols-2';

function WithLarge({ spot, ...props }: Omit<TilesProps, 'large'> & { readonly spot: View }) {
  const others = props.views.filter(({ key }) => key !== spot.key);
  const isFloat = props.form === 'float';
  const isColumn = isFloat || props.tall;
  return (
    <div
      className={classes(
        'flex min-h-0 min-w-0 grow gap-2 p-1',
        isColumn ? 'flex-col' : 'flex-row',
        isFloat && 'w-full',
      )}
    >
      <Shown
        {...props}
        view={spot}
        className={isFloat ? 'aspect-video w-full shrink-0' : 'min-h-0 min-w-0 grow'}
      />
      <div
        className={classes(
          'flex shrink-0 gap-2 p-1 *:aspect-video *:shrink-0',
          isFloat && 'flat:hidden',
          isColumn ? 'h-20 overflow-x-auto *:h-full' : 'w-42 flex-col overflow-y-auto *:w-full',
        )}
      >
        {others.map((view) => (
          <Shown key={view.key} {...props} view={view} />
        ))}
      </div>
    </div>
  );
}

interface ShownProps extends Omit<TilesProps, 'large' | 'views' | 'form' | 'tall'> {
  readonly view: View;
  readonly className?: string;
}

function Shown({ view, pinned, onPin, staged, onStage, className }: ShownProps) {
  const { tile, kind, key } = view;
  const style = className === undefined ? {} : { className };
  if (kind === 'screen' && tile.screen !== null) {
    return (
      <ScreenTile
        tile={tile}
        screen={tile.screen}
        staged={staged === tile.connection}
        onStage={() => onStage(tile.connection)}
        {...style}
      />
    );
  }
  return <Tile tile={tile} pinned={pinned === key} onPin={(on) => onPin(on ? key : null)} {...style} />;
}

/** Of a screen: its place in the tiles while it is on the stage. */
export const withoutStaged = (large: string | null, staged: string | null): string | null =>
  staged !== null && large === screenKey(staged) ? null : large;

function Alone() {
  return (
    <p className="grid h-auto! w-auto! max-w-64 place-items-center self-center px-2 text-sm text-balance text-soft">
      {m.call_alone()}
    </p>
  );
}
