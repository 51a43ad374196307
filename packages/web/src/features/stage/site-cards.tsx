/** Site cards: what is asked of a person before and while another site shows its film in our stage. */
import { Globe, MousePointerClick } from 'lucide-react';
import { m } from '../../i18n/messages.ts';
import { siteNames, type EmbedSite } from '../../player/embed-link.ts';
import { Button } from '../../ui/button.tsx';
import { Card } from '../../ui/card.tsx';

export interface AllowSiteProps {
  readonly site: EmbedSite;
  readonly onAllow: () => void;
  readonly onOther: () => void;
}

/** Asked once on each device: the site learns that somebody watches here. [EM21] */
export function AllowSite({ site, onAllow, onOther }: AllowSiteProps) {
  const name = siteNames[site];
  return (
    <Card
      icon={<Globe aria-hidden size={30} />}
      title={m.site_allow_title({ site: name })}
      text={m.site_allow_text({ site: name })}
    >
      <Button look="main" large onClick={onAllow}>
        {m.site_allow({ site: name })}
      </Button>
      <Button large onClick={onOther}>
        {m.failed_other()}
      </Button>
    </Card>
  );
}

/** Beside the middle, where sites have their own buttons; presses go through it. [EM16] */
export function TouchSite({ site }: { readonly site: EmbedSite }) {
  return (
    <output className="appear pointer-events-none! flex max-w-md items-center gap-3 self-end rounded-2xl bg-scrim px-4 py-3 text-text max-sm:self-start max-sm:px-3 max-sm:py-2 max-sm:text-sm max-sm:portrait:-mt-12">
      <MousePointerClick aria-hidden size={24} className="shrink-0 text-glow max-sm:hidden" />
      {m.site_touch({ site: siteNames[site] })}
    </output>
  );
}
