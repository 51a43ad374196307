/** Rules: what must hold on every evening. They are told in docs/guide/simulation.md. */

export type Rule =
  | 'order'
  | 'once'
  | 'echo'
  | 'bound'
  | 'frame'
  | 'restless'
  | 'stands'
  | 'hold'
  | 'sound'
  | 'return'
  | 'stop';

/** Says that a rule is broken, and how. */
export type Fail = (rule: Rule, text: string) => void;

/** How often an evening is judged. */
export const lookEveryMs = 250;
