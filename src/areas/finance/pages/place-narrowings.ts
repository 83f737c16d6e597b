import { type Narrowing, narrowing } from '../../../page/narrowing.tsx';
import type { Page } from '../../../page/page.ts';
import { queried } from '../../results/pages/address.ts';
import { outcomeOptions } from '../../results/pages/outcome-options.ts';
import type { OutcomeChoice } from '../../results/queries/outcome-choices.ts';

export const programmeNarrowing = (
  page: Page,
  programmes: readonly { id: string; reference: string }[],
): Narrowing =>
  narrowing(
    page,
    'programme',
    page.words.t('finance.programme'),
    programmes.map(({ id, reference }) => ({ value: id, label: reference })),
  );

/** Outcomes under their programme, and `none`: of no outcome. */
export const outcomeNarrowing = (page: Page, outcomes: readonly OutcomeChoice[], none: string): Narrowing =>
  narrowing(page, 'outcome', page.words.t('finance.outcome'), [
    ...outcomeOptions(page, outcomes),
    { value: 'none', label: none },
  ]);

/** The partner, or `none`: the institute's own. Who has one partner is offered none, and told where the address says another. */
export const partnerNarrowing = (
  page: Page,
  partners: readonly { id: string; name: string }[],
): Narrowing[] =>
  partners.length > 1 || queried(page, 'partner')
    ? [
        narrowing(page, 'partner', page.words.t('finance.partner'), [
          ...partners.map(({ id, name }) => ({ value: id, label: name })),
          { value: 'none', label: page.words.t('finance.institute-itself') },
        ]),
      ]
    : [];

/** The partner of a list in which everything is some partner's. */
export const partnerAlone = (page: Page, partners: readonly { id: string; name: string }[]): Narrowing =>
  narrowing(
    page,
    'partner',
    page.words.t('finance.partner'),
    partners.map(({ id, name }) => ({ value: id, label: name })),
  );
