import { type Narrowing, narrowing } from '../../../page/narrowing.tsx';
import type { Page } from '../../../page/page.ts';
import { partnerOptions } from '../../programmes/pages/thing-options.ts';
import type { OutcomeChoice } from '../../programmes/queries/outcomes.ts';
import type { PartnershipChoice } from '../../programmes/queries/programme-lists.ts';

/** By outcome, each with its programme. */
export const byOutcome = (page: Page, outcomes: readonly OutcomeChoice[]): Narrowing =>
  narrowing(
    page,
    'outcome',
    page.words.t('reviews.outcome'),
    outcomes.map(({ id, programme, code, title }) => ({
      value: id,
      label: `${programme} · ${code} ${page.words.text(title)}`,
    })),
  );

/** By partner, where there is a choice or the address made one. */
export const byPartner = (page: Page, partnerships: readonly PartnershipChoice[]): Narrowing[] =>
  partnerships.length > 1 || page.query.get('partner')
    ? [narrowing(page, 'partner', page.words.t('reviews.partner'), partnerOptions(partnerships))]
    : [];
