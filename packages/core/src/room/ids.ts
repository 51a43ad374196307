/** Ids: what things in a room are called. */

export type MemberId = string;
export type ItemId = string;
export type CommandId = string;
export type MarkerId = string;
export type SubtitleId = string;
