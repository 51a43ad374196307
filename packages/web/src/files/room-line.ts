/** Room line: words about files, carried by the room's server as signals. */
import { readSignal, type MemberId, type Participant, type Presence, type Signal } from '@lockstep/core';
import type { FileLine, FileWord, HeardWord, SaidWord } from './file-line.ts';
import { isProblem } from './transfer.ts';

/** Players of other programs and the like take no files. */
const TAKES_NONE: ReadonlySet<Presence['device']> = new Set(['player', 'program']);

export function createRoomLine(participant: Pick<Participant, 'signal' | 'onNews' | 'view'>): FileLine {
  return {
    say: (to, session, said) => participant.signal(to, { purpose: 'file', session, what: whatOf(said) }),
    onHeard: (listener) =>
      participant.onNews((news) => {
        if (news.type !== 'signal' || news.signal.purpose !== 'file') return;
        const signal = readSignal(news.signal);
        const heard = signal === null ? null : heardFrom(signal, news.from, news.member);
        if (heard !== null) listener(heard);
      }),
    pagesOf(member) {
      const { roster, myConnection } = participant.view();
      return roster
        .filter(
          (row) => row.member === member && row.connection !== myConnection && !TAKES_NONE.has(row.device),
        )
        .map(({ connection }) => connection);
    },
  };
}

function whatOf(said: SaidWord): Parameters<Participant['signal']>[1]['what'] {
  return said.type === 'line' ? said.word : { type: 'file', file: said.id, ...said.word };
}

/** null: it means nothing here. */
function heardFrom({ session, what }: Signal, from: string, member: MemberId | null): HeardWord | null {
  switch (what.type) {
    case 'gone':
      return { type: 'gone', from, session };
    case 'notSent':
      // Words that were too many are said again by themselves.
      return what.code === 'tooFast' ? null : { type: 'notAllowed', session };
    case 'description':
    case 'candidates':
    case 'bye':
      return member === null ? null : { type: 'line', from, member, session, word: what };
    case 'file': {
      const word = wordOf(what);
      return member === null ? null : { type: 'file', id: what.file, from, member, session, word };
    }
    case 'hello':
    case 'alive':
      return null;
  }
}

function wordOf(what: Extract<Signal['what'], { readonly type: 'file' }>): FileWord {
  if (what.step !== 'cancel') return what;
  return { step: 'cancel', why: isProblem(what.why) ? what.why : 'cancelled' };
}
