/** Spinner: something is on its way. Give a name where no text beside it says so. */
import { LoaderCircle } from 'lucide-react';

export function Spinner({ name, size = 20 }: { readonly name?: string; readonly size?: number }) {
  return (
    <span role={name === undefined ? undefined : 'status'} className="inline-flex">
      <LoaderCircle aria-hidden size={size} className="animate-spin" />
      {name === undefined ? null : <span className="sr-only">{name}</span>}
    </span>
  );
}
