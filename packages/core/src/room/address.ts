/** Address: what a page may be sent to: no `javascript:`, no other host by `//`. [RM23] */
const ADDRESS = /^(https?:\/\/[^\s/]|\/(?![/\\]))[^\s\p{Cc}]*$/iu;

/** An http(s) address, or a path on this server. */
export const isAddress = (url: string): boolean => ADDRESS.test(url);
