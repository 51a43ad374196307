/**
 * Participant: one person in one room, without a face: what a page, a bot or a bridge to another player is built on. It
 * only connects parts that exist without it. Rules CL22–CL30 in docs/spec/client.md.
 */
import { ClockEstimator } from '../clock/estimator.ts';
import type { FollowNews } from '../follow/status.ts';
import type { Down } from '../protocol/down.ts';
import type { Welcome } from '../protocol/welcome.ts';
import type { Command } from '../room/commands.ts';
import type { CommandId, MemberId } from '../room/state.ts';
import { randomId } from '../runtime/random-id.ts';
import type { Stop } from '../runtime/runtime.ts';
import type { LocalMs, ServerMs } from '../runtime/units.ts';
import { createCaller } from './caller.ts';
import { createChat } from './chat.ts';
import { createClockSync } from './clock-sync.ts';
import { Company } from './company.ts';
import { createConnection } from './connection.ts';
import { commandFor } from './follow-command.ts';
import { helloOf } from './hello-of.ts';
import { createListeners, createNotifier } from './listeners.ts';
import { createOutbox } from './outbox.ts';
import type { Participant, ParticipantOptions } from './participating.ts';
import { createPlayerSlot } from './player-slot.ts';
import { createPredictor } from './predict.ts';
import { createRoomSync } from './room-sync.ts';
import { reportEverySec } from './report-pace.ts';
import { createReporter } from './reporter.ts';
import { ServerTime } from './server-time.ts';
import { undescribed } from './undescribed.ts';
import type { Film } from './telemetry.ts';
import type { RoomNews, RoomView } from './view.ts';

export type { Participant, ParticipantOptions } from './participating.ts';

const secondMs = 1000;
/** A skew graph is drawn from views; a change of state is told to the others within this. */
const statusEveryMs = 250;

const endsWatching: ReadonlySet<string> = new Set(['kicked', 'banned', 'roomClosed']);

export function createParticipant(options: ParticipantOptions): Participant {
  const { runtime, secret, device, owner } = options;
  const myConnection = randomId(runtime);
  let { name, password } = options;
  let me: MemberId | null = null;
  let epoch: string | null = null;
  const company = new Company(myConnection);
  let watched: readonly MemberId[] = [];
  let cached: RoomView | null = null;
  let stopTicks: readonly Stop[] = [];
  const news = createListeners<RoomNews>();
  // What draws a page takes the time that the film needs to start or stop.
  const notifier = createNotifier(runtime, () => slot.isBusy());
  const predicted = createPredictor();

  const changed = (): void => {
    cached = null;
    notifier.mark(true);
  };
  /** By the person here, who waits for it to be seen. */
  const changedHere = (): void => {
    cached = null;
    notifier.mark();
  };
  const connection = createConnection({
    runtime,
    connect: options.connect,
    hello: () =>
      helloOf({ secret, name, connection: myConnection, device, password, owner, resume: roomSync.resume() }),
    received: (message, at) => {
      // Who hears of something asks for the view at once. [CL67]
      cached = null;
      hear(message, at);
      changed();
    },
    changed: () => {
      const state = connection.state();
      if (state.state !== 'online') clock.offline();
      // Whoever was put out does not watch on with the others. [CL62]
      if (state.state === 'stopped' && endsWatching.has(state.why)) slot.show(null, me);
      changed();
    },
  });
  const clock = createClockSync({
    runtime,
    estimator: new ClockEstimator(),
    everySec: () => reportEverySec(company.crowd, true),
    ask: (probe) => connection.send({ type: 'probe', probe }),
  });
  const time = new ServerTime(clock);
  const toServer = (moment: LocalMs): ServerMs | null => time.of(moment);
  const outbox = createOutbox({
    runtime,
    send: (message) => connection.send(message),
    toServer,
    refused: (command, code) => news.tell({ type: 'refused', command, code }),
  });

  const chat = createChat({
    runtime,
    send: (say) => connection.send(say),
    refused: (say, code) => news.tell({ type: 'unsaid', say, code }),
  });

  const caller = createCaller({
    runtime,
    send: (message) => connection.send(message),
    refused: (code) => news.tell({ type: 'callRefused', code }),
  });

  const roomSync = createRoomSync({
    ask: (seq) => connection.send({ type: 'resync', seq }),
    confirmed: (state, applied) => {
      outbox.confirmed(state, applied);
      slot.show(state, me);
      for (const entry of applied) news.tell({ type: 'entry', entry });
    },
  });

  const hear = (message: Down, at: LocalMs): void => {
    switch (message.type) {
      case 'welcome':
        return join(message, at);
      case 'probed':
        return clock.answered(message, at);
      case 'events':
        return roomSync.take(message.entries);
      case 'state':
        return roomSync.takeState(message.state);
      case 'refused':
        chat.refused(message);
        caller.answered(message);
        return outbox.answered(message);
      case 'accepted':
        return outbox.answered(message);
      case 'messages': {
        const said = chat.take(message.messages);
        // Whoever shows it does not wait until the device has time for all that changed. [CL67]
        if (said.length > 0) news.tell({ type: 'said', messages: said });
        return;
      }
      case 'digest':
        return company.take(message);
      case 'signal':
        return news.tell(message);
    }
  };

  const join = (welcome: Welcome, at: LocalMs): void => {
    const before = roomSync.resume();
    const sameClock = epoch === welcome.epoch;
    // Revisions or moments may begin anew: the follower must not take the new line for an old one. [CL27]
    if (before !== null && !(sameClock && before.log === welcome.log)) slot.show(null, me);
    if (before !== null && !sameClock) outbox.redate();
    ({ epoch } = welcome);
    me = welcome.member;
    company.welcomed(welcome);
    time.welcomed(welcome.now, at);
    clock.online(welcome.epoch);
    roomSync.welcomed(welcome);
    outbox.online();
    chat.take(welcome.messages);
    chat.online();
    caller.online(company.isInCall);
    if (watched.length > 0) connection.send({ type: 'watch', members: watched });
    reporter.begin();
  };

  const send = (command: Command): CommandId => {
    // The next hello must not take a new name back.
    if (command.type === 'rename') ({ name } = command);
    const id = outbox.add(command);
    changedHere();
    return id;
  };

  const followed = (film: Film, told: FollowNews): void => {
    if (told.type === 'stalled' || told.type === 'ready') reporter.report();
    const command = commandFor(told, film, roomSync.state());
    if (command !== null) send(command);
  };

  const slot = createPlayerSlot({ runtime, clock, onNews: followed, onChange: changed });
  const reporter = createReporter({
    runtime,
    send: (message) => connection.send(message),
    isOnline: () => connection.state().state === 'online',
    crowd: () => company.crowd,
    clock,
    slot,
    toServer,
  });

  const describe = (): void => {
    const untold = undescribed(slot.screen(), roomSync.state(), me, outbox.pending());
    if (untold !== null) followed(untold.film, { type: 'loaded', duration: untold.duration });
  };

  const everySecond = (): void => {
    reporter.regular();
    roomSync.askAgain();
    describe();
  };

  const everyStatus = (): void => {
    reporter.reportIfChanged();
    const phase = slot.screen()?.status.phase ?? 'idle';
    if (phase !== 'idle' && phase !== 'paused') changed();
  };

  const retryNow = (): void => {
    connection.retryNow();
    // What shows within a moment whether a line that seems up is alive.
    clock.freshen();
  };

  const end = (): void => {
    for (const stop of stopTicks) stop();
    stopTicks = [];
    outbox.stop();
    chat.stop();
    caller.stop();
    slot.stop();
  };

  const start = (): void => {
    if (stopTicks.length === 0) {
      stopTicks = [runtime.every(secondMs, everySecond), runtime.every(statusEveryMs, everyStatus)];
    }
    connection.start();
  };

  return {
    start,
    enterWith: (next) => {
      password = next;
      start();
    },
    view: () => {
      const confirmed = roomSync.state();
      cached ??= {
        link: connection.state(),
        clock: clock.view(),
        me,
        myConnection,
        room: confirmed === null || me === null ? null : predicted(confirmed, outbox.pending(), me),
        confirmed,
        ...company.view,
        chat: chat.view(),
        follow: slot.screen()?.status ?? null,
      };
      return cached;
    },
    subscribe: (listener) => notifier.subscribe(listener),
    onNews: (listener) => news.add(listener),
    send,
    say: (text, about) => {
      const id = chat.say(text, about);
      changedHere();
      return id;
    },
    watch: (members) => {
      watched = members;
      connection.send({ type: 'watch', members });
    },
    signal: (to, signal) => connection.send({ type: 'signal', to, signal }),
    setCall: (state) => caller.set(state),
    attach: (player, film, marks) => slot.attach(player, film, marks),
    markFilm: (marks) => slot.mark(marks),
    serverNow: () => (clock.ready ? clock.toServer(runtime.now()) : null),
    retryNow,
    gesture: () => slot.gesture(),
    setOutputDelay: (delayMs) => slot.setOutputDelay(delayMs),
    setTolerance: (seconds) => slot.setTolerance(seconds),
    setVisible: (next) => {
      slot.setVisible(next);
      if (next) retryNow();
      reporter.report();
    },
    setAway: (next) => {
      slot.setAway(next);
      reporter.report();
      changedHere();
    },
    moveOwn: (move) => {
      slot.moveOwn(move);
      reporter.report();
    },
    leave: () => {
      connection.leave();
      end();
    },
    stop: () => {
      connection.stop();
      end();
      notifier.stop();
    },
  };
}
