import type { Page } from '../../../page/page.ts';
import { paths } from '../../../paths.ts';
import { Tabs } from '../../../ui/tabs.tsx';

export type RightsSide = 'overview' | 'dialogue' | 'bodies' | 'agreements' | 'advocacy';

/** The sides of this area: one entry in the navigation leads to them all. */
export function RightsTabs({ page, here }: { page: Page; here: RightsSide }) {
  const { words } = page;
  const side = (name: RightsSide, href: string) => ({
    label: words.t(`rights.${name}`),
    href,
    current: name === here,
  });
  return (
    <Tabs
      label={words.t('rights.rights')}
      items={[
        side('overview', paths.rights()),
        side('dialogue', paths.dialogueEvents()),
        side('bodies', paths.dialogueBodies()),
        side('agreements', paths.collectiveAgreements()),
        side('advocacy', paths.advocacyDossiers()),
      ]}
    />
  );
}
