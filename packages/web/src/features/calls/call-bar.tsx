/** Call bar: what I do in the call: be heard, be seen, show my screen, go. Rules CA82, CA83. */
import {
  Ellipsis,
  Mic,
  MicOff,
  MonitorOff,
  MonitorUp,
  PhoneOff,
  Settings2,
  Users,
  Video,
  VideoOff,
  type LucideIcon,
} from 'lucide-react';
import { CALL_LOOKS, changeCallLook, useCallLook, type CallLook } from '../../device/call-look.ts';
import { m } from '../../i18n/messages.ts';
import { classes } from '../../ui/classes.ts';
import { IconButton } from '../../ui/icon-button.tsx';
import { MenuItem, MenuLine, MenuSwitch } from '../../ui/menu-parts.tsx';
import { Menu, MenuChoice } from '../../ui/menu.tsx';
import { useCall, useCallState } from './call-context.tsx';
import { TalkButton } from './talk-button.tsx';

export interface CallBarProps {
  readonly onSettings: () => void;
  /** Keeps the controls of the stage while a menu is open. */
  readonly onMenu: (open: boolean) => void;
}

export function CallBar({ onSettings, onMenu }: CallBarProps) {
  const call = useCall();
  const { mic, camera, screen, push, sameRoom } = useCallState((state) => ({
    mic: state.mic === 'on',
    camera: state.camera === 'on',
    screen: state.screen === 'on',
    push: state.pushToTalk,
    sameRoom: state.sameRoom,
  }));
  return (
    <fieldset
      aria-label={m.call_controls()}
      className="flex min-w-0 shrink-0 flex-wrap items-center justify-center"
    >
      {push && mic ? <TalkButton /> : null}
      <Switch
        on={mic}
        name={mic ? m.call_mute() : m.call_unmute()}
        icon={mic ? Mic : MicOff}
        onPress={() => call.setMic(!mic)}
      />
      <Switch
        on={camera}
        name={camera ? m.call_camera_turn_off() : m.call_camera_turn_on()}
        icon={camera ? Video : VideoOff}
        onPress={() => call.setCamera(!camera)}
      />
      {canShare() ? (
        <IconButton
          name={screen ? m.call_share_stop() : m.call_share()}
          pressed={screen}
          onClick={() => (screen ? call.stopShare() : call.shareScreen())}
        >
          {screen ? <MonitorOff aria-hidden size={20} /> : <MonitorUp aria-hidden size={20} />}
        </IconButton>
      ) : null}
      <Menu
        side="top"
        align="center"
        onOpenChange={onMenu}
        trigger={
          <IconButton name={m.call_more()}>
            <Ellipsis aria-hidden size={20} />
          </IconButton>
        }
      >
        <LookChoice />
        <MenuLine />
        <MenuSwitch
          icon={<Users aria-hidden size={18} />}
          label={m.call_same_room()}
          on={sameRoom}
          onChange={call.setSameRoom}
        />
        <MenuSwitch
          icon={<Mic aria-hidden size={18} />}
          label={m.call_push()}
          on={push}
          onChange={call.setPushToTalk}
        />
        <MenuLine />
        <MenuItem
          icon={<Settings2 aria-hidden size={18} />}
          label={m.call_settings()}
          onSelect={onSettings}
        />
      </Menu>
      <IconButton name={m.call_leave()} onClick={call.leave} className="text-danger! hover:bg-danger-tint!">
        <PhoneOff aria-hidden size={20} />
      </IconButton>
    </fieldset>
  );
}

interface SwitchProps {
  readonly on: boolean;
  readonly name: string;
  readonly icon: LucideIcon;
  readonly onPress: () => void;
}

/** Its name says what a press does, so it has no state of its own for screen readers. */
function Switch({ on, name, icon: Icon, onPress }: SwitchProps) {
  return (
    <IconButton name={name} onClick={onPress} className={classes(!on && 'text-danger!')}>
      <Icon aria-hidden size={20} />
    </IconButton>
  );
}

function LookChoice() {
  const look = useCallLook((all) => all.look);
  return (
    <MenuChoice<CallLook>
      label={m.call_look()}
      value={look}
      options={CALL_LOOKS.map((value) => ({ value, label: LOOKS[value]() }))}
      onChange={(next) => changeCallLook({ look: next })}
    />
  );
}

const LOOKS: Readonly<Record<CallLook, () => string>> = {
  strip: m.call_look_strip,
  grid: m.call_look_grid,
  floating: m.call_look_floating,
};

/** Phones cannot, and the types promise it everywhere. */
function canShare(): boolean {
  const devices: Partial<MediaDevices> | undefined = navigator.mediaDevices;
  return devices?.getDisplayMedia !== undefined;
}
