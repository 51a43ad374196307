/** Maintenance: what an operator does to what is kept, besides letting people watch. */
export interface Maintenance {
  /** Writes a whole copy, as of one moment, into a new file; others may go on meanwhile. */
  backup(to: string): Promise<void>;
  /** Everything about one room as one JSON value, or null if there is no such room. */
  exportRoom(id: string): Promise<unknown>;
  /** Forgets a room for ever; whether there was one. */
  removeRoom(id: string): Promise<boolean>;
  close(): Promise<void>;
}
