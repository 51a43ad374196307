/** Problem text: why what was written came back into the box. */
import { m } from '../../../i18n/messages.ts';
import type { Draft } from '../draft.ts';

type Problem = NonNullable<Draft['problem']>;

const WORDS: Partial<Readonly<Record<Problem, () => string>>> = {
  full: m.talk_problem_full,
  notAllowed: m.talk_problem_not_allowed,
  tooFast: m.talk_problem_too_fast,
  roomClosed: m.talk_problem_closed,
  badText: m.talk_problem_text,
};

export const problemText = (problem: Problem): string => (WORDS[problem] ?? m.talk_problem_other)();
