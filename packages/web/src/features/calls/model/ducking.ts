/** Ducking as people choose it: what is left of the film's loudness, instead of decibels. Rule CA87. */

const MOST_DECIBELS = 30;

/** Least that is left. */
export const LEAST_SHARE = 0.05;

/** In steps of the slider, so that what was chosen is what is shown. */
export const shareOf = (decibels: number): number =>
  Math.min(1, Math.max(LEAST_SHARE, Math.round(10 ** (-decibels / 20) * 20) / 20));

export const decibelsOf = (share: number): number =>
  share <= 0 ? MOST_DECIBELS : Math.min(MOST_DECIBELS, Math.max(0, -20 * Math.log10(share)));
