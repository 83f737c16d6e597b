import type { Page } from '../../../page/page.ts';
import type { IndicatorRollUp } from '../queries/indicator-roll-ups.ts';
import { entriesHref, unapprovedHref } from './figure-place.ts';
import { figureText } from './figure-text.ts';
import { readsWhole, targetLabel } from './target-text.ts';
import { UnapprovedNote } from './unapproved.tsx';

/** Where the whole of an indicator began, what was measured and what is aimed at. */
export const wholeFigures = (
  page: Page,
  { indicator, baseline, target, actual, course }: IndicatorRollUp,
  asOf: number | undefined,
) => {
  const { words } = page;
  return [
    {
      label: words.t('results.baseline'),
      value: figureText(words, baseline?.value, indicator) || '–',
      note: baseline && String(baseline.year),
      href: '#definition',
    },
    {
      label: words.t('results.actual'),
      value: figureText(words, actual?.value, indicator) || '–',
      note: actual && (
        <>
          {words.t('results.made-of', { entries: actual.entries, partners: actual.partners })}
          <UnapprovedNote
            words={words}
            figure={actual}
            href={unapprovedHref(indicator, { breakdown: {} }, { asOf })}
          />
        </>
      ),
      // What a formula works out has no measurements of its own: its parts stand with their figures.
      href:
        asOf === undefined && indicator.formula === null
          ? '#measurements'
          : entriesHref(indicator.id, { breakdown: {} }, { asOf }),
    },
    {
      label: targetLabel(page),
      value: figureText(words, target?.value, indicator) || '–',
      note:
        course !== undefined && readsWhole(page) && words.t('results.course-covered', { percent: course }),
      href: '#targets',
    },
  ];
};
