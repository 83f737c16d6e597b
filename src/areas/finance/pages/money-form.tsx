import { NarrowingField } from '../../../page/narrowing.tsx';
import { Filters } from '../../../ui/filters.tsx';
import type { MoneyShown } from './budget-against-actual.tsx';

/** What the comparison is told apart by: an address of its own, so that a view can be kept and sent. */
export function MoneyForm({ page, narrowings, beside: [by, ...others] }: MoneyShown) {
  const { words, query, path } = page;
  return (
    <Filters
      label={words.t('finance.by')}
      action={path}
      submit={words.t('finance.show-figures')}
      reset={query.size > 0 ? { label: words.t('page.filter-reset'), href: path } : undefined}
    >
      {by?.field}
      {narrowings.map((each) => (
        <NarrowingField words={words} of={each} />
      ))}
      {others.map(({ field }) => field)}
    </Filters>
  );
}
