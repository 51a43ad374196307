/** Sites off: whether this server shows no films of other sites. Its page says so (server/src/http/page.ts). [EM22] */
export const areSitesOff = (): boolean => document.querySelector('meta[name="lockstep-embeds"]') !== null;
