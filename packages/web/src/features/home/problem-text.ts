/** What went wrong on the first page, in words. */
import type { ApiProblem } from '../../api/rooms.ts';
import { m } from '../../i18n/messages.ts';
import type { LinkProblem } from '../../player/film-choice.ts';
import type { DropProblem } from './dropped.ts';

export function linkProblemText(problem: LinkProblem): string {
  switch (problem) {
    case 'empty':
      return m.home_problem_empty();
    case 'notAnAddress':
      return m.home_problem_address();
    case 'notHttp':
      return m.home_problem_scheme();
  }
}

export function dropProblemText(problem: DropProblem): string {
  switch (problem.code) {
    case 'notFilm':
      return m.home_problem_not_film({ name: problem.name });
    case 'nothing':
      return m.home_problem_nothing();
  }
}

export function apiProblemText(problem: ApiProblem): string {
  switch (problem) {
    case 'unreachable':
      return m.home_problem_unreachable();
    case 'busy':
      return m.home_problem_busy();
  }
}
