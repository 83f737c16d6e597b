import type { Page } from '../../../page/page.ts';
import { paths } from '../../../paths.ts';
import { Tabs } from '../../../ui/tabs.tsx';
import { maySeeDerogations } from '../../records/rules/record-permissions.ts';

export type RulebookSide = 'agreement' | 'rules' | 'numbers' | 'countries' | 'derogations';

/** The sides of the rulebook; whoever belongs to no institute has only the rules themselves. */
export function RulebookTabs({ page, here }: { page: Page; here: RulebookSide }) {
  const { words, actor } = page;
  if (!actor.institute) return null;
  const side = (name: RulebookSide, href: string) => ({
    label: words.t(name === 'derogations' ? 'records.derogations' : `rulebook.${name}`),
    href,
    current: name === here,
  });
  return (
    <Tabs
      label={words.t('rulebook.rulebook')}
      items={[
        side('rules', paths.rules()),
        side('agreement', paths.agreement2007()),
        side('numbers', paths.parameters()),
        side('countries', paths.countryFacts()),
        ...(maySeeDerogations(actor) === true ? [side('derogations', paths.derogations())] : []),
      ]}
    />
  );
}
