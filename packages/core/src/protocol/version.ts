/** The wire protocol's number. Change a message's shape and this goes up by one, with a line of history here. [PR1] */
export const protocolVersion = 5;

/** The oldest version still understood. */
export const protocolFloor = 5;

/** What a client offers and a server takes, oldest first. */
export const spokenVersions: readonly number[] = Array.from(
  { length: protocolVersion - protocolFloor + 1 },
  (_, i) => protocolFloor + i,
);

/**
 * History:
 * 1 – hello, probe, command, report, bye; welcome, probed, events, accepted, refused, digest.
 * 2 – the whole room: roles, rights, control, access, bans, settings, markers, pinned line; say and messages; password and
 *     owner link in hello; figures of big rooms, watch. A page that speaks 1 would not understand events of it: it is
 *     told to load again.
 * 3 – a report may carry the probe; brief; refused with retry. The guard, roll calls, to whose place everybody went; reports
 *     tell of excursions, stalls, transfers and the picture. The item in say and message, so that what was said of a film
 *     comes back with that film only.
 * 4 – many items at once; the queue cleared, shuffled, and such a thing taken back. An item's further sources and its
 *     fingerprint; reports tell whose copy is open, what is in it, and by how much its cut differs, and
 *     why the picture is about to stop. Subtitles shared with the room. A page that speaks 3 would not understand that.
 * 5 – calls: signals between two connections, who is in the call and gives what, hush and hushed, the setting and the
 *     rights of calls, and in welcome how many the server lets into one. A page that speaks 4 would not understand the room's settings of it.
 */
