import type { FieldErrors } from '../../../kernel/problem.ts';
import type { Page } from '../../../page/page.ts';
import type { FormState } from '../../../page/submit.ts';
import type { ConflictRow } from '../../../ui/conflict-notice.tsx';
import { ownCellText } from '../queries/cell-words.ts';
import type { IndicatorDefinition } from '../queries/indicators.ts';
import { namedAxes } from '../rules/named-axes.ts';
import { periodText } from './target-cells.tsx';
import type { TargetGrid } from './target-grid.ts';
import { targetText } from './target-text.ts';

/** A target that was typed where another saved something else meanwhile; `standing`: theirs, where it was not withdrawn. */
export type DifferingTarget = ConflictRow & { field: string; standing: string | undefined };

/** What was typed beside what another saved meanwhile, place by place. */
export const twoTargets = (
  page: Page,
  { indicator, grid }: { indicator: IndicatorDefinition; grid: TargetGrid },
  errors: FieldErrors,
): DifferingTarget[] => {
  const { words, form } = page;
  const typed = (name: string) => form.texts[name]?.[0]?.trim() ?? '';
  return grid.rows.flat().flatMap(({ field, cell, column, standing }) => {
    const told = [`${field}.value`, `${field}.text`].flatMap((name) => errors[name] ?? []);
    if (!told.some(({ key }) => key === 'results.target-changed-meanwhile')) return [];
    return [
      {
        field,
        standing: standing?.id,
        label: [periodText(page, column), ownCellText(words, cell, namedAxes(indicator))]
          .filter(Boolean)
          .join(' · '),
        mine: typed(`${field}.value`) || typed(`${field}.text`),
        theirs: standing ? targetText(page, standing, indicator) : words.t('results.withdrawn-target'),
      },
    ];
  });
};

/** Who has read what another saved may save anew: the form knows theirs as the target that was looked at. */
export const seenNow = (state: FormState, differing: readonly DifferingTarget[]): FormState => ({
  ...state,
  typed: {
    ...state.typed,
    ...Object.fromEntries(
      differing.map(({ field, standing }) => [`${field}.standing`, standing ? [standing] : []]),
    ),
  },
});
