/** Way panel: the ways a text can be sent in, and, behind a button, how messages look over the film here. */
import { may } from '@lockstep/core';
import { Settings2 } from 'lucide-react';
import { useId, useState } from 'react';
import { m } from '../../../i18n/messages.ts';
import { useRoom } from '../../../room/room-context.tsx';
import { Button } from '../../../ui/button.tsx';
import { useDraft, useTalk } from '../talk-context.tsx';
import { TalkSettings } from '../talk-settings.tsx';
import { ColourChoice } from './colour-choice.tsx';
import { wayIcons, wayNames, ways } from './ways.ts';

export interface WayPanelProps {
  /** One goes on writing. */
  readonly onDone: () => void;
}

export default function WayPanel({ onDone }: WayPanelProps) {
  const [settings, setSettings] = useState(false);
  if (!settings) return <Choices onDone={onDone} onSettings={() => setSettings(true)} />;
  return (
    <div className="w-80 max-w-[calc(100vw-2rem)] p-2">
      <TalkSettings />
    </div>
  );
}

function Choices({ onDone, onSettings }: WayPanelProps & { readonly onSettings: () => void }) {
  const { draft } = useTalk();
  const { way, colour, timed } = useDraft();
  const group = useId();
  const mayPin = useRoom(({ room, me }) => room !== null && me !== null && may(room, me, 'marks'));
  const danmaku = way === 'roll' || way === 'top' || way === 'bottom';
  return (
    <div className="flex w-72 max-w-[calc(100vw-2rem)] flex-col gap-2">
      <fieldset className="flex flex-col">
        <legend className="px-2 pt-1 pb-1 text-sm text-faint">{m.talk_way()}</legend>
        {ways
          .filter((each) => each !== 'pin' || mayPin)
          .map((each) => {
            const Icon = wayIcons[each];
            return (
              <label
                key={each}
                className="flex min-h-11 cursor-pointer items-center gap-3 rounded-xl px-2 has-checked:bg-highest has-focus-visible:outline-2 has-focus-visible:outline-glow hover:bg-text/8"
              >
                <input
                  type="radio"
                  name={group}
                  value={each}
                  checked={way === each}
                  onChange={() => draft.setState({ way: each })}
                  // Chosen with the pointer, one goes on writing; arrow keys only move along.
                  onClick={(event) => {
                    if (event.detail > 0 && (each === 'chat' || each === 'notice' || each === 'pin'))
                      onDone();
                  }}
                  className="sr-only"
                />
                <Icon aria-hidden size={18} className="shrink-0 text-soft" />
                {wayNames[each]()}
              </label>
            );
          })}
      </fieldset>
      {danmaku ? (
        <>
          <ColourChoice value={colour} onChange={(next) => draft.setState({ colour: next })} />
          <label className="flex min-h-11 cursor-pointer items-center gap-3 rounded-xl px-2 hover:bg-text/8">
            <input
              type="checkbox"
              checked={timed}
              onChange={(event) => draft.setState({ timed: event.currentTarget.checked })}
              className="size-5 accent-(--accent)"
            />
            <span>
              {m.talk_timed()}
              <span className="block text-sm text-faint">{m.talk_timed_hint()}</span>
            </span>
          </label>
        </>
      ) : null}
      <Button look="bare" icon={<Settings2 aria-hidden size={18} />} onClick={onSettings}>
        {m.talk_settings_open()}
      </Button>
    </div>
  );
}
