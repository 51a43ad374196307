/**
 * OwnDevice: the microphone or the camera of this device: asked for, opened, exchanged, turned off. The person may take
 * his time with the browser's question, and may have left when he answers: what comes too late is let go at once. [CA41]
 */
import type { DeviceState } from '../call.ts';
import type { OpenDevice } from './open-device.ts';

export interface OwnDevice {
  readonly state: () => DeviceState;
  /** What it gives; null: nothing. Turned off, a device that stays open gives silence. */
  readonly track: () => MediaStreamTrack | null;
  readonly set: (on: boolean) => void;
  /** null: the platform's own choice. */
  readonly choose: (id: string | null) => void;
  /** Lets go of the device. */
  readonly close: () => void;
}

export interface OwnDeviceOptions {
  readonly open: OpenDevice;
  /** Turned off, it is not let go of, so that it is there at once when it is wanted again. */
  readonly staysOpen: boolean;
  readonly onChange: () => void;
  /** The device that was used, or chosen, is not there any more. */
  readonly onUnplugged: () => void;
}

export function createOwnDevice({ open, staysOpen, onChange, onUnplugged }: OwnDeviceOptions): OwnDevice {
  let state: DeviceState = 'off';
  let track: MediaStreamTrack | null = null;
  let chosen: string | null = null;
  /** Answers to earlier questions are of no interest. */
  let question = 0;

  const enter = (next: DeviceState): void => {
    state = next;
    onChange();
  };
  const release = (): void => {
    question += 1;
    track?.removeEventListener('ended', hearEnded);
    track?.stop();
    track = null;
  };
  const ask = (): void => {
    release();
    const mine = question;
    enter('asking');
    void open(chosen).then((opened) => {
      if (mine !== question) {
        if (opened.ok) opened.value.track.stop();
        return;
      }
      if (!opened.ok) {
        enter(opened.error);
        return;
      }
      ({ track } = opened.value);
      track.addEventListener('ended', hearEnded);
      if (opened.value.instead) {
        chosen = null;
        onUnplugged();
      }
      enter('on');
    });
  };
  function hearEnded(): void {
    onUnplugged();
    chosen = null;
    if (state === 'on') ask();
    else {
      release();
      onChange();
    }
  }

  return {
    state: () => state,
    track: () => track,
    set(on) {
      if (on === (state === 'on' || state === 'asking')) return;
      if (on) {
        if (track === null) ask();
        else {
          track.enabled = true;
          enter('on');
        }
        return;
      }
      if (staysOpen && track !== null) track.enabled = false;
      else release();
      enter('off');
    },
    choose(id) {
      if (id === chosen) return;
      chosen = id;
      if (state === 'on' || state === 'asking') ask();
      else release();
    },
    close() {
      release();
      if (state !== 'off') enter('off');
    },
  };
}
