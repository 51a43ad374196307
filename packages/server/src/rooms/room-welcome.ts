/** RoomWelcome: what somebody who comes into a room is told of it. [PR8][PR18] */
import { serverMs, type Down, type Hello, type LocalMs, type MemberId } from '@lockstep/core';
import type { Company } from './company.ts';
import { historyName } from './earlier-run.ts';
import type { Environment } from './environment.ts';
import type { RoomChat } from './room-chat.ts';
import type { RoomHost } from './room-host.ts';

export interface WelcomeParts {
  readonly environment: Environment;
  readonly host: RoomHost;
  readonly company: Company;
  readonly chat: RoomChat;
}

/** Whoever was here before gets only what he missed, if that is still at hand. */
export function roomWelcome(
  { environment, host, company, chat }: WelcomeParts,
  { connection, resume }: Hello,
  member: MemberId,
  version: number,
  now: LocalMs,
): Down {
  const { state } = host;
  const log = historyName(environment.log, state);
  const missed = resume?.log === log ? host.entriesSince(resume.seq) : null;
  return {
    type: 'welcome',
    version,
    epoch: environment.epoch,
    log,
    member,
    connection,
    now: serverMs(now),
    room: missed === null ? { kind: 'snapshot', state } : { kind: 'missed', entries: missed },
    ...company.welcome(connection),
    mostInCall: environment.calls.most,
    messages: chat.last,
  };
}
