import { holds } from '../../../kernel/actor.ts';
import type { Page } from '../../../page/page.ts';
import { outcomeOptions } from '../../results/pages/outcome-options.ts';
import type { OutcomeChoice } from '../../results/queries/outcome-choices.ts';

/** Outcomes under their programme; for the institute also each programme itself, as `whole` names it. */
export const placeOptions = (
  page: Page,
  outcomes: readonly OutcomeChoice[],
  whole: string = page.words.t('finance.management-costs'),
) => {
  const groups = outcomeOptions(page, outcomes);
  if (holds(page.actor, 'partner_coordinator', 'partner_treasurer')) return groups;
  return groups.map(({ group, options }) => ({
    group,
    options: [
      ...options,
      {
        value: `programme:${outcomes.find(({ reference }) => reference === group)?.programmeId}`,
        label: whole,
      },
    ],
  }));
};
