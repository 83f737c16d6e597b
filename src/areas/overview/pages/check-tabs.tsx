import { besideWhereAsked, keptUnseen } from '../../../page/asked-beside.tsx';
import { choiceBeside } from '../../../page/narrowing.tsx';
import type { Page } from '../../../page/page.ts';
import { withQuery } from '../../../paths.ts';
import { Tabs } from '../../../ui/tabs.tsx';
import type { CheckKind } from '../rules/check-choice.ts';

/** The kind of record that the address asks for, the first where it asks for none; one that this person does not read is told. */
export const kindBeside = <K extends CheckKind>(page: Page, kinds: readonly K[]) => {
  const { words } = page;
  const asked = choiceBeside<K>(page, {
    name: 'of',
    label: words.t('overview.kind-of-record'),
    options: kinds.map((value) => ({ value, label: words.t(kindName[value]) })),
    otherwise: kinds[0] as K,
  });
  // The tabs choose it.
  return asked.error === undefined ? keptUnseen(asked) : asked;
};

/** Which page of the checks the address asks for; beyond the last it is the last: a check that is settled shortens the list. */
export const pageBeside = (page: Page) =>
  besideWhereAsked(page, {
    name: 'page',
    label: page.words.t('page.list-from'),
    read: (typed) => (/^[1-9]\d{0,5}$/.test(typed) ? Number(typed) : undefined),
    why: (typed) => page.words.t('page.no-such-place', { typed }),
    narrows: () => false,
  });

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
