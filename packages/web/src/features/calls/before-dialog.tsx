/** Before dialog: before one joins the call: a look at oneself, one's devices, and who is there. Rules CA84, CA85. */
import { Headphones, Phone, VideoOff } from 'lucide-react';
import { useEffect } from 'react';
import { changeCallLook, useCallLook } from '../../device/call-look.ts';
import { m } from '../../i18n/messages.ts';
import { nameOf } from '../../room/names.ts';
import { useRoom } from '../../room/room-context.tsx';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { SwitchRow } from '../../ui/setting-row.tsx';
import { useCall, useCallState } from './call-context.tsx';
import { problemText } from './call-words.ts';
import { DeviceChoices } from './device-choices.tsx';
import { CameraTrouble, MicTrouble } from './device-trouble.tsx';
import { LevelMeter } from './level-meter.tsx';
import { inCall } from './model/in-call.ts';
import { TrackVideo } from './track-video.tsx';

export function BeforeDialog({ onClose }: { readonly onClose: () => void }) {
  const call = useCall();
  const { mic, camera, problem, isJoining } = useCallState((state) => ({
    mic: state.mic,
    camera: state.camera,
    problem: state.problem,
    isJoining: state.phase === 'joining',
  }));
  useEffect(() => {
    call.prepare();
    return () => {
      call.rest();
      // It was said here.
      call.dismiss();
    };
  }, [call]);
  const wants = { mic: mic === 'on' || mic === 'asking', camera: camera === 'on' || camera === 'asking' };
  return (
    <Dialog open wide onClose={onClose} title={m.call_title()} closeName={m.room_close()}>
      <p className="-mt-3 text-soft">{m.call_text()}</p>
      <WhoIsIn />
      <div className="grid gap-5 sm:grid-cols-2">
        <div className="flex flex-col gap-3">
          <Preview />
          <LevelMeter active={mic === 'on'} />
        </div>
        <div className="flex flex-col gap-2">
          <SwitchRow label={m.call_mic()} on={wants.mic} onChange={call.setMic} />
          <MicTrouble />
          <SwitchRow label={m.call_camera()} on={wants.camera} onChange={call.setCamera} />
          <CameraTrouble />
          {wants.mic || wants.camera ? null : <p className="text-sm text-soft">{m.call_listen_only()}</p>}
        </div>
      </div>
      <div className="grid gap-x-5 gap-y-2 [&_select]:w-full [&>div>div]:w-full sm:grid-cols-3">
        <DeviceChoices />
      </div>
      <HeadphoneHint />
      {problem === null ? null : (
        <p role="alert" className="rounded-xl bg-danger-tint px-4 py-3 text-danger">
          {problemText(problem)}
        </p>
      )}
      <div className="flex flex-wrap justify-end gap-3">
        <Button look="bare" onClick={onClose}>
          {m.call_cancel()}
        </Button>
        <Button look="main" large busy={isJoining} icon={<Phone aria-hidden size={20} />} onClick={call.join}>
          {isJoining ? m.call_joining() : m.call_join()}
        </Button>
      </div>
    </Dialog>
  );
}

function WhoIsIn() {
  const names = useRoom((view) =>
    [...new Set(inCall(view).map(({ member }) => member))].map(
      (member) => nameOf(view.room, member) ?? m.notice_somebody(),
    ),
  );
  return (
    <p className="font-medium">
      {names.length === 0 ? m.call_nobody() : m.call_in_it({ names: names.join(m.call_names_between()) })}
    </p>
  );
}

function Preview() {
  const { camera, track } = useCallState((state) => ({ camera: state.camera, track: state.ownCamera }));
  return (
    <div className="cinema relative aspect-video overflow-hidden rounded-2xl bg-higher text-soft">
      {track === null ? (
        <div className="absolute inset-0 flex flex-col items-center justify-center gap-2 p-4 text-center text-sm">
          <VideoOff aria-hidden size={28} />
          {camera === 'asking' ? m.call_preview_asking() : m.call_preview_off()}
        </div>
      ) : (
        <TrackVideo track={track} name={m.call_preview()} mirrored />
      )}
    </div>
  );
}

/** Once is enough. */
function HeadphoneHint() {
  const knows = useCallLook((all) => all.knowsHeadphones);
  if (knows) return null;
  return (
    <div className="flex items-center gap-3 rounded-2xl bg-tint py-1.5 pl-4">
      <Headphones aria-hidden size={20} className="shrink-0 text-glow" />
      <p className="min-w-0 grow">{m.call_headphones()}</p>
      <Button look="bare" onClick={() => changeCallLook({ knowsHeadphones: true })}>
        {m.call_dismiss()}
      </Button>
    </div>
  );
}
