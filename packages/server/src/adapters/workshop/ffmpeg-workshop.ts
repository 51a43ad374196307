/** FfmpegWorkshop: makes films with ffmpeg and ffprobe, as they are installed on this computer; without them it only passes on what browsers play. */
import { fail } from '@lockstep/core';
import type { Workshop } from '../../ports/workshop.ts';
import { dressFilm } from './dress-film.ts';
import { makeFilm } from './make-film.ts';
import { planOf, unlookedPlan } from './plan.ts';
import { probe } from './probe.ts';
import { runProgram } from './run-program.ts';
import { sniff } from './sniff.ts';

const versionMs = 20_000;

async function isInstalled(program: string): Promise<boolean> {
  const { signal } = new AbortController();
  return (await runProgram(program, ['-version'], { silentMs: versionMs, signal })).how === 'done';
}

export async function openWorkshop(): Promise<Workshop> {
  const canMake = (await isInstalled('ffprobe')) && (await isInstalled('ffmpeg'));
  return {
    canMake,
    async look(file, several, signal) {
      const sniffed = await sniff(file);
      if (!canMake) return unlookedPlan(sniffed);
      const probed = await probe(file, signal);
      return probed.ok ? planOf(probed.value, sniffed, several) : fail(probed.error);
    },
    make: makeFilm,
    dress: async (work) =>
      canMake ? dressFilm(work) : { poster: null, storyboard: null, subtitles: [], fonts: [] },
  };
}
