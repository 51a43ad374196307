/**
 * Follower: keeps one player on one line. A shell: it hears the player, the person and the room, asks `approach` how to
 * get onto a new line, and lets the manoeuvres do it. See docs/spec/follow.md.
 */
import { localMs, type LocalMs } from '../runtime/units.ts';
import { createAheadClock } from './ahead-clock.ts';
import { approach, type Approach } from './approach.ts';
import { Helm } from './helm.ts';
import type { Follower, FollowerOptions } from './following.ts';
import type { FollowedLine } from './line.ts';
import { Manoeuvres } from './manoeuvres.ts';
import { moveBy, ownMoveOf, type OwnMove } from './own-move.ts';
import type { PlayerEvent, Reading } from './player.ts';
import { Plan } from './plan.ts';
import { defaultPolicy } from './policy.ts';
import { StallNews } from './stall-news.ts';
import { statusOf } from './state.ts';
import type { FollowNews } from './status.ts';
import { Steadiness } from './steadiness.ts';
import { TickWatch } from './tick-watch.ts';

export type { Follower, FollowerOptions } from './following.ts';

export function createFollower(options: FollowerOptions): Follower {
  const { runtime, player, policy = defaultPolicy, onNews, onChange } = options;
  const clock = createAheadClock(options.clock);
  const helm = new Helm(runtime, player, policy);
  const steadiness = new Steadiness(policy);
  const stallNews = new StallNews(policy, onNews);
  const ticks = new TickWatch(policy);
  const onStall = (): void => stallNews.stalled();
  const manoeuvres = new Manoeuvres({ helm, clock, steadiness, onStall, look: () => tick(), onChange });
  let newest: FollowedLine | null = null;
  const plan = new Plan(runtime, () => manoeuvres.phase);
  let lostLineAt: LocalMs | null = null;
  let away = false;
  let soundBlocked = false;
  let playBlocked = false;

  const take = (line: FollowedLine, step: Approach): void => {
    switch (step.type) {
      case 'stop':
        plan.at(step.at, () => manoeuvres.rest(line, localMs(runtime.now() + policy.settleFrameMs)));
        return;
      case 'turn':
        plan.at(step.at, () => manoeuvres.turn(line));
        return;
      case 'rest':
        plan.at(step.at, () => {
          helm.pause(player.read());
          manoeuvres.leave('idle');
          meet(line, player.read());
        });
        return;
      case 'start':
        manoeuvres.approach(line, { meet: clock.toLocal(line.timeline.at), withinSec: policy.alignSec });
        return;
      case 'land':
        manoeuvres.approach(line, { meet: step.meet });
    }
  };

  /** Goes from whatever is to the newest line. */
  const meet = (line: FollowedLine, reading: Reading): void => {
    plan.drop();
    const now = runtime.now();
    const facts = {
      now,
      line,
      begins: clock.toLocal(line.timeline.at),
      target: manoeuvres.targetOf(line, now, reading),
      moving: manoeuvres.phase.name === 'moving' && !reading.paused,
      poised: reading.paused && reading.ready && !reading.seeking && !reading.ended,
      position: helm.positionOf(reading, now),
      rate: helm.rate,
      roomRate: helm.roomRate,
      startMs: helm.startMs,
      landMs: manoeuvres.landMs(line, now, reading),
    };
    take(line, approach(facts, policy));
  };

  /** The newest line is neither in effect nor planned for. */
  const unmet = (line: FollowedLine): boolean => line.revision !== manoeuvres.line?.revision && !plan.stands;

  /** A restarted server brings a new line at once; without any the film stops. [FO2] */
  const withoutLine = (now: LocalMs, reading: Reading): void => {
    if (lostLineAt === null || now - lostLineAt < policy.orphanMs) return;
    lostLineAt = null;
    helm.pause(reading);
    manoeuvres.leave('idle', null);
  };

  const tick = (): void => {
    const now = runtime.now();
    const reading = player.read();
    const gap = ticks.at(now);
    if (gap === 'slept') clock.freshen();
    if (gap !== 'none') manoeuvres.measureAnew();
    if (newest === null) {
      withoutLine(now, reading);
      return;
    }
    stallNews.tick(reading, player);
    if (!clock.ready || manoeuvres.phase.name === 'away') return;
    if (!unmet(newest)) manoeuvres.tick(now, reading);
    else if (reading.ready || reading.duration !== null) meet(newest, reading);
  };

  /** Somebody other than us moved the player: ask the room for it, and do meanwhile what the room still says. [FO70] */
  const movedByOthers = (news: FollowNews, contradicts: boolean): void => {
    const { phase } = manoeuvres;
    if (phase.name === 'away') return moveOwn(ownMoveOf(news));
    if (newest === null) return;
    if (contradicts) onNews(news);
    if (!clock.ready || unmet(newest)) return;
    const putBackAt = localMs(runtime.now() + policy.patienceMs);
    if (news.type === 'userSeeked') helm.nextStart = 'cold';
    plan.drop();
    if (!newest.timeline.playing) manoeuvres.rest(newest, putBackAt);
    else if (phase.name === 'moving') manoeuvres.approach(newest, { meet: null, earliest: putBackAt });
    else if (phase.name === 'landing') helm.pause(player.read());
  };

  const goAway = (): void => {
    plan.drop();
    manoeuvres.leave('away');
    stallNews.excuse();
  };

  const moveOwn = (move: OwnMove | null): void => {
    if (move === null || !away || manoeuvres.phase.name !== 'away') return;
    helm.nextStart = 'cold';
    moveBy(player, move);
    onChange();
  };

  const comeBack = (): void => {
    if (manoeuvres.phase.name !== 'away' || away || playBlocked) return;
    clock.freshen();
    manoeuvres.leave('idle', null);
    tick();
  };

  const hear = (event: PlayerEvent): void => {
    switch (event.type) {
      case 'seeked':
      case 'ready':
        tick();
        return;
      case 'waiting':
        manoeuvres.stall();
        return;
      case 'loaded': {
        const { duration } = player.read();
        if (duration !== null) onNews({ type: 'loaded', duration });
        tick();
        return;
      }
      case 'ended':
        if (manoeuvres.phase.name === 'moving') manoeuvres.leave('idle');
        // Whoever is away sees the end alone.
        if (manoeuvres.phase.name !== 'away') onNews({ type: 'ended' });
        return;
      case 'soundRefused':
        soundBlocked = true;
        onChange();
        return;
      case 'playRefused':
        playBlocked = true;
        helm.nextStart = 'cold';
        goAway();
        return;
      case 'userPlayed':
        movedByOthers(event, newest?.timeline.playing === false);
        return;
      case 'userPaused':
        movedByOthers(event, newest?.timeline.playing === true);
        return;
      case 'userSeeked':
        movedByOthers(event, true);
        return;
      case 'failed':
        // For the interface; whatever still plays is still followed.
        return;
    }
  };

  const stopTicks = runtime.every(policy.tickMs, tick);
  const stopListening = player.listen(hear);

  return {
    follow(line) {
      if (line === null) {
        newest = null;
        plan.drop();
        lostLineAt = runtime.now();
        return;
      }
      if (newest !== null && line.revision <= newest.revision) {
        if (line.revision < newest.revision) return;
        newest = { ...newest, end: line.end };
        if (manoeuvres.line?.revision === line.revision) manoeuvres.setEnd(line.end);
        return;
      }
      if (newest === null && lostLineAt !== null) manoeuvres.renumber();
      newest = line;
      lostLineAt = null;
      plan.drop();
      steadiness.newLine();
      tick();
    },
    awaited() {
      const { name } = manoeuvres.phase;
      if (name === 'landing' || name === 'stalled' || !player.read().ready) stallNews.owe();
    },
    isBusy: () => {
      const { phase } = manoeuvres;
      const soon = localMs(runtime.now() + policy.stillMs);
      if (plan.isDueBy(soon)) return true;
      if (phase.name === 'landing') return phase.landing.callsBy(soon);
      return phase.name === 'moving' && phase.run.isYoung;
    },
    status: () => {
      const { phase, line } = manoeuvres;
      const now = runtime.now();
      return statusOf({
        now,
        clock: options.clock,
        ahead: clock,
        helm,
        phase,
        // Away, no line takes effect here, and the newest is where the others are.
        line: phase.name === 'away' ? newest : (line ?? newest),
        steadiness,
        soundBlocked,
        playBlocked,
        byWish: away && !playBlocked,
      });
    },
    displaced() {
      manoeuvres.measureAnew();
      manoeuvres.renumber();
      plan.drop();
      tick();
    },
    setVisible(visible) {
      if (!visible) return;
      clock.freshen();
      // A page that was put away may play again once it is looked at.
      playBlocked = false;
      comeBack();
    },
    setAway(isAway) {
      away = isAway;
      if (!away) comeBack();
      else if (manoeuvres.phase.name !== 'away') {
        helm.pause(player.read());
        goAway();
      }
    },
    moveOwn,
    gesture() {
      soundBlocked = false;
      playBlocked = false;
      comeBack();
      onChange();
    },
    setOutputDelay(delayMs) {
      clock.delayMs = delayMs;
      onChange();
    },
    setTolerance(seconds) {
      helm.toleranceSec = Math.min(policy.mostToleranceSec, Math.max(0, seconds || 0));
    },
    stop() {
      stopTicks();
      stopListening();
      plan.drop();
      manoeuvres.leave('idle', null);
    },
  };
}
