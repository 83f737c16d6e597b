import { type Narrowing, narrowing } from '../../../page/narrowing.tsx';
import type { Page } from '../../../page/page.ts';
import type { partnerSorts } from '../queries/partnerships.ts';
import { countryOptions } from './partner-words.ts';

export type PartnerSort = (typeof partnerSorts)[number];

/** What the list of partners is narrowed by; without a choice it shows those of today. */
export const partnerNarrowings = (page: Page, withScreening: boolean): Narrowing[] => {
  const { words } = page;
  const state = narrowing(
    page,
    'state',
    words.t('partners.partner-state'),
    (['ended', 'all'] as const).map((value) => ({
      value,
      label: words.t(`partners.partner-state-${value}`),
    })),
    words.t('partners.partner-state-current'),
  );
  return [
    narrowing(
      page,
      'country',
      words.t('partners.country'),
      countryOptions(words),
      words.t('partners.all-countries'),
    ),
    { ...state, wrong: state.wrong === 'current' ? undefined : state.wrong },
    ...(withScreening
      ? [
          narrowing(
            page,
            'screening',
            words.t('partners.last-screening'),
            (['missing', 'overdue'] as const).map((value) => ({
              value,
              label: words.t(`partners.screening-${value}`),
            })),
            words.t('partners.any-screening'),
          ),
        ]
      : []),
  ];
};
