/** Message text: as text, never as HTML; links that are safe, names that are spoken to. Rules TK7, TK8. */
import { useMemo } from 'react';
import { nameOf } from '../../../room/names.ts';
import { useRoom } from '../../../room/room-context.tsx';
import { classes } from '../../../ui/classes.ts';
import { piecesOf } from '../model/pieces.ts';

export function MessageText({ text }: { readonly text: string }) {
  // Nobody's name matters to a text that calls nobody.
  const room = useRoom((view) => (text.includes('@') ? view.room : null));
  const mine = useRoom(({ room: now, me }) => now?.members.find(({ id }) => id === me)?.name ?? null);
  const members = room?.members;
  const pieces = useMemo(
    () =>
      piecesOf(
        text,
        (members ?? []).flatMap(({ id, name }) => [name, nameOf(room, id) ?? name]),
      ),
    // Of the room only its members count.
    // oxlint-disable-next-line react-hooks/exhaustive-deps
    [text, members],
  );
  return (
    <span className={classes('whitespace-pre-line', isOnlyEmoji(text) && 'text-3xl leading-tight')}>
      {pieces.map((piece, index) => {
        switch (piece.type) {
          case 'text':
            return piece.text;
          case 'link':
            return (
              <a
                key={index}
                href={piece.href}
                target="_blank"
                rel="noopener noreferrer nofollow ugc"
                className="text-glow underline underline-offset-2"
              >
                {piece.text}
              </a>
            );
          case 'mention':
            return (
              <span
                key={index}
                className={classes(
                  'font-semibold text-glow',
                  piece.name === mine && 'rounded-md bg-accent px-1 text-on-accent',
                )}
              >
                {piece.text}
              </span>
            );
        }
      })}
    </span>
  );
}

/** Up to three of them, and nothing else. */
const isOnlyEmoji = (text: string): boolean =>
  /^(?:\p{Extended_Pictographic}(?:\uFE0F|\p{Emoji_Modifier}|\u200D\p{Extended_Pictographic})*\s?){1,3}$/u.test(
    text,
  );
