/** The wire protocol's number. Change a message's shape and this goes up by one, with a line of history here. [PR1] */
export const protocolVersion = 1;

/** The oldest version still understood. */
export const protocolFloor = 1;

/**
 * History:
 * 1 – hello, probe, command, report, bye; welcome, probed, events, accepted, refused, digest.
 */
