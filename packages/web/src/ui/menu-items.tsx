/** Menu items: things to do inside a menu, one below the other, or as a row of keys. */
import { DropdownMenu } from 'radix-ui';
import type { ReactNode } from 'react';

export interface MenuItemProps {
  readonly icon?: ReactNode;
  readonly children: ReactNode;
  readonly onChoose: () => void;
}

export function MenuItem({ icon, children, onChoose }: MenuItemProps) {
  return (
    <DropdownMenu.Item
      onSelect={onChoose}
      className="flex min-h-11 cursor-pointer items-center gap-3 rounded-lg px-3 outline-none select-none data-disabled:opacity-45 data-highlighted:bg-highest"
    >
      <span className="text-soft">{icon}</span>
      <span className="min-w-0 grow truncate">{children}</span>
    </DropdownMenu.Item>
  );
}

export interface MenuKeysProps {
  /** What is seen. */
  readonly keys: readonly string[];
  /** What it is called. */
  readonly nameOf: (key: string) => string;
  readonly onChoose: (key: string) => void;
}

/** Signs side by side, each one thing to do. */
export function MenuKeys({ keys, nameOf, onChoose }: MenuKeysProps) {
  return (
    <div className="flex justify-between">
      {keys.map((key) => (
        <DropdownMenu.Item
          key={key}
          aria-label={nameOf(key)}
          onSelect={() => onChoose(key)}
          className="grid size-11 cursor-pointer place-items-center rounded-lg text-xl outline-none select-none data-highlighted:bg-highest"
        >
          {key}
        </DropdownMenu.Item>
      ))}
    </div>
  );
}
