import { NotFound } from '../../../kernel/problem.ts';
import { isOutsideControl } from '../../../kernel/under-control.ts';
import { Frame } from '../../../page/frame.tsx';
import { isListFile, type ListColumn, listFile, listFileLinks } from '../../../page/list-export.ts';
import { html, type Page } from '../../../page/page.ts';
import { paths, withQuery } from '../../../paths.ts';
import { ButtonLink } from '../../../ui/button.tsx';
import { DataTable } from '../../../ui/data-table.tsx';
import { EmptyState } from '../../../ui/empty-state.tsx';
import { ExportLinks } from '../../../ui/export-links.tsx';
import { PageHead } from '../../../ui/page-head.tsx';
import { type OutcomeRow, outcomeById } from '../../programmes/queries/outcomes.ts';
import { programmeById } from '../../programmes/queries/programmes.ts';
import { type ChangedWay, changedWays } from '../queries/changed-ways.ts';
import { type IndicatorRollUp, indicatorRollUps } from '../queries/indicator-roll-ups.ts';
import { mayDefineIndicators, mayFillSheet } from '../rules/result-permissions.ts';
import { idOf, instituteOf } from './address.ts';
import { ChangedWays } from './changed-way-note.tsx';
import { CountedYears, countedYears } from './counted-years.tsx';
import { courseBar } from './course-bar.tsx';
import { unapprovedHref } from './figure-place.ts';
import { figureText, hasSentences, saidText } from './figure-text.ts';
import { wordsAsFigure } from './last-words.ts';
import { OutsideControl } from './outside-control.tsx';
import { readsWhole, targetLabel } from './target-text.ts';
import { tellsStates, UnapprovedNote, unapprovedColumns } from './unapproved.tsx';
import { valueColumns } from './value-columns.ts';

export const show = async (page: Page) => {
  const institute = instituteOf(page);
  const props = await page.read(async (tx) => {
    const outcome = await outcomeById(tx, institute, idOf(page));
    const programme = outcome && (await programmeById(tx, institute, outcome.programmeId));
    if (!programme) throw new NotFound();
    const rows = await indicatorRollUps(tx, institute, {
      outcomeId: outcome.id,
      tellsWords: true,
      tellsStates: tellsStates(page),
    });
    const ids = rows.map(({ indicator }) => indicator.id);
    return { outcome, programme, rows, changed: await changedWays(tx, institute, ids) };
  });
  if (isListFile(page))
    return listFile(
      page,
      `${page.words.t('results.indicators')} ${props.outcome.code}`,
      fileColumns(page, props),
      props.rows,
      countedYears(page),
    );
  return html(view({ page, ...props }));
};

type Props = {
  page: Page;
  outcome: OutcomeRow;
  programme: { id: string; reference: string };
  rows: readonly IndicatorRollUp[];
  changed: ReadonlyMap<string, ChangedWay>;
};

const view = ({ page, outcome, programme, rows, changed }: Props) => {
  const { words } = page;
  const mayDefine = mayDefineIndicators(page.actor) === true;
  const toNew = (
    <ButtonLink kind="primary" href={paths.newIndicator({ id: outcome.id })}>
      {words.t('results.new-indicator')}
    </ButtonLink>
  );
  return (
    <Frame
      page={page}
      title={words.t('results.indicators')}
      crumbs={[
        { label: programme.reference, href: paths.programme({ id: programme.id }) },
        { label: outcome.code, href: paths.outcome({ id: outcome.id }) },
      ]}
    >
      <PageHead
        title={words.t('results.indicators')}
        quiet={`${outcome.code} · ${words.text(outcome.title)}`}
        actions={
          <>
            {mayDefine && toNew}
            {mayDefine && (
              <ButtonLink href={withQuery(paths.indicatorLibrary(), { outcome: outcome.id })}>
                {words.t('results.indicator-from-library')}
              </ButtonLink>
            )}
            {rows.length > 0 && mayFillSheet(page.actor) === true && (
              <ButtonLink href={withQuery(paths.measurementSheet(), { outcome: outcome.id })}>
                {words.t('results.sheet')}
              </ButtonLink>
            )}
          </>
        }
      />
      <OutsideControl page={page} outcomeId={outcome.id} />
      <IndicatorTable page={page} rows={rows} action={mayDefine && toNew} />
      {rows.length > 0 && !isOutsideControl(page.actor, outcome.id) && <CountedYears page={page} />}
      <ChangedWays page={page} indicators={rows.map(({ indicator }) => indicator)} changed={changed} />
      {rows.length > 0 && <ExportLinks label={words.t('page.export')} items={listFileLinks(page)} />}
    </Frame>
  );
};

type TableProps = { page: Page; rows: readonly IndicatorRollUp[]; action: unknown };

/** Every figure leads to the entries that it is made of. */
function IndicatorTable({ page, rows, action }: TableProps) {
  const { words } = page;
  const entries = (row: IndicatorRollUp, part: string) =>
    `${paths.indicator({ id: row.indicator.id })}#${part}`;
  return (
    <DataTable
      caption={words.t('results.indicators')}
      captionHidden
      rows={rows}
      empty={<EmptyState sentence={words.t('results.no-indicators')} action={action as never} />}
      columns={[
        {
          key: 'indicator',
          label: words.t('results.indicator'),
          cell: ({ indicator }) => (
            <a href={paths.indicator({ id: indicator.id })}>
              {indicator.code} {words.text(indicator.title)}
            </a>
          ),
        },
        {
          key: 'baseline',
          label: words.t('results.baseline'),
          numeric: !hasSentences(rows.map(({ baseline }) => baseline?.text)),
          cell: (row) => <Linked href={entries(row, 'definition')} text={baselineText(page, row)} />,
        },
        {
          key: 'target',
          label: targetLabel(page),
          numeric: !hasSentences(rows.map(({ aimed }) => aimed)),
          cell: (row) => (
            <Linked
              href={entries(row, 'targets')}
              text={saidText(words, { value: row.target?.value, text: row.aimed }, row.indicator)}
            />
          ),
        },
        {
          key: 'actual',
          label: words.t('results.actual'),
          numeric: true,
          cell: (row) => (
            <>
              <Linked
                href={entries(row, 'measurements')}
                text={figureText(words, row.actual?.value, row.indicator) || wordsSaid(page, row)}
              />
              <UnapprovedNote
                words={words}
                figure={row.actual}
                href={unapprovedHref(row.indicator, { breakdown: {} }, {})}
              />
            </>
          ),
        },
        // A part of the figures covers nothing of the way to the whole's target.
        ...(readsWhole(page)
          ? [
              {
                key: 'course',
                label: words.t('results.course'),
                cell: (row: IndicatorRollUp) => courseBar(words, row.course),
              },
            ]
          : []),
      ]}
    />
  );
}

function Linked({ href, text }: { href: string; text: string }) {
  return text ? <a href={href}>{text}</a> : null;
}

const baselineText = ({ words }: Page, { baseline, indicator }: IndicatorRollUp): string =>
  baseline ? [saidText(words, baseline, indicator), `(${baseline.year})`].filter(Boolean).join(' ') : '';

const wordsSaid = ({ words }: Page, row: IndicatorRollUp): string =>
  wordsAsFigure(words, row) && words.t('results.in-words');

const fileColumns = (page: Page, { rows }: Pick<Props, 'rows'>): ListColumn<IndicatorRollUp>[] => {
  const { words } = page;
  return [
    { label: words.t('results.code'), value: ({ indicator }) => indicator.code },
    { label: words.t('results.indicator'), value: ({ indicator }) => words.text(indicator.title) },
    { label: words.t('results.unit'), value: ({ indicator }) => words.text(indicator.unit) },
    { label: words.t('results.baseline-year'), kind: 'number', value: ({ baseline }) => baseline?.year },
    ...valueColumns<IndicatorRollUp>(page, {
      label: words.t('results.baseline'),
      rows,
      of: ({ indicator, baseline }) =>
        baseline && { value: baseline.value, of: indicator, said: baseline.text },
    }),
    ...valueColumns<IndicatorRollUp>(page, {
      label: targetLabel(page),
      rows,
      of: ({ indicator, target, aimed }) => ({ value: target?.value, of: indicator, said: aimed }),
    }),
    ...valueColumns<IndicatorRollUp>(page, {
      label: words.t('results.actual'),
      rows,
      of: (row) => ({ value: row.actual?.value, of: row.indicator, said: wordsAsFigure(words, row) }),
    }),
    ...unapprovedColumns<IndicatorRollUp>(page, ({ actual }) => actual),
    ...(readsWhole(page)
      ? [
          {
            label: words.t('results.course'),
            kind: 'number' as const,
            value: ({ course }: IndicatorRollUp) => course,
          },
        ]
      : []),
  ];
};
