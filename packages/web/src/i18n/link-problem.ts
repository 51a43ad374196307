/** Link problem: why what was typed is no link to a film, in words. */
import { m } from './messages.ts';

export function linkProblemText(problem: 'empty' | 'notAnAddress' | 'notHttp'): string {
  switch (problem) {
    case 'empty':
      return m.film_link_empty();
    case 'notAnAddress':
      return m.film_link_not_address();
    case 'notHttp':
      return m.film_link_not_http();
  }
}
