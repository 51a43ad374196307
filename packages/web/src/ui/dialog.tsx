/**
 * Dialog: a question or a sheet over everything. The platform's own modal dialog: it holds the focus, closes with Esc,
 * gives the focus back, and lies above a fullscreen element. On narrow screens it is a sheet at the bottom.
 */
import { X } from 'lucide-react';
import { useId, useLayoutEffect, useRef, type ReactNode } from 'react';
import { classes } from './classes.ts';
import { IconButton } from './icon-button.tsx';
import { useBack } from './use-back.ts';

export interface DialogProps {
  readonly open: boolean;
  readonly onClose: () => void;
  readonly title: string;
  /** Name of the closing button. */
  readonly closeName: string;
  readonly children: ReactNode;
  readonly wide?: boolean;
}

export function Dialog({ open, ...rest }: DialogProps) {
  return open ? <OpenDialog {...rest} /> : null;
}

function OpenDialog({ onClose, title, closeName, children, wide }: Omit<DialogProps, 'open'>) {
  const element = useRef<HTMLDialogElement>(null);
  const id = useId();
  useBack(true, onClose);

  // Closed while it is still in the page, or it could not give the focus back.
  useLayoutEffect(() => {
    const dialog = element.current;
    // Or the closing button would have it, with its name standing over what is to be read.
    if (dialog?.querySelector('[autofocus]') === null) dialog.setAttribute('autofocus', '');
    dialog?.showModal();
    return () => dialog?.close();
  }, []);

  return (
    // A press on the veil is a press on the dialog element itself; its content covers the rest. Keys have Esc.
    // oxlint-disable-next-line jsx-a11y/click-events-have-key-events, jsx-a11y/no-noninteractive-element-interactions
    <dialog
      ref={element}
      aria-labelledby={id}
      onCancel={(event) => {
        event.preventDefault();
        onClose();
      }}
      onClick={(event) => {
        if (event.target === element.current) onClose();
      }}
      className={classes(
        'appear m-auto outline-none max-h-[92dvh] w-[calc(100vw-2rem)] overflow-y-auto rounded-3xl bg-raised text-text shadow-lift backdrop:bg-veil',
        'max-sm:mb-0 max-sm:w-full max-sm:max-w-none max-sm:rounded-b-none',
        wide === true ? 'sm:max-w-3xl' : 'sm:max-w-md',
      )}
    >
      <div className="flex flex-col gap-5 p-6 pb-[max(1.5rem,env(safe-area-inset-bottom))]">
        <header className="flex items-center justify-between gap-4">
          <h2 id={id} className="text-xl font-semibold">
            {title}
          </h2>
          <IconButton name={closeName} place="below-right" onClick={onClose} className="-mr-2.5">
            <X aria-hidden size={20} />
          </IconButton>
        </header>
        {children}
      </div>
    </dialog>
  );
}
