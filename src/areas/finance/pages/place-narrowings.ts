import type { Tx } from '../../../db/transaction.ts';
import { type Narrowing, narrowing } from '../../../page/narrowing.tsx';
import type { Page } from '../../../page/page.ts';
import { programmes } from '../../programmes/queries/programmes.ts';
import { queried } from '../../results/pages/address.ts';
import { outcomeOptions } from '../../results/pages/outcome-options.ts';
import type { OutcomeChoice } from '../../results/queries/outcome-choices.ts';

export const programmeNarrowing = (
  page: Page,
  offered: readonly { id: string; reference: string }[],
): Narrowing =>
  narrowing(
    page,
    'programme',
    page.words.t('finance.programme'),
    offered.map(({ id, reference }) => ({ value: id, label: reference })),
  );

/** The programme where a link names it: what there is to choose is looked up only there. */
export const programmeWhereAsked = async (page: Page, tx: Tx, instituteId: string): Promise<Narrowing[]> =>
  queried(page, 'programme') ? [programmeNarrowing(page, await programmes(tx, instituteId))] : [];

/** Outcomes under their programme, and `none`: of no outcome. `beyond`: others that a control reads. */
export const outcomeNarrowing = (
  page: Page,
  outcomes: readonly OutcomeChoice[],
  none: string,
  beyond: readonly (string | null)[] = [],
): Narrowing =>
  narrowing(page, 'outcome', page.words.t('finance.outcome'), [
    ...outcomeOptions(page, outcomes, beyond),
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
