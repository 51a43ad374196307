/** Notes: what this device remembers, by names. */
export interface Notes {
  readonly recall: (key: string) => string | null;
  readonly remember: (key: string, text: string) => void;
}
