import { yearsRead } from '../../../kernel/under-control.ts';
import type { Page } from '../../../page/page.ts';

type Reads = Pick<Page, 'words' | 'actor'>;

/** Of which years the figures of a control are; nothing for whoever reads those of all years. */
export const countedYears = ({ words, actor }: Reads): string[] => {
  const years = yearsRead(actor);
  return years ? [words.t('results.counted-years', { years: years.join(', ') })] : [];
};

/** The same beside figures of several years. */
export function CountedYears({ page }: { page: Reads }) {
  return countedYears(page).map((sentence) => <p class="quiet">{sentence}</p>);
}
