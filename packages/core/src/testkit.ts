/** What tests and the lab use: worlds with virtual time, fake networks, fake players. */
export * from './testkit/dice.ts';
export * from './testkit/fake-runtime.ts';
export * from './testkit/virtual-time.ts';
export * from './testkit/fake-network.ts';
export * from './testkit/path.ts';
export * from './testkit/fake-player.ts';
export * from './testkit/player-model.ts';
export * from './testkit/fake-room.ts';
export * from './testkit/server-clock.ts';
export * from './testkit/histogram.ts';
export * from './testkit/tally.ts';
export * from './testkit/room-trial.ts';
export * from './testkit/evening.ts';
export * from './testkit/film-night.ts';
export * from './testkit/world.ts';
export * from './testkit/world-member.ts';
