import { NarrowingField } from '../../../page/narrowing.tsx';
import type { Page } from '../../../page/page.ts';
import { Filters } from '../../../ui/filters.tsx';
import type { CoverageAsked } from './coverage-asked.tsx';

type Props = {
  page: Page;
  action: string;
  asked: CoverageAsked;
  /** What has a field here; all where it is left out. What is amiss has one in any case. */
  of?: readonly string[];
};

/** Of one institute or partner none is chosen. */
const onlyOfSeveral: readonly string[] = ['institute', 'partner'];

/** Chooses the measure and the two axes; what is left narrows. */
export function CoverageFilters({ page, action, asked: { narrowings, beside }, of }: Props) {
  const { words } = page;
  const least = (name: string) => (onlyOfSeveral.includes(name) ? 2 : 1);
  const offered = narrowings.filter(
    ({ name, options, wrong }) =>
      wrong || (options.length >= least(name) && (of === undefined || of.includes(name))),
  );
  return (
    <Filters
      label={words.t('page.filter')}
      action={action}
      submit={words.t('overview.coverage-show')}
      reset={page.query.size > 0 ? { label: words.t('page.filter-reset'), href: action } : undefined}
    >
      {beside.map(({ field }) => field)}
      {offered.map((each) => (
        <NarrowingField words={words} of={each} />
      ))}
    </Filters>
  );
}

/** What the map is narrowed by: the year and programme, and the institute where there are several. */
export const ofMap = ['year', 'institute', 'programme'] as const;
