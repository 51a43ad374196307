/**
 * Watch calls: what a page really hears and sees of the others in a call, told from inside the page: the pictures that its
 * tiles show, and the sound that its connections brought. It only watches; `bendDevices` is what changes things.
 */

/** A tile of the call as it stands; counts grow for as long as the page lives. */
export interface TileSeen {
  readonly connection: string;
  readonly name: string;
  /** What the page says of it: `data-state`. */
  readonly state: string;
  readonly speaking: boolean;
  /** Pictures shown by its video; null: it shows no video. */
  readonly frames: number | null;
  /** Sound that has come over the connection that brings its picture, as `totalAudioEnergy`; null: no such connection. */
  readonly energy: number | null;
  readonly silent: boolean;
  readonly mirrored: boolean;
}

export interface CallSeen {
  readonly tiles: readonly TileSeen[];
  /** Sound that has come over each connection that is not closed. */
  readonly energies: readonly number[];
  /** Kinds of the ways in use, `host`, `srflx`, `relay`, one of each connection that is up: the local end. */
  readonly ways: readonly string[];
  /** Tracks of devices and screens that are still open. */
  readonly openTracks: number;
  /** Connections that are not closed. */
  readonly connections: number;
}

export interface CallPage {
  look(): Promise<CallSeen>;
  /** All that were made, also those that are closed. */
  readonly lines: readonly RTCPeerConnection[];
  /** Of devices and screens that the page was given. */
  readonly given: MediaStreamTrack[];
  /** Time, on the page's clock, at which the last of so many tiles of others showed its first picture; null: not yet. */
  allShownAt(others: number): number | null;
  /** When a button of this name was pressed last, on the page's clock; null: never. */
  pressedAt(name: string): number | null;
}

declare global {
  var __calls: CallPage;
}

/** To be run in the page before its own scripts; must not refer to anything outside itself. */
export function watchCalls(relayOnly: boolean): void {
  const now = performance.now.bind(performance);
  const lines: RTCPeerConnection[] = [];
  const given: MediaStreamTrack[] = [];
  const pressed = new Map<string, number>();
  const firstShown = new Map<string, number>();

  const narrowed = (wishes: RTCConfiguration | undefined): RTCConfiguration =>
    relayOnly ? { ...wishes, iceTransportPolicy: 'relay' } : { ...wishes };
  globalThis.RTCPeerConnection = new Proxy(globalThis.RTCPeerConnection, {
    construct(target, words: [RTCConfiguration?], made): RTCPeerConnection {
      const [wishes, ...rest] = words;
      const line = Reflect.construct(target, [narrowed(wishes), ...rest], made) as RTCPeerConnection;
      const setConfiguration = line.setConfiguration.bind(line);
      line.setConfiguration = (next) => setConfiguration(narrowed(next));
      lines.push(line);
      return line;
    },
  });

  addEventListener(
    'click',
    ({ target }) => {
      const button = target instanceof Element ? target.closest('button') : null;
      const name = button?.ariaLabel ?? button?.textContent.trim();
      if (name !== undefined) pressed.set(name, now());
    },
    { capture: true },
  );

  const tiles = (): HTMLElement[] => [...document.querySelectorAll<HTMLElement>('[data-testid="call-tile"]')];
  const videoOf = (tile: Element): HTMLVideoElement | null => tile.querySelector('video');

  // Which tile has its first picture when: looked at whenever something came or went on the page.
  const shown = new WeakMap<HTMLVideoElement, number>();
  const countsItself = (video: HTMLVideoElement): boolean =>
    video.getVideoPlaybackQuality().totalVideoFrames > 0;
  const count = (video: HTMLVideoElement, first: (at: number) => void): void => {
    video.requestVideoFrameCallback((at) => {
      const before = shown.get(video) ?? 0;
      shown.set(video, before + 1);
      if (before === 0) first(at);
      // Each callback makes the page draw itself anew: none is asked for where the element counts by itself.
      if (countsItself(video)) return;
      if (video.isConnected) count(video, first);
      else shown.delete(video);
    });
  };
  const lookAtTiles = (): void => {
    for (const tile of tiles()) {
      const { connection } = tile.dataset;
      const video = videoOf(tile);
      if (connection === undefined || video === null || shown.has(video)) continue;
      shown.set(video, 0);
      count(video, (at) => {
        if (tile.ariaLabel !== 'You' && !firstShown.has(connection)) firstShown.set(connection, at);
      });
    }
  };
  // The document is there before its pages' scripts, and its root is not.
  new MutationObserver(lookAtTiles).observe(document, { childList: true, subtree: true });
  /** Firefox counts none of a stream's pictures, Chromium calls back for none that is out of sight. */
  const framesOf = (video: HTMLVideoElement): number =>
    Math.max(shown.get(video) ?? 0, video.getVideoPlaybackQuality().totalVideoFrames);

  const statsOf = async (line: RTCPeerConnection): Promise<readonly Record<string, unknown>[]> => {
    const found: Record<string, unknown>[] = [];
    const report = await line.getStats();
    report.forEach((each: Record<string, unknown>) => found.push(each));
    return found;
  };
  const energyIn = (stats: readonly Record<string, unknown>[]): number =>
    stats.reduce(
      (sum, { type, kind, totalAudioEnergy }) =>
        type === 'inbound-rtp' && kind === 'audio' ? sum + Number(totalAudioEnergy ?? 0) : sum,
      0,
    );
  const wayIn = (stats: readonly Record<string, unknown>[]): string | null => {
    const pair = stats.find(
      ({ type, nominated, state }) =>
        type === 'candidate-pair' && nominated === true && state === 'succeeded',
    );
    const end = stats.find(({ id }) => id === pair?.localCandidateId);
    return typeof end?.candidateType === 'string' ? end.candidateType : null;
  };
  const brings = (line: RTCPeerConnection, video: HTMLVideoElement | null): boolean => {
    const shown = video?.srcObject;
    if (!(shown instanceof MediaStream)) return false;
    const ids = new Set(shown.getVideoTracks().map(({ id }) => id));
    return line.getReceivers().some(({ track }) => ids.has(track.id));
  };

  globalThis.__calls = {
    lines,
    given,
    pressedAt: (name) => pressed.get(name) ?? null,
    allShownAt(others) {
      const connections = tiles().flatMap((tile) =>
        tile.ariaLabel === 'You' ? [] : [tile.dataset.connection ?? ''],
      );
      const times = connections.flatMap((connection) => firstShown.get(connection) ?? []);
      return times.length < others ? null : Math.max(...times);
    },
    async look() {
      const open = lines.filter(({ connectionState }) => connectionState !== 'closed');
      const stats = await Promise.all(open.map(statsOf));
      const energies = stats.map(energyIn);
      return {
        tiles: tiles().map((tile): TileSeen => {
          const video = videoOf(tile);
          const from = open.findIndex((line) => brings(line, video));
          return {
            connection: tile.dataset.connection ?? '',
            name: tile.ariaLabel ?? '',
            state: tile.dataset.state ?? '',
            speaking: tile.dataset.speaking === 'true',
            frames: video === null ? null : framesOf(video),
            energy: energies[from] ?? null,
            silent: video === null || video.muted || video.volume === 0,
            mirrored:
              video !== null &&
              (getComputedStyle(video).scale.startsWith('-1') ||
                getComputedStyle(video).transform.startsWith('matrix(-1')),
          };
        }),
        energies,
        ways: stats.flatMap((each) => wayIn(each) ?? []),
        openTracks: given.filter(({ readyState }) => readyState === 'live').length,
        connections: open.length,
      };
    },
  };
}
