import { todayIn } from '../../../kernel/calendar-day.ts';
import { Frame } from '../../../page/frame.tsx';
import { isListFile, type ListColumn, listFile, listFileLinks } from '../../../page/list-export.ts';
import {
  isAmiss,
  type Narrowing,
  NarrowingErrors,
  NarrowingFilters,
  narrowedPage,
  narrowing,
  valuesOf,
} from '../../../page/narrowing.tsx';
import type { Page } from '../../../page/page.ts';
import { paths } from '../../../paths.ts';
import { ButtonLink } from '../../../ui/button.tsx';
import { Card } from '../../../ui/card.tsx';
import { DataTable } from '../../../ui/data-table.tsx';
import { ExportLinks } from '../../../ui/export-links.tsx';
import { PageHead } from '../../../ui/page-head.tsx';
import { CheckLines } from '../../partners/pages/check-lines.tsx';
import { requireFile } from '../../programmes/pages/page-subject.ts';
import { type OutcomeChoice, outcomeChoices } from '../../programmes/queries/outcomes.ts';
import { type ProgrammeListRow, programmes } from '../../programmes/queries/programmes.ts';
import type { Check } from '../../rulebook/rules/rule.ts';
import { type JudgedEvaluation, judgedEvaluations } from '../queries/evaluation-checks.ts';
import { evaluationsOf } from '../queries/evaluations.ts';
import { programmeEvaluationChecks } from '../queries/programme-evaluation-checks.ts';
import { evaluationKinds, evaluationSteps } from '../rules/evaluation-input.ts';
import { stepReached } from '../rules/evaluation-steps.ts';
import { responseState } from '../rules/response-state.ts';
import { mayKeepReviews } from '../rules/review-permissions.ts';
import { EvaluationTag } from './evaluation-tag.tsx';
import { byOutcome } from './review-narrowings.ts';

const states = ['planned', ...evaluationSteps, 'withdrawn'] as const;

/** Evaluations of the institute or of one programme, the latest first, with the day by which each is published. */
export const show = async (page: Page) => {
  const institute = requireFile(page);
  const { all, checks, outcomes, ofProgramme } = await page.read(async (tx) => {
    const ofProgramme = page.query.get('programme')
      ? [programmeNarrowing(page, await programmes(tx, institute.id))]
      : [];
    const { programme: programmeId } = valuesOf(ofProgramme);
    const found = await evaluationsOf(tx, institute.id, programmeId);
    const wantsChecks = programmeId && !isListFile(page);
    return {
      ofProgramme,
      all: await judgedEvaluations(tx, institute.id, found, todayIn()),
      checks: wantsChecks ? await programmeEvaluationChecks(tx, institute.id, programmeId, todayIn()) : [],
      outcomes: await outcomeChoices(tx, institute.id),
    };
  });
  const { programme: programmeId } = valuesOf(ofProgramme);
  const ofIt = outcomes.filter((each) => !programmeId || each.programmeId === programmeId);
  const narrowings = [...ofProgramme, ...narrowingsOf(page, ofIt)];
  const rows = all.filter((row) => isWanted(narrowings, row));
  if (isListFile(page) && !isAmiss(narrowings))
    return listFile(page, page.words.t('reviews.evaluations'), fileColumns(page), rows);
  return narrowedPage(view(page, rows, { programmeId, checks, narrowings }), narrowings);
};

const programmeNarrowing = (page: Page, offered: readonly ProgrammeListRow[]): Narrowing =>
  narrowing(
    page,
    'programme',
    page.words.t('reviews.programme'),
    offered.map(({ id, reference }) => ({ value: id, label: reference })),
  );

const narrowingsOf = (page: Page, outcomes: readonly OutcomeChoice[]) => {
  const { words } = page;
  return [
    byOutcome(page, outcomes),
    narrowing(
      page,
      'kind',
      words.t('reviews.evaluation-kind'),
      evaluationKinds.map((value) => ({ value, label: words.t(`reviews.evaluation-kind-${value}`) })),
    ),
    narrowing(
      page,
      'state',
      words.t('reviews.state'),
      states.map((value) => ({ value, label: words.t(`reviews.evaluation-step-${value}`) })),
    ),
  ];
};

const isWanted = (narrowings: readonly Narrowing[], row: JudgedEvaluation): boolean => {
  const { kind, state, outcome } = valuesOf(narrowings);
  // An evaluation of the whole programme is one of each of its outcomes.
  const isOfOutcome = !outcome || row.outcomeId === null || row.outcomeId === outcome;
  return isOfOutcome && (!kind || kind === row.kind) && (!state || state === stepReached(row));
};

const fileColumns = ({ words }: Page): ListColumn<JudgedEvaluation>[] => [
  { label: words.t('reviews.programme'), value: (row) => row.programme },
  { label: words.t('reviews.outcome'), value: (row) => row.outcomeCode },
  { label: words.t('reviews.evaluation-title'), value: (row) => row.title },
  {
    label: words.t('reviews.evaluation-kind'),
    value: (row) => words.t(`reviews.evaluation-kind-${row.kind}`),
  },
  { label: words.t('reviews.evaluation-evaluator'), value: (row) => row.evaluator },
  { label: words.t('reviews.evaluation-from'), kind: 'day', value: (row) => row.fromOn },
  { label: words.t('reviews.evaluation-until'), kind: 'day', value: (row) => row.untilOn },
  { label: words.t('reviews.evaluation-step-received'), kind: 'day', value: (row) => row.receivedOn },
  { label: words.t('reviews.evaluation-due'), kind: 'day', value: (row) => row.dueOn },
  { label: words.t('reviews.evaluation-step-published'), kind: 'day', value: (row) => row.publishedOn },
  {
    label: words.t('reviews.response'),
    value: (row) => words.t(`reviews.response-state-${responseState(row)}`, { count: row.unanswered }),
  },
  { label: words.t('reviews.evaluation-address'), value: (row) => row.address },
  {
    label: words.t('reviews.evaluation-step-withdrawn'),
    kind: 'day',
    value: ({ withdrawn }) => withdrawn?.on ?? null,
  },
  { label: words.t('reviews.evaluation-why-withdrawn'), value: ({ withdrawn }) => withdrawn?.why ?? null },
];

type Asked = {
  programmeId: string | undefined;
  checks: readonly Check[];
  narrowings: readonly Narrowing[];
};

const view = (page: Page, rows: readonly JudgedEvaluation[], { programmeId, checks, narrowings }: Asked) => {
  const { words } = page;
  const title = words.t('reviews.evaluations');
  return (
    <Frame
      page={page}
      title={title}
      crumbs={[
        { label: words.t('programmes.list'), href: paths.programmes() },
        ...(programmeId
          ? [{ label: words.t('reviews.programme'), href: paths.programme({ id: programmeId }) }]
          : []),
      ]}
    >
      <NarrowingErrors words={words} narrowings={narrowings} />
      <PageHead
        title={title}
        quiet={words.t('reviews.evaluation-what')}
        actions={
          programmeId &&
          mayKeepReviews(page.actor) === true && (
            <ButtonLink kind="primary" href={paths.newEvaluation({ id: programmeId })}>
              {words.t('reviews.evaluation-new')}
            </ButtonLink>
          )
        }
      />
      {programmeId && (
        <Card title={words.t('reviews.evaluation-checks')}>
          <CheckLines page={page} subject={{ kind: 'programme', id: programmeId }} checks={checks} />
        </Card>
      )}
      <p>
        <a href={paths.evaluationRecommendations()}>{words.t('reviews.recommendations')}</a>
      </p>
      <NarrowingFilters page={page} narrowings={narrowings} />
      <EvaluationTable page={page} rows={rows} />
      {rows.length > 0 && <ExportLinks label={words.t('page.export')} items={listFileLinks(page)} />}
    </Frame>
  );
};

function EvaluationTable({ page, rows }: { page: Page; rows: readonly JudgedEvaluation[] }) {
  const { words } = page;
  return (
    <DataTable
      caption={words.t('reviews.evaluations')}
      captionHidden
      rows={rows}
      empty={words.t('reviews.evaluation-none')}
      columns={[
        {
          key: 'title',
          label: words.t('reviews.evaluation-title'),
          cell: (row) => <a href={paths.evaluation({ id: row.id })}>{row.title}</a>,
        },
        {
          key: 'programme',
          label: words.t('reviews.programme'),
          cell: (row) => [row.programme, row.outcomeCode].filter(Boolean).join(' · '),
        },
        {
          key: 'kind',
          label: words.t('reviews.evaluation-kind'),
          cell: (row) => words.t(`reviews.evaluation-kind-${row.kind}`),
        },
        {
          key: 'period',
          label: words.t('reviews.evaluation-period'),
          cell: (row) => `${words.day(row.fromOn)} – ${words.day(row.untilOn)}`,
        },
        {
          key: 'state',
          label: words.t('reviews.state'),
          cell: (row) => <EvaluationTag page={page} row={row} />,
        },
        {
          key: 'due',
          label: words.t('reviews.evaluation-due'),
          cell: (row) => row.dueOn && words.day(row.dueOn),
        },
      ]}
    />
  );
}
