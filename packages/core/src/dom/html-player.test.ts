import { setMaxListeners } from 'node:events';
import { afterEach, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import type { PlayerEvent } from '../follow/player.ts';
import { mediaSec } from '../runtime/units.ts';
import { FakeRuntime } from '../testkit/fake-runtime.ts';
import { FakeElement } from './fake-element.ts';
import { createHtmlPlayer, type HtmlPlayer } from './html-player.ts';

let runtime: FakeRuntime;
let element: FakeElement;
let player: HtmlPlayer;
let events: PlayerEvent[];
const page = { visibilityState: 'visible' };
let hovers = true;

const told = (): string[] => events.splice(0).map(({ type }) => type);

function make(expects?: { picture: boolean; sound: boolean }, scripted = false): void {
  player = createHtmlPlayer({ element, runtime, scripted, ...(expects === undefined ? {} : { expects }) });
  player.listen((event) => events.push(event));
}

/** A film is open, and its opening has been told. */
async function open(film: Parameters<FakeElement['open']>[0] = {}): Promise<void> {
  element.src = 'https://films.example/one.mp4';
  element.open(film);
  await element.settle();
  events.length = 0;
}

async function openAndPlay(): Promise<void> {
  await open();
  player.play();
  await element.settle();
  events.length = 0;
}

// One signal ends all of a player's listeners; Node takes more than ten for a leak.
beforeAll(() => {
  setMaxListeners(100);
});

beforeEach(() => {
  page.visibilityState = 'visible';
  hovers = true;
  vi.stubGlobal('document', page);
  vi.stubGlobal('matchMedia', () => ({ matches: hovers }));
  runtime = new FakeRuntime();
  element = new FakeElement();
  events = [];
  make();
});

afterEach(() => {
  player.stop();
  expect(runtime.time.planned).toBe(0);
  vi.unstubAllGlobals();
});

describe('ours or the person’s', () => {
  test('[PL26] a film that ended and is sought before that is heard was paused by nobody', async () => {
    await openAndPlay();
    element.runOut();
    player.seek(mediaSec(0));
    await element.settle();
    expect(told().filter((type) => type === 'userPaused' || type === 'ended')).toEqual([]);
    player.play();
    await element.settle();
    expect(element.paused).toBe(false);
    expect(told()).toEqual([]);
  });

  test('[PL1] what was asked is not told, however late its events come', async () => {
    await open();
    player.play();
    player.pause();
    player.play();
    player.pause();
    await element.settle();
    player.play();
    await element.settle();
    expect(told()).toEqual([]);
    expect(element.paused).toBe(false);
  });

  test('[PL1] a headset’s pause is told once and left to the follower', async () => {
    await openAndPlay();
    element.pause();
    await element.settle();
    element.queue('timeupdate');
    await element.settle();
    expect(told()).toEqual(['userPaused']);
    expect(element.paused).toBe(true);
    player.play();
    await element.settle();
    expect(element.paused).toBe(false);
    element.pause();
    await element.settle();
    player.pause();
    await element.settle();
    expect(told()).toEqual(['userPaused']);
  });

  test('[PL1] a headset’s play is undone and told', async () => {
    await open();
    void element.play().catch(() => {});
    await element.settle();
    expect(told()).toEqual(['userPlayed']);
    expect(element.paused).toBe(true);
  });

  test('[PL2] the pause at the end is nobody’s, and so is one without a film', async () => {
    await openAndPlay();
    element.runOut();
    await element.settle();
    expect(told()).toEqual(['ended']);
    void element.play().catch(() => {});
    await element.settle();
    expect(told().toSorted((a, b) => a.localeCompare(b))).toEqual(['userPlayed', 'userSeeked']);

    element = new FakeElement();
    make();
    element.src = 'https://films.example/slow.mp4';
    player.play();
    await element.settle();
    element.pause();
    await element.settle();
    expect(told()).toEqual([]);
  });

  test('[PL2] an element off the page is paused by the platform', async () => {
    await openAndPlay();
    element.isConnected = false;
    element.pause();
    await element.settle();
    expect(told()).toEqual(['playRefused']);
  });

  test('[PL2] a hidden page: a phone pauses by itself, on a computer it was the person', async () => {
    await openAndPlay();
    page.visibilityState = 'hidden';
    element.pause();
    await element.settle();
    expect(told()).toEqual(['userPaused']);
    player.play();
    await element.settle();
    hovers = false;
    element.pause();
    await element.settle();
    expect(told()).toEqual(['playRefused']);
  });

  test('[PL3] our seek is told when it arrives, and not as the person’s', async () => {
    await open();
    player.seek(mediaSec(30));
    await element.settle();
    expect(told()).toEqual([]);
    element.arrive();
    await element.settle();
    expect(told()).toEqual(['seeked', 'ready']);
  });

  test('[PL3] our seek is ours also when its events come after it has played on', async () => {
    await openAndPlay();
    player.seek(mediaSec(30));
    element.arrive();
    element.playOn(2);
    await element.settle();
    expect(told()).toEqual(['seeked', 'ready']);
  });

  test('[PL3] several of our seeks in a row are all ours', async () => {
    await open();
    player.seek(mediaSec(30));
    player.seek(mediaSec(60));
    await element.settle();
    player.seek(mediaSec(10));
    await element.settle();
    element.arrive();
    await element.settle();
    expect(told()).toEqual(['seeked', 'ready']);
  });

  test('[PL3] two of our seeks that have both arrived before anything is heard of them are ours', async () => {
    await open();
    player.seek(mediaSec(30));
    element.arrive();
    player.seek(mediaSec(60));
    element.arrive();
    await element.settle();
    expect(told()).not.toContain('userSeeked');
    element.currentTime = 42;
    await element.settle();
    expect(told()).toEqual(['userSeeked']);
  });

  test('[PL3] a seek of the person that ours has overtaken is nobody’s any more', async () => {
    await open();
    element.currentTime = 42;
    player.seek(mediaSec(10));
    element.arrive();
    await element.settle();
    expect(told()).not.toContain('userSeeked');
  });

  test('[PL3] a seek clamped by the element is still ours', async () => {
    await open({ duration: Infinity });
    let reached = 0;
    Object.defineProperty(element, 'currentTime', {
      get: () => reached,
      set: () => {
        reached = 12;
        element.seeking = true;
        element.queue('seeking');
      },
    });
    player.seek(mediaSec(500));
    await element.settle();
    expect(told()).toEqual([]);
  });

  test('[PL3] the person’s seek is told with where to, also over one of ours', async () => {
    await open();
    element.currentTime = 42;
    await element.settle();
    element.arrive();
    await element.settle();
    player.seek(mediaSec(10));
    element.currentTime = 50;
    await element.settle();
    expect(events.filter(({ type }) => type === 'userSeeked')).toEqual([
      { type: 'userSeeked', to: 42 },
      { type: 'userSeeked', to: 50 },
    ]);
  });

  test('[PL27] what a feeding script does to the position is nobody’s; what comes by other means is the person’s', async () => {
    player.stop();
    make(undefined, true);
    await open();
    element.currentTime = 31;
    await element.settle();
    element.arrive();
    await element.settle();
    expect(told()).toEqual(['seeked', 'ready']);
    player.seek(mediaSec(40));
    element.currentTime = 40.2;
    await element.settle();
    element.arrive();
    await element.settle();
    expect(told()).not.toContain('userSeeked');
    // The browser's own controls write past the property.
    Object.getOwnPropertyDescriptor(FakeElement.prototype, 'currentTime')?.set?.call(element, 50);
    await element.settle();
    expect(events.filter(({ type }) => type === 'userSeeked')).toEqual([{ type: 'userSeeked', to: 50 }]);
    player.stop();
    expect(Object.hasOwn(element, 'currentTime')).toBe(false);
  });

  test('[PL3] seeks before the first frame are the browser’s', async () => {
    element.src = 'https://films.example/one.mp4#t=20';
    element.readyState = 1;
    element.currentTime = 20;
    await element.settle();
    expect(told()).toEqual([]);
  });
});

describe('asking', () => {
  test('starts paused, loads ahead, and leaves playing to the follower', () => {
    expect(element.autoplay).toBe(false);
    expect(element.preload).toBe('auto');
    expect(player.read()).toEqual({
      position: 0,
      paused: true,
      seeking: false,
      ready: false,
      ended: false,
      duration: null,
    });
    expect(player.abilities).toEqual({ canNudge: true, canHush: true });
  });

  test('[PL4] play at the end does not begin anew', async () => {
    await openAndPlay();
    element.runOut();
    await element.settle();
    player.play();
    await element.settle();
    expect(element.currentTime).toBe(100);
    expect(element.paused).toBe(true);
  });

  test('play while playing asks nothing', async () => {
    await openAndPlay();
    const asked = vi.spyOn(element, 'play');
    player.play();
    expect(asked).not.toHaveBeenCalled();
  });

  test('[PL5] seeks stay inside the film, short of its end', async () => {
    await open();
    player.seek(mediaSec(-3));
    expect(element.currentTime).toBe(0);
    player.seek(mediaSec(100));
    expect(element.currentTime).toBeCloseTo(99.95);
    await open({ duration: 0.02 });
    player.seek(mediaSec(1));
    expect(element.currentTime).toBe(0);
  });

  test('[PL6] counts what is fetched without a gap', async () => {
    await open();
    element.hold([0, 10], [10.05, 20], [30, 40]);
    expect(player.bufferedAhead(mediaSec(5))).toBeCloseTo(15);
    expect(player.bufferedAhead(mediaSec(25))).toBe(0);
    expect(player.bufferedAhead(mediaSec(30))).toBe(10);
    expect(player.bufferedAhead(mediaSec(50))).toBe(0);
  });

  test('[PL7] the pitch is set once for each room rate', async () => {
    await open();
    expect([element.preservesPitch, element.pitchWrites]).toEqual([false, 1]);
    for (const rate of [1.001, 0.998, 1.02, 1]) player.setRate(rate, 1);
    expect([element.preservesPitch, element.pitchWrites]).toEqual([false, 1]);
    for (const rate of [1.5, 1.49, 1.51]) player.setRate(rate, 1.5);
    expect([element.preservesPitch, element.pitchWrites]).toEqual([true, 2]);
    player.setRate(1, 1);
    expect([element.preservesPitch, element.pitchWrites]).toEqual([false, 3]);
  });

  test('[PL8] rates are written when they differ, within what browsers take', async () => {
    await open();
    const before = element.rateWrites;
    player.setRate(1.002, 1);
    player.setRate(1.002, 1);
    expect([element.playbackRate, element.rateWrites - before]).toEqual([1.002, 1]);
    player.setRate(0.01, 1);
    expect(element.playbackRate).toBe(0.0625);
    player.setRate(99, 1);
    expect(element.playbackRate).toBe(16);
  });

  test('[PL8] a new film gets the rate asked last', async () => {
    await open();
    player.setRate(1.25, 1.25);
    element.src = 'https://films.example/two.mp4';
    expect(element.playbackRate).toBe(1);
    await element.settle();
    expect(element.playbackRate).toBe(1.25);
  });
});

describe('sound', () => {
  test('[PL10] the person’s volume survives the hush', async () => {
    await open();
    player.setVolume(0.5);
    player.hush(true);
    expect([player.volume, player.muted, element.volume]).toEqual([0.5, false, 1e-6]);
    player.hush(false);
    runtime.advance(100);
    expect(element.volume).toBe(0.5);
  });

  test('a stopped player tells nothing and does not hear', async () => {
    await openAndPlay();
    player.hush(true);
    player.stop();
    element.pause();
    element.currentTime = 3;
    await element.settle();
    expect(told()).toEqual([]);
    expect(element.volume).toBe(1);
  });

  test('a listener that stopped hears no more', async () => {
    await open();
    const heard: string[] = [];
    const stop = player.listen(({ type }) => heard.push(type));
    stop();
    element.runOut();
    await element.settle();
    expect(heard).toEqual([]);
    expect(told()).toEqual(['ended']);
  });
});

describe('refusals', () => {
  test('[PL12] without leave for sound it plays muted and tells', async () => {
    element.refuses = 'sound';
    await open();
    player.play();
    await element.settle();
    expect(told()).toEqual(['soundRefused']);
    expect([element.paused, element.muted, player.muted]).toEqual([false, true, false]);
    player.pause();
    player.play();
    await element.settle();
    expect(told()).toEqual([]);
  });

  test('[PL12] without any leave it tells at each try', async () => {
    element.refuses = 'play';
    await open();
    player.play();
    await element.settle();
    player.play();
    await element.settle();
    expect(told()).toEqual(['playRefused', 'playRefused']);
    expect([element.paused, player.muted]).toEqual([true, false]);
  });

  test('[PL12] a person who has muted the film misses no sound', async () => {
    element.refuses = 'sound';
    await open();
    player.setMuted(true);
    player.play();
    await element.settle();
    expect(told()).toEqual([]);
    expect(element.paused).toBe(false);
    element.touched = true;
    player.setMuted(false);
    await element.settle();
    expect([element.muted, element.paused, element.volume]).toEqual([false, false, 1]);
  });

  test('[PL13] a refusal that comes too late changes nothing', async () => {
    element.refuses = 'sound';
    await open();
    player.play();
    player.pause();
    await element.settle();
    expect(told()).toEqual([]);
    expect(element.muted).toBe(false);
  });

  test('[PL13] an interrupted try is no refusal', async () => {
    await open();
    player.play();
    player.pause();
    player.play();
    await element.settle();
    expect([element.muted, element.paused]).toEqual([false, false]);
    expect(told()).toEqual([]);
  });

  test('[PL14] a gesture brings the sound in place', async () => {
    element.refuses = 'sound';
    await open();
    player.play();
    await element.settle();
    const again = vi.spyOn(element, 'play');
    element.touched = true;
    player.gesture();
    await element.settle();
    expect([element.paused, element.muted]).toEqual([false, false]);
    expect(again).not.toHaveBeenCalled();
    expect(told()).toEqual(['soundRefused']);
  });

  test('[PL14] a gesture plays what was refused', async () => {
    element.refuses = 'play';
    await open();
    player.play();
    await element.settle();
    element.touched = true;
    player.gesture();
    await element.settle();
    expect([element.paused, element.muted]).toEqual([false, false]);
    player.pause();
    player.gesture();
    await element.settle();
    expect(element.paused).toBe(true);
  });

  test('[PL14] a gesture the platform does not believe leaves it muted and playing', async () => {
    element.refuses = 'sound';
    await open();
    player.play();
    await element.settle();
    player.gesture();
    await element.settle();
    expect(told()).toEqual(['soundRefused', 'soundRefused']);
    expect([element.paused, element.muted]).toEqual([false, true]);
  });

  test('[PL14] the person’s unmuting is a gesture, the person’s muting none', async () => {
    element.refuses = 'sound';
    await open();
    player.play();
    await element.settle();
    player.setMuted(true);
    expect([element.muted, player.muted]).toEqual([true, true]);
    element.touched = true;
    player.setMuted(false);
    expect([element.muted, player.muted]).toEqual([false, false]);
  });
});

describe('the film', () => {
  test('[PL15][PL17] tells a film that opens: loaded and ready, once', async () => {
    element.src = 'https://films.example/one.mp4';
    element.open();
    element.queue('canplaythrough', 'durationchange');
    await element.settle();
    expect(told()).toEqual(['loaded', 'ready']);
    expect(player.read()).toMatchObject({ ready: true, duration: 100 });
    element.duration = 101;
    element.queue('durationchange');
    await element.settle();
    expect(told()).toEqual(['loaded']);
  });

  test('[PL29] a film that was open before is told as if it opened now', async () => {
    await open();
    player.stop();
    make();
    await element.settle();
    expect(told()).toEqual([]);
    runtime.advance(1);
    expect(told()).toEqual(['loaded', 'ready']);
    element.queue('loadedmetadata', 'canplay');
    await element.settle();
    expect(told()).toEqual([]);
    player.stop();
    make();
    player.stop();
    runtime.advance(1);
    expect(told()).toEqual([]);
  });

  test('[PL17] a live film has no duration', async () => {
    element.src = 'https://films.example/live';
    element.open({ duration: Infinity });
    await element.settle();
    expect(told()).toEqual(['ready']);
    expect(player.read().duration).toBeNull();
    player.seek(mediaSec(1e6));
    expect(element.currentTime).toBe(1e6);
  });

  test('[PL17] `seeked` waits for the last of several seeks', async () => {
    await open();
    element.queue('seeked');
    player.seek(mediaSec(9));
    await element.settle();
    expect(told()).toEqual([]);
  });

  test('[PL16] tells a film that runs dry, and that it is ready again', async () => {
    await openAndPlay();
    element.runDry();
    await element.settle();
    expect(told()).toEqual(['waiting']);
    expect(player.read().ready).toBe(false);
    element.feed();
    await element.settle();
    expect(told()).toEqual(['ready']);
  });

  test('[PL16] no waiting while paused, while seeking, or with data at hand', async () => {
    await open();
    element.runDry();
    await element.settle();
    element.feed();
    player.play();
    element.queue('stalled');
    await element.settle();
    player.seek(mediaSec(50));
    element.queue('waiting');
    await element.settle();
    expect(told()).toEqual(['ready']);
  });

  test('[PL18] another film is not the person’s doing', async () => {
    await openAndPlay();
    player.seek(mediaSec(50));
    element.src = 'https://films.example/two.mp4';
    element.open();
    await element.settle();
    expect(told()).toEqual(['loaded', 'ready']);
    expect(element.paused).toBe(true);
    element.currentTime = 50;
    await element.settle();
    expect(told()).toEqual(['userSeeked']);
  });

  test('[PL18] what was asked of the new film before the old one’s last news stays', async () => {
    await openAndPlay();
    element.src = 'https://films.example/two.mp4';
    player.play();
    player.seek(mediaSec(20));
    await element.settle();
    element.open();
    await element.settle();
    element.currentTime = 20;
    await element.settle();
    expect(told()).toEqual(['loaded', 'ready']);
    expect(element.paused).toBe(false);
  });

  test.each([
    [2, '', 'https://films.example/a.mp4', 'unreachable'],
    [2, '', 'blob:file', 'gone'],
    [3, 'PIPELINE_ERROR_DECODE', 'https://films.example/a.mp4', 'damaged'],
    [4, 'MEDIA_ELEMENT_ERROR: Format error', 'https://films.example/a.mp4', 'unreachable'],
    [4, '404: Not Found', 'https://films.example/a.mp4', 'unreachable'],
    [4, 'MEDIA_ELEMENT_ERROR: Format error', 'blob:file', 'gone'],
    [
      4,
      'PipelineStatus::DEMUXER_ERROR_COULD_NOT_OPEN: FFmpegDemuxer: open context failed',
      'blob:file',
      'unsupported',
    ],
    [
      4,
      'DEMUXER_ERROR_COULD_NOT_OPEN: FFmpegDemuxer: open context failed',
      'https://films.example/a',
      'unsupported',
    ],
    [4, 'PIPELINE_ERROR_READ: FFmpegDemuxer: data source error', 'blob:file', 'gone'],
  ])('[PL19] error %i “%s” of %s is %s', async (code, message, src, expected) => {
    element.src = src;
    element.fail(code, message);
    await element.settle();
    expect(events).toEqual([{ type: 'failed', code: expected }]);
  });

  test('[PL19] a loading that was stopped is no failure', async () => {
    element.src = 'https://films.example/a.mp4';
    element.fail(1);
    await element.settle();
    element.error = null;
    element.queue('error');
    await element.settle();
    expect(told()).toEqual([]);
  });

  test('[PL20] a missing picture is told, where one belongs', async () => {
    element.src = 'https://films.example/hevc.mp4';
    element.open({ videoWidth: 0 });
    await element.settle();
    expect(events).toContainEqual({ type: 'failed', code: 'noPicture' });
    player.stop();
    events.length = 0;
    element = new FakeElement();
    make({ picture: false, sound: true });
    element.src = 'https://films.example/song.mp3';
    element.open({ videoWidth: 0 });
    await element.settle();
    expect(told()).toEqual(['loaded', 'ready']);
  });

  test('[PL20] missing sound is told once, where some belongs', async () => {
    await openAndPlay();
    element.hasPlayed([0, 5]);
    await element.settle();
    expect(told()).toEqual([]);
    player.stop();
    element = new FakeElement();
    make({ picture: true, sound: true });
    await openAndPlay();
    element.hasPlayed([0, 0.5], [3, 3.4]);
    await element.settle();
    expect(told()).toEqual([]);
    element.hasPlayed([0, 0.5], [3, 3.6]);
    element.queue('timeupdate');
    await element.settle();
    expect(events).toEqual([{ type: 'failed', code: 'noSound' }]);
  });

  test('[PL20] sound that was decoded is not missing', async () => {
    player.stop();
    element = new FakeElement();
    element.webkitAudioDecodedByteCount = 4000;
    make({ picture: true, sound: true });
    await openAndPlay();
    element.hasPlayed([0, 5]);
    await element.settle();
    expect(told()).toEqual([]);
  });
});
