/**
 * Units: numbers that carry what they measure in their type, so that a reading of one clock cannot be handed to
 * something that expects another. Arithmetic gives back a plain number, which has to be named again.
 */
/** The brand exists only for the compiler. */
export type Unit<Name extends string> = number & { readonly __unit: Name };

/** A reading of this device's monotonic clock, in ms. Never leaves the device. */
export type LocalMs = Unit<'local-ms'>;

/** A moment on the server's clock, in ms; the only time that travels or is stored. */
export type ServerMs = Unit<'server-ms'>;

/** A position in a film, in seconds from its beginning. */
export type MediaSec = Unit<'media-sec'>;

export const localMs = (ms: number): LocalMs => ms as LocalMs;
export const serverMs = (ms: number): ServerMs => ms as ServerMs;
export const mediaSec = (seconds: number): MediaSec => seconds as MediaSec;
