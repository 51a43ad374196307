/** Film bytes: how big the film behind a link is, where asking does no harm: on this server. */

/** null: elsewhere, or not told. */
export async function filmBytes(url: string, signal: AbortSignal): Promise<number | null> {
  // Other servers would see one more request, and most would not let us read the answer.
  if (new URL(url, location.href).origin !== location.origin) return null;
  try {
    const answer = await fetch(url, { method: 'HEAD', signal });
    const bytes = Number(answer.headers.get('content-length'));
    return answer.ok && Number.isFinite(bytes) && bytes > 0 ? bytes : null;
  } catch {
    return null;
  }
}
