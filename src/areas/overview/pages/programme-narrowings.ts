import { outcomesRead } from '../../../kernel/under-control.ts';
import { narrowing } from '../../../page/narrowing.tsx';
import type { Page } from '../../../page/page.ts';
import type { CoverageChoices } from '../queries/coverage-choices.ts';
import { outcomeLabel } from './coverage-words.ts';

/** What there is to narrow by of programmes; to a control those of its outcomes. */
export const byProgramme = (page: Page, { programmes, outcomes = [] }: CoverageChoices) => {
  const own = new Set(outcomesRead(page.actor, outcomes).map(({ programmeId }) => programmeId));
  const offered = page.actor.scope ? programmes.filter(({ id }) => own.has(id)) : programmes;
  return narrowing(
    page,
    'programme',
    page.words.t('overview.programme'),
    offered.map(({ id, reference }) => ({ value: id, label: reference })),
  );
};

/** Their outcomes; to a partner those in which it works, to a control its own. */
export const byOutcome = (page: Page, { outcomes = [] }: CoverageChoices) =>
  narrowing(
    page,
    'outcome',
    page.words.t('overview.outcome'),
    outcomesRead(page.actor, outcomes)
      .filter(({ isOwn }) => isOwn || page.actor.partnerships.length === 0)
      .map((outcome) => ({ value: outcome.id, label: outcomeLabel(page.words, outcome) })),
  );
