import { narrowing } from '../../../page/narrowing.tsx';
import type { Page } from '../../../page/page.ts';
import type { CoverageChoices } from '../queries/coverage-choices.ts';
import { outcomeLabel } from './coverage-words.ts';

/** What there is to narrow by of programmes. */
export const byProgramme = (page: Page, { programmes }: CoverageChoices) =>
  narrowing(
    page,
    'programme',
    page.words.t('overview.programme'),
    programmes.map(({ id, reference }) => ({ value: id, label: reference })),
  );

/** Their outcomes; to a partner those in which it works. */
export const byOutcome = (page: Page, { outcomes = [] }: CoverageChoices) =>
  narrowing(
    page,
    'outcome',
    page.words.t('overview.outcome'),
    outcomes
      .filter(({ isOwn }) => isOwn || page.actor.partnerships.length === 0)
      .map((outcome) => ({ value: outcome.id, label: outcomeLabel(page.words, outcome) })),
  );
