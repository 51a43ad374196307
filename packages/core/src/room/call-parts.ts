/** CallParts: what somebody in a room's call gives to the others. */

export const callParts = ['mic', 'camera', 'screen'] as const;
export type CallPart = (typeof callParts)[number];

/** What somebody in a call gives now; all false: he only listens. */
export type CallState = Readonly<Record<CallPart, boolean>>;
