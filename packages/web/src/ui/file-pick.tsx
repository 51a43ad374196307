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
  /** Takes several at once; absent: only one can be picked. */
  readonly onMany?: (files: readonly File[]) => void;
  readonly children: ReactNode;
}

export function FilePick({
  look = 'quiet',
  large = true,
  busy = false,
  icon,
  accept,
  onPick,
  onMany,
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
        multiple={onMany !== undefined}
        hidden
        tabIndex={-1}
        aria-hidden
        onChange={(event) => {
          const files = Array.from(event.currentTarget.files ?? []);
          // The same file can be picked again.
          event.currentTarget.value = '';
          const [file] = files;
          if (files.length > 1) onMany?.(files);
          else if (file !== undefined) onPick(file);
        }}
      />
    </>
  );
}
