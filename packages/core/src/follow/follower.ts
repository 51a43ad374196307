/**
 * Follower: keeps one player on one line. It decides nothing itself: what happens is noted, and the phase it is in asks
 * approach, landing, run or rest what to do. See docs/spec/follow.md.
 */
import type { SyncedClock } from '../clock/synced-clock.ts';
import type { Runtime, Stop } from '../runtime/runtime.ts';
import { localMs, type LocalMs, type MediaSec } from '../runtime/units.ts';
import { approach, type Approach } from './approach.ts';
import { Helm } from './helm.ts';
import { Landing, type Start } from './landing.ts';
import { endOf, targetAt, type FollowedLine } from './line.ts';
import type { Player, PlayerEvent, Reading } from './player.ts';
import { defaultPolicy, type FollowPolicy } from './policy.ts';
import { Rest } from './rest.ts';
import { Run } from './run.ts';
import { StallNews } from './stall-news.ts';
import { statusOf, type Phase } from './state.ts';
import type { FollowNews, FollowStatus } from './status.ts';
import { Steadiness } from './steadiness.ts';
import { TickWatch } from './tick-watch.ts';

export interface FollowerOptions {
  readonly runtime: Runtime;
  readonly clock: SyncedClock;
  readonly player: Player;
  readonly policy?: FollowPolicy;
  readonly onNews: (news: FollowNews) => void;
  /** The status has changed in more than its numbers. */
  readonly onChange: () => void;
}

export interface Follower {
  /** A line not newer than the one followed is ignored; null forgets it, so that any line is new. [FO1] */
  follow(line: FollowedLine | null): void;
  status(): FollowStatus;
  setVisible(visible: boolean): void;
  /** true: the person is not watching; the player rests until they are back. */
  setAway(away: boolean): void;
  /** Call within a click or key press: what the platform refused may be tried again. */
  gesture(): void;
  stop(): void;
}

export function createFollower(options: FollowerOptions): Follower {
  const { runtime, clock, player, policy = defaultPolicy, onNews, onChange } = options;
  const helm = new Helm(runtime, player, policy);
  const steadiness = new Steadiness(policy);
  const stallNews = new StallNews(policy, onNews);
  const ticks = new TickWatch(policy);
  let newest: FollowedLine | null = null;
  /** The line in effect: not the newest while that one is still to come. */
  let effect: FollowedLine | null = null;
  /** The newest line still has to be approached, as soon as clock and player allow. */
  let unmet = false;
  let phase: Phase = { name: 'idle' };
  let misses = 0;
  let lostLineAt: LocalMs | null = null;
  let askedClockAt = -Infinity;
  let soundBlocked = false;
  let playBlocked = false;
  let stopPending: Stop = () => {};

  const enter = (next: Phase): void => {
    stopPending();
    if (phase.name === 'landing') phase.landing.cancel();
    if (phase.name === 'moving') phase.run.end();
    // What was planned for the newest line was planned from another state.
    if (newest !== null && effect?.revision !== newest.revision) unmet = true;
    phase = next;
    onChange();
  };

  const serverAt = (moment: LocalMs) => clock.toServer(moment);
  const targetOf = (line: FollowedLine, moment: LocalMs, reading: Reading): MediaSec =>
    targetAt(line, serverAt(moment), endOf(line, reading.duration));

  const began = (line: FollowedLine, start: Start | null): void => {
    enter({ name: 'moving', run: new Run(helm, start, line.timeline.rate) });
  };

  /** By appointment at `meet`, or as soon as can be but not before `earliest`. */
  const land = (
    line: FollowedLine,
    meet: LocalMs | null,
    withinSec = policy.markSec,
    earliest = -Infinity,
  ): void => {
    const now = runtime.now();
    const reading = player.read();
    const end = endOf(line, reading.duration);
    const soonest = localMs(
      Math.max(earliest, now + Math.max(policy.landLeastMs, landMs(line, now, reading))),
    );
    const moment = meet ?? soonest;
    const last = end === null ? Infinity : Math.max(0, end - policy.unsteeredSec);
    const at = Math.min(targetOf(line, moment, reading), last) as MediaSec;
    const landing = new Landing(
      helm,
      { meet: moment, at, roomRate: line.timeline.rate, withinSec, lastChance: misses >= policy.mostMisses },
      {
        started: (start) => began(line, start),
        missed: () => {
          misses++;
          land(line, null);
        },
      },
    );
    enter({ name: 'landing', landing });
    landing.begin();
  };

  /** From now to moving by a seek to where the line then is; a seek that must fetch takes several times as long. */
  const landMs = (line: FollowedLine, now: LocalMs, reading: Reading): number => {
    const rest = policy.landMarginMs + helm.costs.startMs('cold');
    const near = helm.costs.seekMs('near') + rest;
    const at = targetOf(line, localMs(now + near), reading);
    return player.bufferedAhead(at) > policy.nearSec ? near : helm.costs.seekMs('far') + rest;
  };

  const rest = (line: FollowedLine, settleAt: LocalMs): void => {
    effect = line;
    const reading = player.read();
    helm.pause(reading);
    helm.setRate(line.timeline.rate, -helm.drift);
    const end = endOf(line, reading.duration);
    enter({ name: 'resting', rest: new Rest(helm, targetAt(line, line.timeline.at, end), end, settleAt) });
    tick();
  };

  const planned = (moment: LocalMs, run: () => void): void => {
    if (moment <= runtime.now()) run();
    else stopPending = runtime.at(moment, run);
  };

  const take = (line: FollowedLine, step: Approach): void => {
    switch (step.type) {
      case 'stop':
        planned(step.at, () => rest(line, localMs(runtime.now() + policy.settleFrameMs)));
        return;
      case 'turn':
        planned(step.at, () => {
          const turns = effect?.timeline.rate !== line.timeline.rate;
          effect = line;
          if (turns && phase.name === 'moving') phase.run.measureAnew(line.timeline.rate);
          onChange();
        });
        return;
      case 'rest':
        planned(step.at, () => {
          helm.pause(player.read());
          enter({ name: 'idle' });
          meet(line);
        });
        return;
      case 'start':
      case 'land':
        effect = line;
        if (step.type === 'land') land(line, step.meet);
        else land(line, clock.toLocal(line.timeline.at), policy.alignSec);
    }
  };

  /** Goes from whatever is to the newest line. */
  const meet = (line: FollowedLine): void => {
    stopPending();
    unmet = false;
    const now = runtime.now();
    const reading = player.read();
    const facts = {
      now,
      line,
      begins: clock.toLocal(line.timeline.at),
      target: targetOf(line, now, reading),
      moving: phase.name === 'moving' && !reading.paused,
      poised: reading.paused && reading.ready && !reading.seeking && !reading.ended,
      position: helm.positionOf(reading, now),
      rate: helm.rate,
      roomRate: helm.roomRate,
      startMs: helm.startMs,
      landMs: landMs(line, now, reading),
    };
    take(line, approach(facts, policy));
  };

  const stall = (): void => {
    helm.counts.stalls++;
    helm.tracker.clear();
    enter({ name: 'stalled' });
    stallNews.stalled();
  };

  const recover = (line: FollowedLine, reading: Reading): void => {
    const off = reading.position - targetOf(line, runtime.now(), reading);
    if (!reading.paused && Math.abs(off) < policy.landSec) began(line, null);
    else land(line, null);
  };

  /** Too far away to steer. A clock that stepped looks exactly like a film that jumped: ask it first. [FO64] */
  const fellOff = (line: FollowedLine, now: LocalMs): void => {
    if (!steadiness.mayLand(now)) return;
    const confirmed = !clock.suspect && Math.abs(now - clock.confirmedAt) < policy.confirmedMs;
    if (confirmed) {
      const wasSlow = steadiness.slow;
      steadiness.landing(now);
      if (steadiness.slow && !wasSlow) helm.drift = 0;
      land(line, null);
    } else if (Math.abs(now - askedClockAt) > policy.askClockEveryMs) {
      askedClockAt = now;
      clock.freshen();
    }
  };

  const steer = (line: FollowedLine, run: Run, now: LocalMs, reading: Reading): void => {
    const target = targetOf(line, now, reading);
    const end = endOf(line, reading.duration);
    if (end !== null && Math.max(target, reading.position) > end - policy.unsteeredSec) {
      helm.giveSound();
      return;
    }
    const { stage } = run;
    const verdict = run.tick(now, reading, target);
    if (run.stage !== stage) onChange();
    switch (verdict) {
      case 'on': {
        const quietSec = player.abilities.canNudge ? policy.quietSec : policy.landWithoutNudgeSec;
        if (run.settledMs > 0 && run.errorSec !== null) steadiness.running(now, run.errorSec, quietSec);
        return;
      }
      case 'ranDry':
        stall();
        return;
      case 'stuck':
        if (!steadiness.mayLand(now)) return;
        steadiness.landing(now);
        land(line, null);
        return;
      case 'offLine':
        fellOff(line, now);
    }
  };

  const forgotten = (now: LocalMs, reading: Reading): void => {
    if (lostLineAt === null || now - lostLineAt < policy.orphanMs) return;
    lostLineAt = null;
    helm.pause(reading);
    enter({ name: 'idle' });
  };

  const tick = (): void => {
    const now = runtime.now();
    const reading = player.read();
    const gap = ticks.at(now);
    if (gap === 'slept') clock.freshen();
    if (gap !== 'none' && phase.name === 'moving') phase.run.measureAnew(helm.roomRate);
    if (newest === null) {
      forgotten(now, reading);
      return;
    }
    stallNews.tick(reading, player);
    if (!clock.ready || phase.name === 'away') return;
    if (unmet) {
      if (reading.ready || reading.duration !== null) meet(newest);
      return;
    }
    switch (phase.name) {
      case 'idle':
        return;
      case 'resting':
        phase.rest.tick(now, reading);
        return;
      case 'landing':
        phase.landing.arm(reading);
        return;
      case 'moving':
        if (effect !== null) steer(effect, phase.run, now, reading);
        return;
      case 'stalled':
        if (effect !== null && reading.ready) recover(effect, reading);
    }
  };

  /** The person, or the system for them, moved the player: tell the room, and do what it says in the meantime. [FO70] */
  const moved = (news: FollowNews, contradicts: boolean): void => {
    if (newest === null || phase.name === 'away') return;
    if (contradicts) onNews(news);
    if (unmet || !clock.ready) return;
    const putBackAt = localMs(runtime.now() + policy.patienceMs);
    helm.nextStart = 'cold';
    if (!newest.timeline.playing) rest(newest, putBackAt);
    else if (phase.name === 'moving') land(newest, null, policy.markSec, putBackAt);
    else if (phase.name === 'landing') helm.pause(player.read());
  };

  const hear = (event: PlayerEvent): void => {
    switch (event.type) {
      case 'seeked':
      case 'ready':
      case 'waiting':
        if (event.type === 'waiting') {
          if (phase.name === 'moving') stall();
        } else {
          tick();
        }
        return;
      case 'loaded': {
        const { duration } = player.read();
        if (duration !== null) onNews({ type: 'loaded', duration });
        tick();
        return;
      }
      case 'ended':
        if (phase.name === 'moving') enter({ name: 'idle' });
        onNews({ type: 'ended' });
        return;
      case 'soundRefused':
        soundBlocked = true;
        onChange();
        return;
      case 'playRefused':
        playBlocked = true;
        helm.nextStart = 'cold';
        enter({ name: 'away' });
        return;
      case 'userPlayed':
        moved(event, newest?.timeline.playing === false);
        return;
      case 'userPaused':
        moved(event, newest?.timeline.playing === true);
        return;
      case 'userSeeked':
        moved(event, true);
        return;
      case 'failed':
        return;
    }
  };

  const comeBack = (): void => {
    if (phase.name !== 'away') return;
    playBlocked = false;
    clock.freshen();
    unmet = newest !== null;
    enter({ name: 'idle' });
    tick();
  };

  const stopTicks = runtime.every(policy.tickMs, tick);
  const stopListening = player.listen(hear);

  return {
    follow(line) {
      if (line === null) {
        newest = null;
        unmet = false;
        stopPending();
        lostLineAt = runtime.now();
        return;
      }
      if (newest !== null && line.revision <= newest.revision) {
        if (line.revision === newest.revision) newest = { ...newest, end: line.end };
        if (effect?.revision === line.revision) effect = { ...effect, end: line.end };
        return;
      }
      newest = line;
      lostLineAt = null;
      misses = 0;
      steadiness.newLine();
      unmet = true;
      tick();
    },
    status: () =>
      statusOf({
        now: runtime.now(),
        clock,
        helm,
        phase,
        line: effect ?? newest,
        steadiness,
        soundBlocked,
        playBlocked,
      }),
    setVisible(visible) {
      if (!visible) return;
      clock.freshen();
      if (playBlocked) comeBack();
    },
    setAway(away) {
      if (!away) comeBack();
      else if (phase.name !== 'away') {
        helm.pause(player.read());
        enter({ name: 'away' });
      }
    },
    gesture() {
      soundBlocked = false;
      if (playBlocked) comeBack();
      onChange();
    },
    stop() {
      stopTicks();
      stopListening();
      enter({ name: 'idle' });
    },
  };
}
