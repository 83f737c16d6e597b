import type { Tx } from '../../../db/transaction.ts';
import { todayIn } from '../../../kernel/calendar-day.ts';
import { NotFound } from '../../../kernel/problem.ts';
import { Frame } from '../../../page/frame.tsx';
import { isListFile, listFile } from '../../../page/list-export.ts';
import { html, type Page } from '../../../page/page.ts';
import { paths } from '../../../paths.ts';
import { ButtonLink } from '../../../ui/button.tsx';
import { Card } from '../../../ui/card.tsx';
import { DataTable } from '../../../ui/data-table.tsx';
import { DescriptionList } from '../../../ui/description-list.tsx';
import { Notice } from '../../../ui/notice.tsx';
import { PageHead } from '../../../ui/page-head.tsx';
import { requireFile, routeId } from '../../programmes/pages/page-subject.ts';
import { DocumentsSection } from '../../records/pages/documents-section.tsx';
import { type DocumentRow, documentsOf } from '../../records/queries/documents.ts';
import { mayAttachDocument } from '../../records/rules/record-permissions.ts';
import type { AnsweredObligation } from '../queries/answered-obligation.ts';
import { type JudgedEvaluation, judgedEvaluations } from '../queries/evaluation-checks.ts';
import { evaluationRecommendations, type RecommendationRow } from '../queries/evaluation-recommendations.ts';
import {
  type EvaluationRow,
  type EvaluationStepRow,
  evaluationById,
  stepsOfEvaluation,
} from '../queries/evaluations.ts';
import { whyNotUnplanned } from '../rules/evaluation-steps.ts';
import { mayKeepReviews } from '../rules/review-permissions.ts';
import { type KnownAbove, ObligationLink } from './answered-obligation.tsx';
import { evaluationCrumbs } from './evaluation-fields.tsx';
import { EvaluationTag } from './evaluation-tag.tsx';
import { recommendationColumns } from './recommendation-columns.ts';
import { ResponseCard } from './response-card.tsx';
import { ResponseWanting } from './response-wanting.tsx';

type Seen = {
  row: JudgedEvaluation;
  steps: readonly EvaluationStepRow[];
  recommendations: readonly RecommendationRow[];
  documents: readonly DocumentRow[];
  answered: AnsweredObligation | undefined;
};

/** One evaluation: what it looks at, by whom, its steps, its documents and by when it is published. */
export const showWith = (known: KnownAbove) => async (page: Page) => {
  const institute = requireFile(page);
  const id = routeId(page);
  const seen = await page.read(async (tx): Promise<Seen> => {
    const found = await evaluationById(tx, institute.id, id);
    if (!found) throw new NotFound();
    const [row] = await judgedEvaluations(tx, institute.id, [found], todayIn());
    if (!row) throw new NotFound();
    return {
      row,
      steps: await stepsOfEvaluation(tx, institute.id, id),
      recommendations: await evaluationRecommendations(tx, institute.id, { evaluationId: id }),
      documents: await documentsOf(tx, institute.id, { kind: 'evaluation', id }),
      answered: await answeredBy(page, known, tx, found),
    };
  });
  if (isListFile(page))
    return listFile(
      page,
      page.words.t('reviews.recommendations'),
      recommendationColumns(page),
      seen.recommendations,
    );
  return html(view(page, seen));
};

/** The obligation that its publication answers; the clock is for who keeps reviews, not for a control. */
const answeredBy = async ({ actor }: Page, { answered }: KnownAbove, tx: Tx, found: EvaluationRow) => {
  const { institute } = actor;
  if (found.kind === 'other' || !institute || mayKeepReviews(actor) !== true) return undefined;
  return answered(tx, institute.id, { filed: found.kind, subjectId: found.programmeId });
};

const view = (page: Page, seen: Seen) => {
  const { words } = page;
  const { row, steps, recommendations, documents, answered } = seen;
  const { id } = row;
  const mayKeep = mayKeepReviews(page.actor) === true;
  return (
    <Frame
      page={page}
      title={row.title}
      crumbs={evaluationCrumbs(page, { id: row.programmeId, reference: row.programme })}
    >
      <PageHead
        title={row.title}
        kind={words.t('reviews.evaluation')}
        tags={<EvaluationTag page={page} row={row} />}
        actions={
          mayKeep &&
          !row.withdrawn && (
            <>
              <ButtonLink kind="primary" href={paths.recordEvaluationStep({ id })}>
                {words.t('reviews.evaluation-step-new')}
              </ButtonLink>
              <ButtonLink href={paths.editEvaluation({ id })}>{words.t('page.edit')}</ButtonLink>
              {whyNotUnplanned(row) === undefined && (
                <>
                  <ButtonLink href={paths.moveEvaluation({ id })}>
                    {words.t('reviews.evaluation-move')}
                  </ButtonLink>
                  <ButtonLink href={paths.withdrawEvaluation({ id })}>
                    {words.t('reviews.evaluation-withdraw')}
                  </ButtonLink>
                </>
              )}
            </>
          )
        }
      />
      {row.withdrawn && (
        <Notice kind="warning">
          <p>
            {words.t('reviews.evaluation-withdrawn-on', {
              day: words.day(row.withdrawn.on),
              by: row.withdrawn.by,
            })}
          </p>
          <p>{row.withdrawn.why}</p>
        </Notice>
      )}
      {row.publishedOn && <ResponseWanting page={page} row={row} />}
      {answered?.isOpen && row.publishedOn && row.signedOn && (
        <Notice kind="info">
          {words.t('reviews.published-say-channel')} <ObligationLink page={page} answered={answered} />
        </Notice>
      )}
      <Card>
        <DescriptionList rows={factsOf(page, row)} />
      </Card>
      <Card title={words.t('reviews.evaluation-steps')}>
        <Steps page={page} rows={steps} mayKeep={mayKeep} />
      </Card>
      <ResponseCard page={page} row={row} rows={recommendations} />
      <DocumentsSection
        page={page}
        subject={{ kind: 'evaluation', id }}
        documents={documents}
        mayAttach={mayAttachDocument(page.actor, { partnershipId: null }) === true}
      />
      <p>
        <a href={paths.history({ kind: 'evaluation', id })}>{words.t('reviews.history')}</a>
      </p>
    </Frame>
  );
};

const factsOf = ({ words }: Page, row: JudgedEvaluation) => [
  {
    term: words.t('reviews.programme'),
    value: <a href={paths.programme({ id: row.programmeId })}>{row.programme}</a>,
  },
  {
    term: words.t('reviews.outcome'),
    value: row.outcomeId && <a href={paths.outcome({ id: row.outcomeId })}>{row.outcomeCode}</a>,
  },
  { term: words.t('reviews.evaluation-kind'), value: words.t(`reviews.evaluation-kind-${row.kind}`) },
  { term: words.t('reviews.evaluation-evaluator'), value: row.evaluator },
  {
    term: words.t('reviews.evaluation-external'),
    value: words.t(row.isExternal ? 'page.yes' : 'page.no'),
  },
  {
    term: words.t('reviews.evaluation-criteria'),
    value: row.criteria.map((criterion) => words.t(`reviews.evaluation-criteria-${criterion}`)).join(', '),
  },
  {
    term: words.t('reviews.evaluation-period'),
    value: `${words.day(row.fromOn)} – ${words.day(row.untilOn)}`,
  },
  {
    term: words.t('reviews.evaluation-due'),
    value: row.dueOn && words.day(row.dueOn),
    note: row.dueOn && words.problem(row.check.sentence),
  },
];

type StepsProps = { page: Page; rows: readonly EvaluationStepRow[]; mayKeep: boolean };

function Steps({ page: { words }, rows, mayKeep }: StepsProps) {
  return (
    <DataTable
      caption={words.t('reviews.evaluation-steps')}
      captionHidden
      rows={rows}
      empty={words.t('reviews.evaluation-no-steps')}
      columns={[
        {
          key: 'step',
          label: words.t('reviews.evaluation-step'),
          cell: (row) => words.t(`reviews.evaluation-step-${row.step}`),
        },
        { key: 'on', label: words.t('programmes.on-day'), cell: (row) => words.day(row.onDay) },
        {
          key: 'address',
          label: words.t('reviews.evaluation-address'),
          cell: (row) => row.address && <a href={row.address}>{row.address}</a>,
        },
        {
          key: 'withheld',
          label: words.t('reviews.evaluation-withheld'),
          cell: (row) => row.withheld && `${row.withheld} (${row.withheldReason})`,
        },
        {
          key: 'do',
          label: words.t('page.edit'),
          action: true,
          cell: (row) =>
            mayKeep && (
              <a href={paths.correctEvaluationStep({ id: row.id })}>
                {words.t('reviews.evaluation-step-correct')}
              </a>
            ),
        },
      ]}
    />
  );
}
