import { todayIn } from '../../../kernel/calendar-day.ts';
import { NotFound } from '../../../kernel/problem.ts';
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
import { ProgrammeTabs } from '../../../page/programme-tabs.tsx';
import { paths } from '../../../paths.ts';
import { ButtonLink } from '../../../ui/button.tsx';
import { Card } from '../../../ui/card.tsx';
import { DataTable } from '../../../ui/data-table.tsx';
import { ExportLinks } from '../../../ui/export-links.tsx';
import { PageHead } from '../../../ui/page-head.tsx';
import { Tag } from '../../../ui/tag.tsx';
import { graveFrom } from '../queries/grave-from.ts';
import { type OutcomeRow, outcomesOf } from '../queries/outcomes.ts';
import { type ProgrammeRow, programmeById } from '../queries/programmes.ts';
import { type RiskRow, risksOf } from '../queries/risks.ts';
import { mayKeepProgrammes } from '../rules/programme-permissions.ts';
import { riskMarks, riskStates } from '../rules/risk-input.ts';
import { riskScore } from '../rules/risk-tone.ts';
import { requireFile, routeId } from './page-subject.ts';
import { programmeCrumbs } from './programme-crumbs.ts';
import { RiskMatrix } from './risk-matrix.tsx';
import { markWords, RiskTag } from './risk-tag.tsx';

type Seen = {
  programme: ProgrammeRow;
  narrowings: readonly Narrowing[];
  rows: readonly RiskRow[];
  /** From which score a risk is grave. */
  grave: number;
};

/** Risks of a programme and its outcomes, the gravest first, and where they stand between probability and impact. */
export const show = async (page: Page) => {
  const institute = requireFile(page);
  const id = routeId(page);
  const { programme, outcomes, all, grave } = await page.read(async (tx) => ({
    programme: await programmeById(tx, institute.id, id),
    outcomes: await outcomesOf(tx, institute.id, id),
    all: await risksOf(tx, institute.id, id),
    grave: await graveFrom(tx, institute.id, todayIn()),
  }));
  if (!programme) throw new NotFound();
  const narrowings = riskNarrowings(page, outcomes);
  const rows = all.filter((row) => isWanted(valuesOf(narrowings), row));
  if (isListFile(page) && !isAmiss(narrowings))
    return listFile(
      page,
      `${page.words.t('programmes.risks')} ${programme.reference}`,
      fileColumns(page),
      rows,
    );
  return narrowedPage(view(page, { programme, narrowings, rows, grave }), narrowings);
};

/** What was not closed: open, or it occurred. */
const notClosed = 'not-closed';

const riskNarrowings = (page: Page, outcomes: readonly OutcomeRow[]): Narrowing[] => {
  const { words } = page;
  const marks = riskMarks.map((mark) => ({ value: String(mark), label: markWords(page, mark) }));
  const states = [...riskStates, notClosed] as const;
  return [
    narrowing(
      page,
      'outcome',
      words.t('programmes.outcome'),
      outcomes.map(({ id, code, title }) => ({ value: id, label: `${code} ${words.text(title)}` })),
    ),
    narrowing(
      page,
      'state',
      words.t('programmes.risk-state'),
      states.map((value) => ({ value, label: words.t(`programmes.risk-state-${value}`) })),
    ),
    narrowing(page, 'probability', words.t('programmes.risk-probability'), marks),
    narrowing(page, 'impact', words.t('programmes.risk-impact'), marks),
  ];
};

const isWanted = ({ outcome, state, probability, impact }: Record<string, string>, row: RiskRow): boolean =>
  (!outcome || outcome === row.outcomeId) &&
  (!state || (state === notClosed ? row.state !== 'closed' : state === row.state)) &&
  (!probability || probability === String(row.probability)) &&
  (!impact || impact === String(row.impact));

const fileColumns = ({ words }: Page): ListColumn<RiskRow>[] => [
  { label: words.t('programmes.risk'), value: (row) => words.text(row.text) },
  { label: words.t('programmes.outcome'), value: (row) => row.outcomeCode },
  { label: words.t('programmes.risk-state'), value: (row) => words.t(`programmes.risk-state-${row.state}`) },
  { label: words.t('programmes.risk-probability'), kind: 'number', value: (row) => row.probability },
  { label: words.t('programmes.risk-impact'), kind: 'number', value: (row) => row.impact },
  { label: words.t('programmes.risk-score'), kind: 'number', value: riskScore },
  { label: words.t('programmes.risk-mitigation'), value: (row) => words.text(row.mitigation) },
  { label: words.t('programmes.risk-trigger'), value: (row) => words.text(row.trigger) },
  { label: words.t('programmes.responsible'), value: (row) => row.responsible },
  { label: words.t('programmes.risk-last-follow-up'), kind: 'number', value: (row) => row.followedYear },
  {
    label: words.t('programmes.risk-to-follow-up'),
    value: (row) => words.t(row.isFollowUpDue ? 'page.yes' : 'page.no'),
  },
];

const view = (page: Page, { programme, narrowings, rows, grave }: Seen) => {
  const { words } = page;
  const { id } = programme;
  const title = words.t('programmes.risks');
  return (
    <Frame page={page} title={title} crumbs={programmeCrumbs(page, programme)}>
      <NarrowingErrors words={words} narrowings={narrowings} />
      <PageHead
        title={title}
        kind={programme.reference}
        quiet={words.text(programme.title)}
        actions={
          mayKeepProgrammes(page.actor) === true && (
            <ButtonLink kind="primary" href={paths.newRisk({ id })}>
              {words.t('programmes.risk-new')}
            </ButtonLink>
          )
        }
      />
      <ProgrammeTabs page={page} programmeId={id} side="risks" />
      <NarrowingFilters page={page} narrowings={narrowings} />
      <RiskTable page={page} rows={rows} grave={grave} />
      {rows.length > 0 && (
        <>
          <ExportLinks label={words.t('page.export')} items={listFileLinks(page)} />
          <Card title={words.t('programmes.risk-matrix')}>
            <RiskMatrix
              page={page}
              programmeId={id}
              of={valuesOf(narrowings)}
              rows={rows}
              graveFrom={grave}
            />
          </Card>
        </>
      )}
    </Frame>
  );
};

type TableProps = { page: Page; rows: readonly RiskRow[]; grave: number };

function RiskTable({ page: { words }, rows, grave }: TableProps) {
  return (
    <DataTable
      caption={words.t('programmes.risks')}
      captionHidden
      rows={rows}
      empty={words.t('programmes.risk-none')}
      columns={[
        {
          key: 'risk',
          label: words.t('programmes.risk'),
          cell: (row) => <a href={paths.risk({ id: row.id })}>{words.text(row.text)}</a>,
        },
        {
          key: 'outcome',
          label: words.t('programmes.outcome'),
          cell: (row) =>
            row.outcomeId && <a href={paths.outcome({ id: row.outcomeId })}>{row.outcomeCode}</a>,
        },
        {
          key: 'score',
          label: words.t('programmes.risk-score'),
          cell: (row) => <RiskTag judged={row} graveFrom={grave} />,
        },
        {
          key: 'state',
          label: words.t('programmes.risk-state'),
          cell: (row) => words.t(`programmes.risk-state-${row.state}`),
        },
        {
          key: 'mitigation',
          label: words.t('programmes.risk-mitigation'),
          cell: (row) => words.text(row.mitigation),
        },
        { key: 'who', label: words.t('programmes.responsible'), cell: (row) => row.responsible },
        {
          key: 'year',
          label: words.t('programmes.risk-last-follow-up'),
          cell: (row) => (
            <>
              {row.followedYear}{' '}
              {row.isFollowUpDue && <Tag tone="warn">{words.t('programmes.risk-follow-up-due')}</Tag>}
            </>
          ),
        },
      ]}
    />
  );
}
