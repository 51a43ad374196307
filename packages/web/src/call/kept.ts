/** Kept: what a person chose in earlier calls on this device, as one text. */
import type { ChosenDevices, Ducking } from './call.ts';
import { mostDecibels, usualDucking } from './sound/ducker.ts';

export interface KeptChoices {
  /** Whether they were on when they were last touched. */
  readonly mic: boolean;
  readonly camera: boolean;
  readonly chosen: ChosenDevices;
  readonly pushToTalk: boolean;
  readonly ducking: Ducking;
  /** By member; those who are as loud as usual are not in it. */
  readonly volumes: Readonly<Record<string, number>>;
}

/** A first call begins heard and not seen. */
export const firstChoices: KeptChoices = {
  mic: true,
  camera: false,
  chosen: { mic: null, camera: null, speaker: null },
  pushToTalk: false,
  ducking: usualDucking,
  volumes: {},
};

const mostVolumes = 50;

const isFields = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null;
const flag = (value: unknown, otherwise: boolean): boolean =>
  typeof value === 'boolean' ? value : otherwise;
const id = (value: unknown): string | null => (typeof value === 'string' && value !== '' ? value : null);
const within = (value: unknown, most: number): value is number =>
  typeof value === 'number' && value >= 0 && value <= most;

/** Whatever is not as it should be is as at first. */
export function choicesFromText(text: string | null): KeptChoices {
  let read: unknown;
  try {
    read = JSON.parse(text ?? '');
  } catch {
    return firstChoices;
  }
  if (!isFields(read)) return firstChoices;
  const chosen = isFields(read['chosen']) ? read['chosen'] : {};
  const ducking = isFields(read['ducking']) ? read['ducking'] : {};
  const volumes = isFields(read['volumes']) ? read['volumes'] : {};
  return {
    mic: flag(read['mic'], firstChoices.mic),
    camera: flag(read['camera'], firstChoices.camera),
    chosen: { mic: id(chosen['mic']), camera: id(chosen['camera']), speaker: id(chosen['speaker']) },
    pushToTalk: flag(read['pushToTalk'], firstChoices.pushToTalk),
    ducking: {
      on: flag(ducking['on'], usualDucking.on),
      decibels: within(ducking['decibels'], mostDecibels) ? ducking['decibels'] : usualDucking.decibels,
    },
    volumes: Object.fromEntries(
      Object.entries(volumes)
        .filter((entry): entry is [string, number] => within(entry[1], 1))
        .slice(-mostVolumes),
    ),
  };
}

export const choicesToText = (choices: KeptChoices): string => JSON.stringify(choices);

/** The latest come last, so that the oldest are forgotten. */
export function withVolume(
  volumes: KeptChoices['volumes'],
  member: string,
  volume: number,
): KeptChoices['volumes'] {
  const others = Object.entries(volumes).filter(([one]) => one !== member);
  return Object.fromEntries(volume === 1 ? others : [...others, [member, volume]]);
}
