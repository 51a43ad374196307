/** Ask: one question to this server's HTTP API. */
import { below } from '../base.ts';

export interface Answer {
  readonly status: number;
  /** The parsed JSON; null if it was none. */
  readonly body: unknown;
}

/** null: no answer. */
export async function askServer(
  path: string,
  init: RequestInit,
  headers: Readonly<Record<string, string>> = {},
): Promise<Answer | null> {
  try {
    const response = await fetch(below(path), {
      ...init,
      headers: { accept: 'application/json', ...headers },
    });
    const body: unknown = await response.json().catch(() => null);
    return { status: response.status, body };
  } catch {
    return null;
  }
}
