/** Health: what this server needs to do its work, and whether it has it now. */

export interface HealthCheck {
  /** Shown by /readyz. */
  readonly name: string;
  /** false: without it the server still serves, only less well. */
  readonly needed: boolean;
  /** Answers false, or throws, when it is not there. */
  check(): Promise<boolean>;
}
