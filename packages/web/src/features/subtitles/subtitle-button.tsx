/** Subtitle button: shown while there is room in the bar; opens what there is to choose. */
import { Captions } from 'lucide-react';
import { m } from '../../i18n/messages.ts';
import { useSubtitleState } from '../../player/player-context.tsx';
import { IconButton } from '../../ui/icon-button.tsx';

export function SubtitleButton({ onPress }: { readonly onPress: () => void }) {
  const { first, second, on } = useSubtitleState();
  return (
    <IconButton
      name={m.subtitles_title()}
      pressed={on && (first !== null || second !== null)}
      onClick={onPress}
    >
      <Captions aria-hidden size={22} />
    </IconButton>
  );
}
