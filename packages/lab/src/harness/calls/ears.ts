/** Ears: what a page gives to hear, noted in the page: the voices of the others over time, and the film's own sound. */
import type {} from '../page/bend-clock.ts';
import type { Level } from './duck-times.ts';
import type {} from './watch-calls.ts';

export interface Heard {
  /** Loudest of the voices, every few ms, on the page's real clock. */
  readonly voices: readonly Level[];
  /** The film as it goes to the loudspeakers, in blocks of samples; a page that is late loses what is between two of them. */
  readonly film: readonly (readonly number[])[];
  readonly rate: number;
}

declare global {
  var __ears: { take(): Heard };
}

/** To be run in a page that is in a call; must not refer to anything outside itself. */
export async function openEars(everyMs: number): Promise<void> {
  const sound = new AudioContext();
  const now = (): number => globalThis.__lab.realNow();
  let voices: Level[] = [];
  let film: Float32Array[] = [];

  const analysers = globalThis.__calls.lines
    .filter(({ connectionState }) => connectionState !== 'closed')
    .flatMap((line) => line.getReceivers())
    .filter(({ track }) => track.kind === 'audio')
    .map(({ track }) => {
      const analyser = new AnalyserNode(sound, { fftSize: 256 });
      sound.createMediaStreamSource(new MediaStream([track])).connect(analyser);
      return analyser;
    });
  const wave = new Float32Array(256);
  setInterval(() => {
    let loudest = 0;
    for (const analyser of analysers) {
      analyser.getFloatTimeDomainData(wave);
      loudest = wave.reduce((most, sample) => Math.max(most, Math.abs(sample)), loudest);
    }
    voices.push([now(), loudest]);
  }, everyMs);

  const video = [...document.querySelectorAll('video')].find(({ srcObject }) => srcObject === null);
  if (video === undefined) throw new Error('no film to listen to');
  // The old recorder: it needs no script file of its own, which the page's rules would refuse.
  const recorder = sound.createScriptProcessor(4096, 1, 1);
  recorder.onaudioprocess = ({ inputBuffer, outputBuffer }) => {
    const part = inputBuffer.getChannelData(0);
    film.push(part.slice());
    outputBuffer.copyToChannel(part, 0);
  };
  sound.createMediaElementSource(video).connect(recorder).connect(sound.destination);
  await sound.resume();

  globalThis.__ears = {
    take() {
      const heard = { voices, film: film.map((part) => [...part]), rate: sound.sampleRate };
      voices = [];
      film = [];
      return heard;
    },
  };
}
