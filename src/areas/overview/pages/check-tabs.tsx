import type { Page } from '../../../page/page.ts';
import { withQuery } from '../../../paths.ts';
import { Tabs } from '../../../ui/tabs.tsx';
import type { CheckKind } from '../rules/check-choice.ts';

/** The kind of record that the address asks for; the first one where it asks for none that this person reads. */
export const chosenKind = <K extends CheckKind>({ query }: Page, kinds: readonly K[]): K =>
  kinds.find((one) => one === query.get('of')) ?? (kinds[0] as K);

type Props = { page: Page; address: string; kinds: readonly CheckKind[]; kind: CheckKind };

/** The kinds of record whose checks one can look at. */
export function CheckTabs({ page: { words }, address, kinds, kind }: Props) {
  return (
    <Tabs
      label={words.t('overview.kind-of-record')}
      items={kinds.map((one) => ({
        label: words.t(kindName[one]),
        href: withQuery(address, { of: one }),
        current: one === kind,
      }))}
    />
  );
}

const kindName = {
  activities: 'page.nav-activities',
  expenses: 'page.nav-money',
  programmes: 'overview.programmes-and-outcomes',
  partners: 'page.nav-partners',
  rights: 'page.nav-rights',
  stories: 'activities.stories',
} as const;
