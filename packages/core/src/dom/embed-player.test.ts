import { createDice, FakeRuntime, VirtualTime } from '../testkit.ts';
import { beforeEach, describe, expect, test } from 'vitest';
import type { PlayerEvent } from '../follow/player.ts';
import { mediaSec } from '../runtime/units.ts';
import { createEmbedPlayer } from './embed-player.ts';
import { FakeEmbed } from './fake-embed.ts';
import type { HtmlPlayer } from './html-player.ts';

let runtime: FakeRuntime;
let embed: FakeEmbed;
let player: HtmlPlayer;
let events: PlayerEvent[];
let touches: boolean[];
let heard: boolean;

const told = (): string[] => events.splice(0).map(({ type }) => type);

beforeEach(() => {
  runtime = new FakeRuntime(new VirtualTime(), {}, createDice(1));
  embed = new FakeEmbed();
  events = [];
  touches = [];
  heard = true;
  player = createEmbedPlayer({
    driver: embed,
    runtime,
    mayBeHeard: () => heard,
    onTouch: (wanted) => touches.push(wanted),
  });
  player.listen((event) => events.push(event));
});

/** The film plays for `ms`, and tells of it every 50 ms. */
function playOn(ms: number, rate = 1): void {
  for (let at = 0; at < ms; at += 50) {
    runtime.advance(50);
    embed.become('playing', embed.position() + 0.05 * rate);
  }
}

/** Its first start, after which it stands at the beginning. */
function open(): void {
  embed.obey();
  playOn(100);
  embed.obey();
  runtime.advance(500);
}

function openAndPlay(): void {
  open();
  player.play();
  embed.obey();
  playOn(500);
  events.length = 0;
}

describe('its first start', () => {
  test('[EM11] it is played silently until its film moves, then it stands at its beginning, and is known', () => {
    expect(embed.asked).toEqual(['play']);
    expect(embed.muted).toBe(true);
    expect(player.read()).toMatchObject({ position: 0, paused: true, ready: false, duration: null });
    embed.obey();
    playOn(50);
    expect(embed.obey()).toEqual(['pause', 'seek 0']);
    expect(told()).toEqual(['loaded']);
    expect(embed.muted).toBe(false);
    runtime.advance(200);
    expect(told()).toEqual(['seeked', 'ready']);
    expect(player.read()).toMatchObject({ position: 0, paused: true, ready: true, duration: 100 });
  });

  test('[EM11] where it is to go before it has come it goes afterwards', () => {
    player.seek(mediaSec(40));
    expect(embed.asked).toEqual(['play']);
    embed.obey();
    playOn(50);
    expect(embed.obey()).toEqual(['pause', 'seek 40']);
    expect(player.read().position).toBe(40);
  });

  test('[EM16] one that does not start wants a press in its frame, and is asked again meanwhile', () => {
    runtime.advance(3900);
    expect(touches).toEqual([]);
    runtime.advance(300);
    expect(touches).toEqual([true]);
    expect(embed.asked.length).toBeGreaterThan(2);
    playOn(50);
    expect(touches).toEqual([true, false]);
    expect(told()).toEqual(['loaded']);
  });

  test('[EM17] where a page may not be heard yet it plays on muted, and a touch gives the sound', () => {
    heard = false;
    open();
    expect(told()).toContain('soundRefused');
    expect([embed.muted, player.muted]).toEqual([true, false]);
    player.gesture();
    expect(embed.muted).toBe(false);
  });

  test('[EM17] to who has muted it there is nothing to tell', () => {
    heard = false;
    player.setMuted(true);
    open();
    expect(told()).not.toContain('soundRefused');
    expect(embed.muted).toBe(true);
  });
});

describe('following', () => {
  test('[EM10] it can only land, at the nearest speed it has', () => {
    open();
    expect(player.abilities).toEqual({ canNudge: false, canHush: false });
    player.setRate(1.5, 1.5);
    expect(embed.rate).toBe(1.5);
    player.setRate(4, 4);
    expect(embed.rate).toBe(2);
    player.setRate(1.1, 1.1);
    expect(embed.rate).toBe(1);
  });

  test('[EM12] between what is told the film goes on', () => {
    openAndPlay();
    const { position } = player.read();
    runtime.advance(30);
    expect(player.read().position).toBeCloseTo(position + 0.03, 6);
  });

  test('[EM14] a seek has arrived when the player says it is there and does not wait for data', () => {
    openAndPlay();
    player.seek(mediaSec(60));
    expect(player.read()).toMatchObject({ position: 60, seeking: true, ready: false });
    embed.asked.length = 0;
    embed.become('buffering', 60);
    runtime.advance(1000);
    expect(told()).toEqual([]);
    embed.become('playing', 60);
    runtime.advance(50);
    expect(told()).toEqual(['seeked', 'ready']);
    expect(player.read()).toMatchObject({ seeking: false, ready: true, paused: false });
  });

  test('[EM14] what it tells of the place before is not the place it was sent to', () => {
    openAndPlay();
    player.seek(mediaSec(60));
    runtime.advance(500);
    expect(told()).toEqual([]);
    expect(player.read().position).toBe(60);
  });

  test('[EM14] a player that plays where it was sent, though it was to stand, is stopped there', () => {
    open();
    told();
    player.seek(mediaSec(60));
    embed.obey();
    embed.become('playing', 60);
    runtime.advance(900);
    expect(embed.asked).toContain('pause');
  });

  test('nobody is sent to the very end', () => {
    openAndPlay();
    player.seek(mediaSec(100));
    expect(embed.asked).toEqual(['seek 99.75']);
  });
});

describe('what it does by itself', () => {
  test('[EM13] a film that stands while it should move is a stall, and is not stopped with the room', () => {
    openAndPlay();
    runtime.advance(800);
    expect(told()).toEqual(['waiting']);
    expect(player.read().ready).toBe(false);
    player.pause();
    expect(embed.asked).not.toContain('pause');
    expect(embed.muted).toBe(true);
    runtime.advance(2000);
    expect(told()).toEqual([]);
    embed.asked.length = 0;
    const { position } = player.read();
    embed.become('playing', embed.position() + 0.1);
    expect(embed.obey()).toEqual(['pause', `seek ${position}`]);
    runtime.advance(200);
    expect(told()).toEqual(['seeked', 'ready']);
    expect(embed.muted).toBe(false);
  });

  test('[EM13] one that goes on while it is still wanted just goes on', () => {
    openAndPlay();
    runtime.advance(800);
    events.length = 0;
    embed.become('playing', embed.position() + 0.1);
    expect(told()).toEqual(['ready']);
    expect(embed.asked).toEqual([]);
  });

  test('[EM15] a pause by other means is the person’s, told once', () => {
    openAndPlay();
    embed.become('paused');
    runtime.advance(500);
    expect(told()).toEqual(['userPaused']);
    player.play();
    expect(embed.obey()).toEqual(['play']);
  });

  test('[EM15] a film played by other means is stopped again, and told', () => {
    openAndPlay();
    player.pause();
    embed.obey();
    runtime.advance(100);
    events.length = 0;
    embed.become('playing');
    expect(told()).toEqual(['userPlayed']);
    expect(embed.obey()).toEqual(['pause']);
  });

  test('[EM15] what it still tells of before is nobody’s doing', () => {
    openAndPlay();
    player.pause();
    playOn(200);
    embed.obey();
    player.play();
    runtime.advance(200);
    embed.obey();
    playOn(200);
    expect(told()).toEqual([]);
  });

  test('its end is told once', () => {
    openAndPlay();
    embed.become('ended', 100);
    runtime.advance(2000);
    expect(told()).toEqual(['ended']);
    expect(player.read().ended).toBe(true);
  });
});

test('the volume is the person’s', () => {
  open();
  player.setVolume(0.37);
  player.setMuted(true);
  expect([embed.volume, embed.muted, player.volume, player.muted]).toEqual([0.37, true, 0.37, true]);
});

test('[PL30] a gain is on top of it, in hundredths', () => {
  player.setVolume(0.5);
  player.setGain(0.317);
  expect(embed.volume).toBe(0.16);
  player.setGain(0.318);
  player.setGain(1);
  expect([embed.volume, player.volume]).toEqual([0.5, 0.5]);
});

test('after its stop nothing is left running', () => {
  open();
  player.stop();
  expect([runtime.time.planned, embed.listened]).toEqual([0, 0]);
});
