/** Stage: four members in one room, from their arrival to their leaving, and all that was seen of them. */
import type { Browser } from '@playwright/test';
import { setTimeout as pause } from 'node:timers/promises';
import { startBrowser } from '../../harness/browsers.ts';
import { fromZero, joinTracks, toTrack, type Track } from '../../harness/analysis/track.ts';
import { openMember, type Member, type MemberWishes } from '../../harness/member.ts';
import type { LinkShape } from '../../harness/network/link.ts';
import { startNetwork, type Network } from '../../harness/network/network.ts';
import type { ClockBend } from '../../harness/page/bend-clock.ts';
import type { SoundCard } from '../../harness/witness/sound-card.ts';
import { zeroPoint } from '../../harness/witness/zero-point.ts';
import type { OpenWay, Way } from './way.ts';

/** The lines of the four members; both ways alike. */
const LINES = [
  { name: 'Ann', oneWayMs: 10, jitterMs: 0 },
  { name: 'Ben', oneWayMs: 50, jitterMs: 0 },
  { name: 'Cleo', oneWayMs: 120, jitterMs: 0 },
  { name: 'Dan', oneWayMs: 40, jitterMs: 20 },
] as const;
/** Number of the member on the longest line: the one who has to suffer. */
export const farMember = 2;
export const longestOneWayMs = 120;

export interface Conditions {
  /** Share of packets lost. */
  readonly loss: number;
  readonly clocks: readonly ClockBend[];
  readonly soundCard: SoundCard | null;
}

export interface Stage {
  readonly way: OpenWay;
  readonly members: readonly Member[];
  /** Everything seen so far of the members who are here now, in their order. */
  tracks(): Promise<readonly Track[]>;
  /** Presses a key as member `actor`; gives the moment of the press on the lab's clock. */
  press(actor: number, key: string): Promise<number>;
  /** Closes this member's page and opens a new one, as a new browser of the same person would; its film is not waited for. */
  comeBack(member: number): Promise<void>;
  lineOf(member: number): LinkShape;
  networkLateness(): Promise<readonly number[]>;
  close(): Promise<void>;
}

export async function openStage(way: Way, conditions: Conditions): Promise<Stage> {
  const network = startNetwork();
  const open = await way.open();
  const wishes = LINES.map(({ name, oneWayMs, jitterMs }, index): MemberWishes => {
    const link = { oneWayMs, jitterMs, loss: conditions.loss, bytesPerSec: null };
    return { name, link, clock: conditions.clocks[index] ?? { offsetMs: 0, driftPpm: 0 } };
  });
  const browsers: Browser[] = [];
  const members: Member[] = [];
  const seen = new Map<Member, Track>();
  const zeros = new Map<Member, number>();
  const zeroOf = async (member: Member): Promise<number> => {
    const known = open.countsFromElsewhere ? zeros.get(member) : 0;
    const zero = known ?? (await zeroPoint(member.page));
    if (zero !== null) zeros.set(member, zero);
    return zero ?? 0;
  };
  const arrive = async (index: number): Promise<Member> => {
    const browser = browsers[index];
    const wish = wishes[index];
    if (browser === undefined || wish === undefined) throw new RangeError(`no member ${index}`);
    const targetPort = open.portOf?.(index) ?? open.port;
    return openMember({ browser, network, targetPort }, wish, open.path(index));
  };
  for (const index of wishes.keys()) {
    const { soundCard } = conditions;
    const sink = soundCard?.sinks[index];
    const card = soundCard === null || sink === undefined ? null : { server: soundCard.server, sink };
    browsers.push(await startBrowser({ autoplay: true, soundCard: card }));
    const member = await arrive(index);
    members.push(member);
    await open.enter(member, index);
    await filmReady(member);
    await zeroOf(member);
  }
  const collect = async (): Promise<readonly Track[]> =>
    Promise.all(
      members.map(async (member) => {
        const fresh = toTrack(member.name, await member.take());
        const before = seen.get(member);
        const all = before === undefined ? fresh : joinTracks([before, fresh]);
        seen.set(member, all);
        return fromZero(all, await zeroOf(member));
      }),
    );
  const memberAt = (index: number): Member => {
    const member = members[index];
    if (member === undefined) throw new RangeError(`no member ${index}`);
    return member;
  };
  return {
    way: open,
    members,
    tracks: collect,
    async press(actor, key) {
      const before = performance.now();
      await memberAt(actor).page.keyboard.press(key);
      const tracks = await collect();
      // The page's own note of the press is nearer to the finger than our order to press.
      const press = tracks[actor]?.events.find(([at, kind]) => kind === 'press' && at >= before - 1);
      return press?.[0] ?? before;
    },
    async comeBack(index) {
      await memberAt(index).leave();
      await pause(1500);
      members[index] = await arrive(index);
      await open.enter(memberAt(index), index);
    },
    lineOf: (index) => wishes[index]?.link ?? memberAt(index).wishes.link,
    networkLateness: () => network.takeLateness(),
    close: () => closeAll(browsers, open, network),
  };
}

async function filmReady(member: Member): Promise<void> {
  await member.page.waitForFunction(() => (document.querySelector('video')?.readyState ?? 0) >= 3, null, {
    timeout: 60_000,
  });
}

async function closeAll(browsers: readonly Browser[], way: OpenWay, network: Network): Promise<void> {
  await Promise.all(browsers.map((browser) => browser.close()));
  await way.close();
  await network.stop();
}
