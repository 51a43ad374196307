/**
 * Own film: a file of this device that the browser may not be able to play by itself. What is in it is read beside the
 * page; then it is left to the browser, fed to it wrapped anew, or refused with the reasons. Loaded late.
 */
import type { PlayerFailure, Result, Stop } from '@lockstep/core';
import type { StoreApi } from 'zustand/vanilla';
import type { AudioTrack, FeedState } from '../feed.ts';
import { askAbilities } from './abilities.ts';
import type { FileFacts, Unreadable } from './file-facts.ts';
import { readFilm } from './film-reader.ts';
import { planFor, soundShiftOf, type Abilities, type Plan } from './plan.ts';
import { startRemux, type Remux } from './remux.ts';
import { boundedShift, type KeptShift } from './sound-shift.ts';

/** A film that fails more often is given up. */
const MOST_FAILURES = 30;
const SAME_PLACE_SEC = 0.5;

export interface OwnFilm {
  /** The element has the source with which it stays. */
  readonly settled: Promise<void>;
  readonly chooseAudio: (id: string) => void;
  /** The sound later than the file says, in s; negative: sooner. [RX12] */
  readonly shiftSound: (sec: number) => void;
  readonly stop: Stop;
}

/** What is in the file, and what this browser can. */
interface Known {
  readonly facts: FileFacts;
  readonly abilities: Abilities;
}

export interface OwnFilmOptions {
  readonly video: HTMLVideoElement;
  readonly file: File;
  /** The file's own address, at which the browser reads it by itself. */
  readonly url: string;
  readonly store: StoreApi<FeedState>;
  readonly shift: KeptShift;
  /** The room has the element: where it stands is where it was sent. */
  readonly handedOver: () => boolean;
}

export function openOwnFilm({ video, file, url, store, shift, handedOver }: OwnFilmOptions): OwnFilm {
  const reader = readFilm(file);
  let stopped = false;
  let known: Known | null = null;
  let remux: Remux | null = null;
  let failures = 0;
  let failedAt = Number.NEGATIVE_INFINITY;

  const empty = (): void => {
    video.removeAttribute('src');
    video.load();
  };
  const refuse = (failure: PlayerFailure): void => {
    remux?.stop();
    remux = null;
    empty();
    store.setState({ failure });
  };

  /** For this sound track; null: the film's own choice. */
  const planWith = ({ facts, abilities }: Known, chosen: number | null, itself = true): Plan => {
    const mostSec = soundShiftOf(facts, abilities, chosen);
    const sec = mostSec === null ? 0 : boundedShift(shift.read(), mostSec);
    store.setState({ soundShift: mostSec === null ? null : { sec, mostSec } });
    return planFor(facts, abilities, { chosen, itself, soundShiftSec: sec });
  };
  const shiftSec = (): number => store.getState().soundShift?.sec ?? 0;
  const chosen = (): number | null => {
    const { audioTrack } = store.getState();
    return audioTrack === null ? null : Number(audioTrack);
  };

  const follow = (plan: Plan, facts: FileFacts, skip = false): void => {
    store.setState({
      unplayable: plan.unplayable,
      way: wayOf(plan),
      audioTracks: facts.audio.length > 1 ? facts.audio.map(toTrack) : [],
      audioTrack: audioOf(plan, facts),
    });
    switch (plan.how) {
      case 'native':
        return;
      case 'remux':
        remux = startRemux({
          video,
          reader,
          facts,
          plan,
          soundShiftSec: shiftSec(),
          // Some films begin elsewhere when the browser is left to itself.
          startAt: handedOver() ? video.currentTime : 0,
          skip,
          onFailure: refuse,
        });
        if (plan.unplayable.some(({ kind }) => kind === 'audio')) store.setState({ failure: 'noSound' });
        return;
      case 'refused':
        refuse(plan.unplayable.some(({ kind }) => kind === 'video') ? 'noPicture' : 'unsupported');
        return;
    }
  };

  const begin = async (told: Result<FileFacts, Unreadable>): Promise<void> => {
    const abilities = await askAbilities(video);
    if (stopped) return;
    if (!told.ok) {
      // What the browser shows all the same is not taken from it.
      if (video.readyState > HTMLMediaElement.HAVE_NOTHING && video.videoWidth > 0) return;
      store.setState({ unreadable: told.error });
      refuse(failureOf(told.error));
      return;
    }
    const facts = told.value;
    known = { facts, abilities };
    store.setState({ file: facts });
    follow(planWith(known, null), facts);
  };

  /** The browser gives up a film for a few bytes it cannot decode; others would show a flaw and go on. [RX10] */
  const goOn = (): void => {
    if (known === null || video.error?.code !== MediaError.MEDIA_ERR_DECODE) return;
    const { facts } = known;
    const plan = planWith(known, chosen(), false);
    if (plan.how !== 'remux') return;
    const at = video.currentTime;
    // Once more from here, as decoding could not begin where a jump led; the second time the place is left out.
    const again = Math.abs(at - failedAt) < SAME_PLACE_SEC;
    failedAt = at;
    if ((failures += 1) > MOST_FAILURES) return;
    remux?.stop();
    remux = null;
    follow(plan, facts, again);
  };
  const listening = new AbortController();
  // Before the player in the room hears of it.
  video.addEventListener('error', goOn, { signal: listening.signal });

  return {
    settled: reader.facts.then(begin),
    chooseAudio(id) {
      if (known === null) return;
      const { facts } = known;
      const track = facts.audio.find((one) => String(one.id) === id);
      if (track === undefined || store.getState().audioTrack === id) return;
      const plan = planWith(known, track.id);
      // The one that cannot be played is not taken for another that can.
      if (audioOf(plan, facts) !== id) return;
      const changed =
        plan.how === 'remux' && plan.audio !== null && remux?.chooseAudio(plan.audio, shiftSec()) === true;
      if (changed) {
        store.setState({ audioTrack: id, way: wayOf(plan) });
        return;
      }
      const wasRemuxed = remux !== null;
      remux?.stop();
      remux = null;
      if (plan.how === 'native' && wasRemuxed) goNative(video, url);
      follow(plan, facts);
    },
    shiftSound(sec) {
      if (known === null) return;
      shift.keep(sec);
      // What is fed already goes on being fed when the shift ends.
      const plan = planWith(known, chosen(), remux === null);
      if (plan.how !== 'remux' || plan.audio === null) return;
      if (remux?.chooseAudio(plan.audio, shiftSec()) === true) store.setState({ way: wayOf(plan) });
      else if (remux === null) follow(plan, known.facts);
    },
    stop() {
      stopped = true;
      listening.abort();
      remux?.stop();
      reader.stop();
    },
  };
}

function goNative(video: HTMLVideoElement, url: string): void {
  const at = video.currentTime;
  video.src = url;
  if (at > 0) video.currentTime = at;
}

function failureOf(problem: Unreadable): PlayerFailure {
  switch (problem.why) {
    case 'gone':
      return 'gone';
    case 'empty':
    case 'container':
    case 'damaged':
      return 'unsupported';
  }
}

function audioOf(plan: Plan, facts: FileFacts): string | null {
  if (facts.audio.length < 2) return null;
  switch (plan.how) {
    case 'native':
      return plan.audio === null ? null : String(plan.audio);
    case 'remux':
      return plan.audio === null ? null : String(plan.audio.track);
    case 'refused':
      return null;
  }
}

function wayOf(plan: Plan): FeedState['way'] {
  switch (plan.how) {
    case 'native':
      return 'itself';
    case 'remux':
      return plan.audio?.recode === true ? 'recoded' : 'rewrapped';
    case 'refused':
      return null;
  }
}

const toTrack = ({ id, label, language }: FileFacts['audio'][number]): AudioTrack => ({
  id: String(id),
  label,
  language,
});
