/** Lamp: a disc that lights up at each flash. */
import type { Ref } from 'react';

export function Lamp({ ref, name }: { readonly ref: Ref<HTMLDivElement>; readonly name: string }) {
  return (
    // A picture that is drawn here.
    // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role
    <div role="img" aria-label={name} className="cinema screen grid h-40 place-items-center rounded-3xl">
      <div className="relative size-24 rounded-full bg-highest">
        <div ref={ref} className="absolute inset-0 rounded-full bg-accent opacity-0" />
      </div>
    </div>
  );
}
