/** Tap along: first with the beeps, then with the flashes; the difference is the delay. */
import { Ear, Eye, Hand } from 'lucide-react';
import { useEffect, useRef, useState, type ReactNode, type RefObject } from 'react';
import { m } from '../../i18n/messages.ts';
import { Button } from '../../ui/button.tsx';
import { startBeater, type Beater } from './beater.ts';
import { delayFromTaps, TAPS_NEEDED, type TapProblem } from './taps.ts';

type Step =
  | { readonly step: 'ready'; readonly problem: TapProblem | null; readonly found: number | null }
  | { readonly step: 'sound'; readonly taps: readonly number[] }
  /** Between the rounds. */
  | { readonly step: 'heard'; readonly sound: readonly number[] }
  | { readonly step: 'light'; readonly sound: readonly number[]; readonly taps: readonly number[] };

export interface TapAlongProps {
  readonly lamp: RefObject<HTMLDivElement | null>;
  readonly onBegin: () => void;
  /** null: nothing was found out. */
  readonly onEnd: (found: number | null) => void;
}

const START: Step = { step: 'ready', problem: null, found: null };

export function TapAlong({ lamp, onBegin, onEnd }: TapAlongProps) {
  const [now, setNow] = useState<Step>(START);
  const beater = useRef<Beater | null>(null);
  useEffect(() => () => beater.current?.stop(), []);

  const beat = (sense: 'sound' | 'light') => {
    beater.current?.stop();
    if (lamp.current === null) return;
    const only = { sound: sense === 'sound', light: sense === 'light' };
    beater.current = startBeater({ lamp: lamp.current, ...only, lightDelayMs: () => 0 });
  };
  const end = (found: number | null, problem: TapProblem | null) => {
    beater.current?.stop();
    beater.current = null;
    setNow({ step: 'ready', problem, found });
    onEnd(found);
  };
  const tap = (moment: number) => {
    const nearest = beater.current?.nearestBeat(moment) ?? null;
    if (nearest === null || (now.step !== 'sound' && now.step !== 'light')) return;
    const taps = [...now.taps, moment - nearest];
    if (taps.length < TAPS_NEEDED) return setNow({ ...now, taps });
    if (now.step === 'sound') {
      beater.current?.stop();
      return setNow({ step: 'heard', sound: taps });
    }
    const result = delayFromTaps(now.sound, taps);
    if (result.ok) end(result.value, null);
    else end(null, result.error);
  };

  switch (now.step) {
    case 'ready':
      return (
        <div className="flex flex-col items-start gap-2">
          {now.found === null ? null : (
            <output className="font-medium">{m.calibrate_found({ ms: now.found })}</output>
          )}
          {now.problem === null ? null : (
            <p role="alert" className="text-danger">
              {now.problem === 'tooFew' ? m.calibrate_too_few() : m.calibrate_unsteady()}
            </p>
          )}
          <Button
            icon={<Hand aria-hidden size={18} />}
            onClick={() => {
              onBegin();
              beat('sound');
              setNow({ step: 'sound', taps: [] });
            }}
          >
            {m.calibrate_tap()}
          </Button>
          <p className="text-sm text-faint">{m.calibrate_tap_hint()}</p>
        </div>
      );
    case 'heard':
      return (
        <Round text={m.calibrate_tap_next()} onCancel={() => end(null, null)}>
          <Button
            look="main"
            large
            onClick={() => {
              beat('light');
              setNow({ step: 'light', sound: now.sound, taps: [] });
            }}
          >
            {m.calibrate_tap_go_on()}
          </Button>
        </Round>
      );
    case 'sound':
    case 'light':
      return (
        <Round
          text={now.step === 'sound' ? m.calibrate_tap_sound() : m.calibrate_tap_light()}
          onCancel={() => end(null, null)}
        >
          <TapPad light={now.step === 'light'} left={TAPS_NEEDED - now.taps.length} onTap={tap} />
        </Round>
      );
  }
}

interface TapPadProps {
  readonly light: boolean;
  readonly left: number;
  /** @param moment of the page's clock */
  readonly onTap: (moment: number) => void;
}

/** Counts when it is touched, not when it is let go; keys work as well. */
function TapPad({ light, left, onTap }: TapPadProps) {
  const Sign = light ? Eye : Ear;
  return (
    <button
      type="button"
      // oxlint-disable-next-line jsx-a11y/no-autofocus -- asked for by the press before; keys must reach it at once
      autoFocus
      onPointerDown={(event) => onTap(event.timeStamp)}
      onKeyDown={(event) => {
        if (event.repeat || (event.key !== ' ' && event.key !== 'Enter')) return;
        event.preventDefault();
        onTap(event.timeStamp);
      }}
      className="flex min-h-28 w-full touch-manipulation flex-col items-center justify-center gap-2 rounded-3xl bg-accent text-lg font-semibold text-on-accent select-none"
    >
      <Sign aria-hidden size={28} />
      {m.calibrate_tap_here({ left })}
    </button>
  );
}

function Round({
  text,
  onCancel,
  children,
}: {
  readonly text: string;
  readonly onCancel: () => void;
  readonly children: ReactNode;
}) {
  return (
    <div className="flex flex-col gap-3">
      <p aria-live="polite" className="font-medium">
        {text}
      </p>
      {children}
      <Button look="bare" className="self-start" onClick={onCancel}>
        {m.calibrate_cancel()}
      </Button>
    </div>
  );
}
