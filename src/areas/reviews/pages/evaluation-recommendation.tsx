import { todayIn } from '../../../kernel/calendar-day.ts';
import { NotFound } from '../../../kernel/problem.ts';
import { Frame } from '../../../page/frame.tsx';
import { html, type Page } from '../../../page/page.ts';
import { paths } from '../../../paths.ts';
import { ButtonLink } from '../../../ui/button.tsx';
import { Card } from '../../../ui/card.tsx';
import { DescriptionList } from '../../../ui/description-list.tsx';
import { PageHead } from '../../../ui/page-head.tsx';
import { requireInstitute, routeId } from '../../programmes/pages/page-subject.ts';
import {
  evaluationRecommendationById,
  type RecommendationRow,
} from '../queries/evaluation-recommendations.ts';
import { canBeFollowed } from '../rules/response-state.ts';
import { mayFollowUpReviews, mayKeepReviews } from '../rules/review-permissions.ts';
import { recommendationCrumbs } from './recommendation-fields.tsx';
import { addresseesOf, Became } from './recommendation-table.tsx';

/** One recommendation: what the report says, what was answered, what became of it. All that a partner reads of an evaluation. */
export const show = async (page: Page) => {
  const institute = requireInstitute(page);
  const id = routeId(page);
  const row = await page.read((tx) => evaluationRecommendationById(tx, institute.id, id));
  if (!row) throw new NotFound();
  return html(view(page, row));
};

const view = (page: Page, row: RecommendationRow) => {
  const { words } = page;
  const title = words.t('reviews.recommendation-number-of', { number: row.number });
  return (
    <Frame page={page} title={title} crumbs={recommendationCrumbs(page, row)}>
      <PageHead
        title={title}
        kind={words.t('reviews.recommendation')}
        quiet={row.evaluation}
        actions={<Actions page={page} row={row} />}
      />
      <Card>
        <DescriptionList
          rows={[
            { term: words.t('reviews.recommendation'), value: row.text },
            {
              term: words.t('reviews.recommendation-criterion'),
              value: row.criterion && words.t(`reviews.evaluation-criteria-${row.criterion}`),
            },
            { term: words.t('reviews.recommendation-to'), value: addresseesOf(page, row) },
            { term: words.t('reviews.response-change-reason'), value: row.correctionReason },
          ]}
        />
      </Card>
      <Card title={words.t('reviews.answer')}>
        <DescriptionList rows={answerOf(page, row)} />
      </Card>
      <p>
        <a href={paths.history({ kind: 'evaluation_recommendation', id: row.id })}>
          {words.t('reviews.history')}
        </a>
      </p>
    </Frame>
  );
};

const answerOf = (page: Page, row: RecommendationRow) => {
  const { words } = page;
  return [
    { term: words.t('reviews.answer'), value: words.t(`reviews.answer-${row.answer ?? 'none'}`) },
    { term: words.t('reviews.answer-why'), value: row.answerReason },
    { term: words.t('reviews.action'), value: row.action },
    { term: words.t('reviews.takenOnBy'), value: row.takenOnBy },
    { term: words.t('reviews.dueOn'), value: row.dueOn && words.day(row.dueOn) },
    {
      term: words.t('reviews.became'),
      value: canBeFollowed(row) && <Became page={page} today={todayIn()} row={row} />,
    },
    { term: words.t('reviews.response-change-reason'), value: row.answerCorrection },
  ];
};

function Actions({ page: { words, actor }, row }: { page: Page; row: RecommendationRow }) {
  const { id } = row;
  const mayKeep = mayKeepReviews(actor) === true;
  return (
    <>
      {canBeFollowed(row) && mayFollowUpReviews(actor) === true && (
        <ButtonLink kind="primary" href={paths.followUpEvaluationRecommendation({ id })}>
          {words.t('reviews.follow-up')}
        </ButtonLink>
      )}
      {mayKeep && (
        <>
          <ButtonLink href={paths.answerEvaluationRecommendation({ id })}>
            {words.t(row.answerId ? 'reviews.answer-correct' : 'reviews.answer-new')}
          </ButtonLink>
          <ButtonLink href={paths.correctEvaluationRecommendation({ id })}>
            {words.t('reviews.recommendation-correct')}
          </ButtonLink>
        </>
      )}
    </>
  );
}
