/** Tabs: several panels, one seen at a time. */
import { Tabs as Radix } from 'radix-ui';
import type { ReactNode } from 'react';

export interface Tab {
  readonly id: string;
  readonly label: string;
  /** Beside the label: a count, an unread mark. */
  readonly mark?: ReactNode;
  readonly content: ReactNode;
}

export interface TabsProps {
  /** Name of the row of tabs. */
  readonly name: string;
  readonly tabs: readonly Tab[];
  readonly value: string;
  readonly onChange: (id: string) => void;
}

export function Tabs({ name, tabs, value, onChange }: TabsProps) {
  return (
    <Radix.Root value={value} onValueChange={onChange} className="flex min-h-0 grow flex-col">
      <Radix.List aria-label={name} className="flex shrink-0 gap-1 overflow-x-auto px-2 py-1">
        {tabs.map((tab) => (
          <Radix.Trigger
            key={tab.id}
            value={tab.id}
            className="inline-flex min-h-11 items-center gap-2 rounded-xl px-3.5 font-medium text-soft transition-colors duration-150 hover:text-text focus-visible:-outline-offset-2 data-[state=active]:bg-higher data-[state=active]:text-text"
          >
            {tab.label}
            {tab.mark}
          </Radix.Trigger>
        ))}
      </Radix.List>
      {tabs.map((tab) => (
        <Radix.Content
          key={tab.id}
          value={tab.id}
          className="min-h-0 grow overflow-y-auto outline-offset-[-2px]"
        >
          {tab.content}
        </Radix.Content>
      ))}
    </Radix.Root>
  );
}
