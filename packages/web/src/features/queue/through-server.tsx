/** Through server: where this page cannot show a film of another server, the way to let this server fetch it, if it does such things. [TR46] */
import { currentItem } from '@lockstep/core';
import { useEffect, useState } from 'react';
import { m } from '../../i18n/messages.ts';
import type { FilmChoice } from '../../player/film-choice.ts';
import { useRoomServer } from '../../player/player-context.tsx';
import type { FetchProblem } from '../../player/room-server.ts';
import { useRoom } from '../../room/room-context.tsx';
import { useMay } from '../../room/use-may.ts';
import { Button } from '../../ui/button.tsx';

export default function ThroughServer({
  onFilm,
}: {
  readonly onFilm: (choice: FilmChoice, title: string | null) => void;
}) {
  const server = useRoomServer();
  const { allowed } = useMay('queue');
  const item = useRoom(({ room }) => (room === null ? null : currentItem(room)));
  const [offered, setOffered] = useState(false);
  const [state, setState] = useState<'resting' | 'busy' | FetchProblem>('resting');
  useEffect(() => {
    let here = true;
    void server.fetches().then((does) => here && setOffered(does));
    return () => {
      here = false;
    };
  }, [server]);
  const url = item?.sources.find((source) => source.kind === 'link')?.url ?? '';
  if (!offered || !allowed || item === null || !/^https?:/.test(url)) return null;
  const ask = async (): Promise<void> => {
    setState('busy');
    const fetched = await server.fetchFilm(url);
    if (fetched.ok) onFilm({ kind: 'link', url: fetched.value }, item.title);
    setState(fetched.ok ? 'resting' : fetched.error);
  };
  return (
    <>
      <Button large disabled={state === 'busy'} onClick={() => void ask()}>
        {state === 'busy' ? m.through_busy() : m.through_fetch()}
      </Button>
      {state === 'resting' || state === 'busy' ? null : (
        <p role="alert" className="basis-full text-center text-danger">
          {problemText(state)}
        </p>
      )}
    </>
  );
}

function problemText(problem: FetchProblem): string {
  switch (problem) {
    case 'badAddress':
      return m.through_failed_badAddress();
    case 'notPublic':
      return m.through_failed_notPublic();
    case 'unreachable':
      return m.through_failed_unreachable();
    case 'gone':
      return m.through_failed_gone();
    case 'noFilm':
      return m.through_failed_noFilm();
    case 'tooBig':
      return m.through_failed_tooBig();
    case 'busy':
      return m.through_failed_busy();
    case 'notAllowed':
      return m.through_failed_notAllowed();
  }
}
