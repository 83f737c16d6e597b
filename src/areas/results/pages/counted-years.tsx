import { isOutsideControl, yearsRead } from '../../../kernel/under-control.ts';
import type { Page } from '../../../page/page.ts';

type Reads = Pick<Page, 'words' | 'actor'>;
type Outcomes = readonly { id: string; code: string }[];

/**
 * Of which outcomes (those among these that it covers) and years the figures of a control are; nothing for whoever reads those of all.
 */
export const countedYears = ({ words, actor }: Reads, outcomes: Outcomes = []): string[] => {
  const years = yearsRead(actor);
  if (!years) return [];
  const own = outcomes.filter(({ id }) => !isOutsideControl(actor, id)).map(({ code }) => code);
  const said = [[...new Set(own)], years].filter((each) => each.length > 0).map((each) => each.join(', '));
  return [words.t('results.counted-years', { covered: said.join('; ') })];
};

/** The same beside figures of several years. */
export function CountedYears({ page, outcomes }: { page: Reads; outcomes?: Outcomes | undefined }) {
  return countedYears(page, outcomes).map((sentence) => <p class="quiet">{sentence}</p>);
}
