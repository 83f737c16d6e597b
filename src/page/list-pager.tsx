import { Pager } from '../ui/pager.tsx';
import { sameListWith } from './frame.tsx';
import type { Page } from './page.ts';

type ListPagerProps = {
  page: Page;
  /** The key of the last row shown, where more follow. */
  after: string | undefined;
};

/** On to the next page of a list by key, and back to its first. */
export function ListPager({ page, after }: ListPagerProps) {
  const { words, query } = page;
  return (
    <Pager
      label={words.t('page.pages')}
      first={
        query.has('after')
          ? { label: words.t('page.first-page'), href: sameListWith(page, { after: undefined }) }
          : undefined
      }
      next={
        after === undefined
          ? undefined
          : { label: words.t('page.next-page'), href: sameListWith(page, { after }) }
      }
    />
  );
}
