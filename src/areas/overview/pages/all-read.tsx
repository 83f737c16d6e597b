import type { Page } from '../../../page/page.ts';
import { CountedYears } from '../../results/pages/counted-years.tsx';
import type { CoverageChoice } from '../rules/coverage-choice.ts';
import { isControlled } from '../rules/reader-scope.ts';

type Props = {
  page: Page;
  measure: CoverageChoice['measure'];
  outcomes?: readonly { id: string; code: string }[] | undefined;
};

/** Of what the figures of a control are: work lies in it; of what was spent also what it reads to confirm frozen figures. */
export function AllRead({ page, measure, outcomes }: Props) {
  if (measure !== 'spent') return <CountedYears page={page} outcomes={outcomes} />;
  return isControlled(page.actor) ? <p class="quiet">{page.words.t('overview.spent-of-all-read')}</p> : null;
}
