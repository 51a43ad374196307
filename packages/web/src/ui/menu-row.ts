/** Menu row: how one line of a menu looks. */
export const menuRow =
  'flex min-h-11 cursor-pointer items-center gap-3 rounded-lg px-3 outline-none select-none data-disabled:opacity-45 data-highlighted:bg-highest';
