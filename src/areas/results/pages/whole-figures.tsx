import type { Page } from '../../../page/page.ts';
import type { IndicatorRollUp } from '../queries/indicator-roll-ups.ts';
import { isWritten } from '../rules/measured.ts';
import { entriesHref, unapprovedHref } from './figure-place.ts';
import { figureText } from './figure-text.ts';
import { readsWhole, targetLabel } from './target-text.ts';
import { UnapprovedNote } from './unapproved.tsx';

/** Where the whole of an indicator began, what was measured and what is aimed at. */
export const wholeFigures = (
  page: Page,
  { indicator, baseline, target, actual, course, words: told, aimed }: IndicatorRollUp,
  asOf: number | undefined,
) => {
  const { words } = page;
  // Sentences are too long to stand as large as a number: they stand below, where one is wanted.
  const shown = (value: string | null | undefined, said: unknown) =>
    figureText(words, value, indicator) || (words.text(said) ? words.t('results.in-words') : '–');
  const covered =
    course !== undefined && readsWhole(page) && words.t('results.course-covered', { percent: course });
  return [
    {
      label: words.t('results.baseline'),
      value: shown(baseline?.value, baseline?.text),
      note: baseline && [baseline.year, words.text(baseline.text)].filter(Boolean).join(' · '),
      href: '#definition',
    },
    {
      label: words.t('results.actual'),
      value: shown(actual?.value, isWritten(indicator) ? told?.text : null),
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
      value: shown(target?.value, aimed),
      note: [words.text(aimed), covered].filter(Boolean).join(' · '),
      href: '#targets',
    },
  ];
};
