/** File pick: a button that opens the platform's file chooser. */
import { useRef, type ReactNode } from 'react';
import { Button, type ButtonLook } from './button.tsx';

export interface FilePickProps {
  readonly look?: ButtonLook;
  readonly large?: boolean;
  readonly busy?: boolean;
  readonly icon?: ReactNode;
  /** As the `accept` of a file input. */
  readonly accept: string;
  readonly onPick: (file: File) => void;
  readonly children: ReactNode;
}

export function FilePick({
  look = 'quiet',
  large = true,
  busy = false,
  icon,
  accept,
  onPick,
  children,
}: FilePickProps) {
  const input = useRef<HTMLInputElement>(null);
  return (
    <>
      <Button look={look} large={large} busy={busy} icon={icon} onClick={() => input.current?.click()}>
        {children}
      </Button>
      <input
        ref={input}
        type="file"
        accept={accept}
        hidden
        tabIndex={-1}
        aria-hidden
        onChange={(event) => {
          const file = event.currentTarget.files?.[0];
          // The same file can be picked again.
          event.currentTarget.value = '';
          if (file !== undefined) onPick(file);
        }}
      />
    </>
  );
}
