/** Device trouble: why the microphone or camera is not on though it was asked for, and what helps. Rule CA85. */
import { m } from '../../i18n/messages.ts';
import { useCallState } from './call-context.tsx';
import { cameraText, micText } from './call-words.ts';

export function MicTrouble() {
  const state = useCallState(({ mic }) => mic);
  return <Trouble text={micText(state)} plain={state === 'asking'} />;
}

export function CameraTrouble() {
  const state = useCallState(({ camera }) => camera);
  return <Trouble text={cameraText(state)} plain={state === 'asking'} />;
}

/** Kept on the page while it is empty: what comes with its region is not read out. */
function Trouble({ text, plain }: { readonly text: string | null; readonly plain: boolean }) {
  const said = text !== null && !isSecureContext ? m.call_insecure() : text;
  return (
    <output className={said === null ? 'hidden' : `block text-sm ${plain ? 'text-soft' : 'text-danger'}`}>
      {said}
    </output>
  );
}
