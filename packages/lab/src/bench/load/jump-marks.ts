/** JumpMarks: how ids of jumps that are counted begin. */
export const windowMark = 'w-';
