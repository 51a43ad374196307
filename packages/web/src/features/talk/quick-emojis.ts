/** Quick emojis: what people feel in a cinema; one touch each. */
export const quickEmojis = ['👍', '❤️', '😂', '😮', '😢', '👏', '🎉'] as const;
