/** Many links: whether a pasted or dropped text is a list rather than one film. Apart from what reads lists, which is loaded when one comes. */

export const hasManyLinks = (text: string): boolean =>
  (text.match(/https?:\/\//gi)?.length ?? 0) > 1 || /^\s*(#EXTM3U|\[playlist\])/i.test(text);

/** Files that hold lists of films. */
export const LIST_FILES = '.m3u,.m3u8,.pls,.csv,.tsv,.txt';

export const isListFile = (name: string): boolean => /\.(m3u8?|pls|csv|tsv|txt)$/i.test(name);
