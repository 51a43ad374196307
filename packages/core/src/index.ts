/** What web, server, extension and native may use of the core. */
export * from './runtime/result.ts';
export * from './runtime/runtime.ts';
export * from './runtime/units.ts';
export * from './timeline/bounds.ts';
export * from './timeline/timeline.ts';
export * from './clock/estimator.ts';
export type { ClockProof } from './clock/proof.ts';
export * from './clock/synced-clock.ts';
export { longestOutputDelayMs } from './follow/ahead-clock.ts';
export { createFollower, type Follower, type FollowerOptions } from './follow/follower.ts';
export type { FollowedLine, LineCause } from './follow/line.ts';
export type { OwnMove } from './follow/own-move.ts';
export * from './follow/player.ts';
export { defaultPolicy, type FollowPolicy } from './follow/policy.ts';
export * from './follow/status.ts';
export * from './room/call-parts.ts';
export * from './room/calls.ts';
export * from './room/commands.ts';
export * from './room/decide.ts';
export * from './room/events.ts';
export * from './room/evolve.ts';
export * from './room/guard.ts';
export * from './room/house.ts';
export * from './room/house-events.ts';
export * from './room/lead.ts';
export * from './room/limits.ts';
export * from './room/message.ts';
export * from './room/names.ts';
export * from './room/next-deed.ts';
export * from './room/public-room.ts';
export * from './room/put-out.ts';
export { isPlayersWord, leastRole, may, refusalFor, steeringRefusal, usualRights } from './room/rights.ts';
export { deputyOf, grantOf, isAtLeast, roleOf, rolesIn } from './room/roles.ts';
export * from './room/shared-subtitle.ts';
export * from './room/state.ts';
export * from './room/upcast.ts';
export * from './protocol/close-codes.ts';
export * from './protocol/codec.ts';
export type { CommandMessage } from './protocol/command.ts';
export type { Figures } from './protocol/figures.ts';
export type { Digest } from './protocol/digest.ts';
export * from './protocol/down.ts';
export type { MessagesMessage, Say } from './protocol/message-shapes.ts';
export type { CallMessage, Calling } from './protocol/call.ts';
export {
  longestSdp,
  readSignal,
  type OwnSignal,
  type Signal,
  type SignalDown,
  type SignalUp,
  type UnreadSignal,
} from './protocol/signal.ts';
export type { Hello } from './protocol/hello.ts';
export * from './protocol/report.ts';
export type { Brief } from './protocol/brief.ts';
export * from './protocol/up.ts';
export * from './protocol/version.ts';
export * from './client/transport.ts';
export { fallbackConnect, type FallbackOptions } from './client/fallback-connect.ts';
export * from './client/view.ts';
export type { ChatView, SayOptions } from './client/chat.ts';
export { farOffMs, reportEverySec } from './client/report-pace.ts';
export { mostOffsetSec, noMarks, type Film, type FilmMarks } from './client/telemetry.ts';
export * from './client/participant.ts';
export * from './runtime/random-id.ts';
