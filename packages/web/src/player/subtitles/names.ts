/** Names of subtitle files: which files are some. Apart from what reads them, which is loaded when one comes. */
export const SUBTITLE_FILES = '.srt,.vtt,.ass,.ssa';

export const isSubtitleFile = (name: string): boolean => /\.(srt|vtt|ass|ssa)$/i.test(name);
