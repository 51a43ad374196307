/** Subtitle dialog: bringing tracks, choosing which are shown, their time and their look. */
import { Captions, FilePlus2, Minus, Plus } from 'lucide-react';
import { useState } from 'react';
import {
  changeLook,
  SUBTITLE_BACKS,
  SUBTITLE_COLOURS,
  SUBTITLE_HEIGHTS,
  SUBTITLE_SIZES,
  useSubtitleLook,
} from '../../device/subtitle-look.ts';
import { below } from '../../base.ts';
import { m } from '../../i18n/messages.ts';
import { useSubtitles, useSubtitleState } from '../../player/player-context.tsx';
import { SUBTITLE_FILES } from '../../player/subtitles/names.ts';
import { subtitleProblemText } from '../../i18n/subtitle-problem.ts';
import type { SubtitleProblem } from '../../player/subtitles/read-subtitles.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { FilePick } from '../../ui/file-pick.tsx';
import { IconButton } from '../../ui/icon-button.tsx';
import { ChoiceRow, SettingGroup, SwitchRow } from '../../ui/setting-row.tsx';
import { backWords, colourWords, heightWords, sizeWords } from './subtitle-words.ts';
import { LinkForm } from './link-form.tsx';
import { TrackList } from './track-list.tsx';
import { trackNames } from './track-names.ts';
import { useServerSubtitles } from './use-server-subtitles.ts';

/** By as much as people notice. */
const DELAY_STEP_SEC = 0.1;

export default function SubtitleDialog({ onClose }: { readonly onClose: () => void }) {
  return (
    <Dialog open onClose={onClose} title={m.subtitles_title()} closeName={m.room_close()}>
      <Tracks />
      <Timing />
      <Look />
    </Dialog>
  );
}

function Tracks() {
  const subtitles = useSubtitles();
  const { tracks, first, second, on } = useSubtitleState();
  const names = trackNames(tracks, document.documentElement.lang);
  const [problem, setProblem] = useState<{ readonly file: string; readonly problem: SubtitleProblem } | null>(
    null,
  );
  const add = async (file: File) => {
    const added = await subtitles.add(file);
    setProblem(added.ok ? null : { file: file.name, problem: added.error });
  };
  const addLink = async (url: string) => {
    const added = await subtitles.addLink(url);
    setProblem(added.ok ? null : { file: url, problem: added.error });
  };
  const options = [
    { value: '', label: m.subtitles_none() },
    ...[...names].map(([value, label]) => ({ value, label })),
  ];
  return (
    <div className="flex flex-col gap-3">
      {tracks.length === 0 ? (
        <p className="text-soft">{m.subtitles_text()}</p>
      ) : (
        <>
          <SwitchRow label={m.subtitles_show()} on={on} onChange={() => subtitles.toggle()} />
          <ChoiceRow
            label={m.subtitles_first()}
            value={first ?? ''}
            options={options}
            onChange={(id) => subtitles.choose('first', id === '' ? null : id)}
          />
          {tracks.length > 1 || second !== null ? (
            <ChoiceRow
              label={m.subtitles_second()}
              value={second ?? ''}
              options={options}
              onChange={(id) => subtitles.choose('second', id === '' ? null : id)}
            />
          ) : null}
          <TrackList names={names} />
        </>
      )}
      <FilePick
        icon={<FilePlus2 aria-hidden size={20} />}
        accept={SUBTITLE_FILES}
        onPick={(file) => void add(file)}
      >
        {m.subtitles_add()}
      </FilePick>
      <LinkForm onLink={addLink} />
      <ServerFiles
        has={(name) => tracks.some((track) => track.name === name)}
        onFile={(file) => void add(file)}
      />
      {problem === null ? null : (
        <p role="alert" className="break-words text-danger">
          {subtitleProblemText(problem.problem, problem.file)}
        </p>
      )}
      <p className="text-sm text-faint">{m.subtitles_private()}</p>
    </div>
  );
}

interface ServerFilesProps {
  readonly has: (name: string) => boolean;
  readonly onFile: (file: File) => void;
}

/** What the server has for this film. */
function ServerFiles({ has, onFile }: ServerFilesProps) {
  const offered = useServerSubtitles().filter(({ name }) => !has(name));
  const take = async (name: string, url: string) => {
    const answer = await fetch(below(url)).catch(() => null);
    if (answer?.ok === true) onFile(new File([await answer.blob()], name));
  };
  return offered.map(({ name, url }) => (
    <Button key={url} icon={<Captions aria-hidden size={18} />} onClick={() => void take(name, url)}>
      <span className="min-w-0 truncate">{name}</span>
    </Button>
  ));
}

function Timing() {
  const subtitles = useSubtitles();
  const { delaySec, tracks } = useSubtitleState();
  if (tracks.length === 0) return null;
  const sign = delaySec < 0 ? '−' : delaySec > 0 ? '+' : '';
  return (
    <fieldset className="flex items-center justify-between gap-4">
      <legend className="float-left font-medium">{m.subtitles_delay()}</legend>
      <div className="flex items-center gap-1">
        <IconButton
          name={m.subtitles_sooner()}
          place="above-right"
          onClick={() => subtitles.delayBy(-DELAY_STEP_SEC)}
        >
          <Minus aria-hidden size={18} />
        </IconButton>
        <output className="min-w-16 text-center tabular-nums">
          {m.subtitles_seconds({ seconds: `${sign}${Math.abs(delaySec).toFixed(1)}` })}
        </output>
        <IconButton
          name={m.subtitles_later()}
          place="above-right"
          onClick={() => subtitles.delayBy(DELAY_STEP_SEC)}
        >
          <Plus aria-hidden size={18} />
        </IconButton>
      </div>
    </fieldset>
  );
}

function Look() {
  const { size, colour, back, height, bold } = useSubtitleLook();
  return (
    <SettingGroup title={m.subtitles_look()}>
      <ChoiceRow
        label={m.subtitles_size()}
        value={size}
        options={SUBTITLE_SIZES.map((value) => ({ value, label: sizeWords[value]() }))}
        onChange={(next) => changeLook({ size: next })}
      />
      <ChoiceRow
        label={m.subtitles_colour()}
        value={colour}
        options={SUBTITLE_COLOURS.map((value) => ({ value, label: colourWords[value]() }))}
        onChange={(next) => changeLook({ colour: next })}
      />
      <ChoiceRow
        label={m.subtitles_back()}
        value={back}
        options={SUBTITLE_BACKS.map((value) => ({ value, label: backWords[value]() }))}
        onChange={(next) => changeLook({ back: next })}
      />
      <ChoiceRow
        label={m.subtitles_height()}
        value={height}
        options={SUBTITLE_HEIGHTS.map((value) => ({ value, label: heightWords[value]() }))}
        onChange={(next) => changeLook({ height: next })}
      />
      <SwitchRow label={m.subtitles_bold()} on={bold} onChange={(next) => changeLook({ bold: next })} />
    </SettingGroup>
  );
}
