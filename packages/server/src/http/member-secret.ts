/** MemberSecret: who asks over HTTP: the device's secret, as in hello; in a header, as addresses end up in logs. */

/** Of an `Authorization` header; null: nobody said. */
export const secretIn = (authorization: string | null | undefined): string | null =>
  /^Bearer ([A-Za-z0-9_-]{16,64})$/.exec(authorization ?? '')?.[1] ?? null;
