import type { Page } from '../../../page/page.ts';
import { paths, withQuery } from '../../../paths.ts';
import { ButtonLink } from '../../../ui/button.tsx';
import { mayKeepProgrammes, mayReadProgrammeFile } from '../../programmes/rules/programme-permissions.ts';
import { mayDefineIndicators } from '../../results/rules/result-permissions.ts';
import { mayKeepReviews } from '../../reviews/rules/review-permissions.ts';
import type { OutcomeFacts } from '../queries/outcome-facts.ts';

type Props = { page: Page; outcome: OutcomeFacts };

/** Where the outcome stands in the design of its programme. */
export function DesignLinks({ page: { words, actor }, outcome: { id, programmeId } }: Props) {
  const theory = `${paths.theory({ id: programmeId })}#s-${id}`;
  const of = (url: string) => withQuery(url, { outcome: id });
  return (
    <p>
      <a href={theory}>{words.t('programmes.theory')}</a>
      {mayReadProgrammeFile(actor) === true && (
        <>
          {' · '}
          <a href={of(paths.programmeRisks({ id: programmeId }))}>{words.t('programmes.risks')}</a>
          {' · '}
          <a href={of(paths.programmeMarkers({ id: programmeId }))}>{words.t('programmes.markers')}</a>
          {' · '}
          <a href={paths.programmeFile({ id: programmeId })}>{words.t('programmes.file')}</a>
          {' · '}
          <a href={withQuery(paths.evaluations(), { programme: programmeId, outcome: id })}>
            {words.t('reviews.evaluations')}
          </a>
        </>
      )}
    </p>
  );
}

/** What may be done with an outcome. */
export function OutcomeActions({ page: { words, actor }, outcome: { id } }: Props) {
  return (
    <>
      {mayDefineIndicators(actor) === true && (
        <ButtonLink kind="primary" href={paths.newIndicator({ id })}>
          {words.t('overview.new-indicator')}
        </ButtonLink>
      )}
      {mayKeepReviews(actor) === true && (
        <>
          <ButtonLink href={paths.newReview({ id })}>{words.t('overview.new-review')}</ButtonLink>
          <ButtonLink href={paths.outcomeScores({ id })}>{words.t('reviews.scores')}</ButtonLink>
          <ButtonLink href={paths.outcomeLessons({ id })}>{words.t('reviews.lessons')}</ButtonLink>
        </>
      )}
      {mayKeepProgrammes(actor) === true && (
        <>
          <ButtonLink href={paths.newOutput({ id })}>{words.t('overview.new-output')}</ButtonLink>
          <ButtonLink href={paths.editOutcome({ id })}>{words.t('page.edit')}</ButtonLink>
        </>
      )}
    </>
  );
}
