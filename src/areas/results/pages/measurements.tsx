import type { Tx } from '../../../db/transaction.ts';
import { todayIn } from '../../../kernel/calendar-day.ts';
import { Frame } from '../../../page/frame.tsx';
import { isListFile, listFile, listFileLinks } from '../../../page/list-export.ts';
import { ListPager } from '../../../page/list-pager.tsx';
import { isAmiss, NarrowingErrors, narrowedPage } from '../../../page/narrowing.tsx';
import type { Page } from '../../../page/page.ts';
import { paths } from '../../../paths.ts';
import { ButtonLink } from '../../../ui/button.tsx';
import { ExportLinks } from '../../../ui/export-links.tsx';
import { PageHead } from '../../../ui/page-head.tsx';
import { type FigureEvidence, figureEvidence } from '../queries/figure-evidence.ts';
import { markedMeasurements } from '../queries/leaving-figures.ts';
import { type MeasurementState, statesOf } from '../queries/measurement-states.ts';
import {
  keyOfMeasurementRow,
  type MeasurementDetail,
  measurements,
  measurementsAPage,
} from '../queries/measurements.ts';
import { mayReadReports } from '../rules/report-permissions.ts';
import { mayFillSheet } from '../rules/result-permissions.ts';
import { instituteOf } from './address.ts';
import { type AskedMeasurements, askedMeasurements, MeasurementFilters } from './asked-measurements.tsx';
import { driftedOf } from './drifted-of.ts';
import { MeasurementTable } from './measurement-table.tsx';
import { measurementColumns } from './measurements-file.ts';

export const show = async (page: Page) => {
  const institute = instituteOf(page);
  const file = isListFile(page);
  // An auditor reads no sheets: no column is better than one that says of every figure that nobody asked for it.
  const tellsStates = mayReadReports(page.actor) === true;
  const loaded = await page.read(async (tx) => {
    const asked = await askedMeasurements(page, tx, tellsStates);
    const { filter, rule, narrowings, beside } = asked;
    const ids = rule ? await markedBy(tx, institute, rule, filter.programmeId) : undefined;
    const limit = file ? null : measurementsAPage + 1;
    // Rows of something else are none of what is asked for.
    const rows = isAmiss(narrowings, beside)
      ? []
      : await measurements(tx, institute, { ...filter, ids }, limit);
    const measured = rows.map(({ id }) => id);
    return {
      ...asked,
      rows,
      drifted: file ? undefined : await driftedOf(page, tx, rows),
      evidence: file
        ? undefined
        : await figureEvidence(
            tx,
            institute,
            rows.map(({ rowId }) => rowId),
            { withSheets: true },
          ),
      states: tellsStates ? await statesOf(tx, institute, measured) : undefined,
    };
  });
  const { narrowings, beside, rows, states } = loaded;
  if (!file || isAmiss(narrowings, beside))
    return narrowedPage(view({ page, ...loaded }), narrowings, beside);
  return listFile(page, page.words.t('results.measurements'), measurementColumns(page, states, rows), rows);
};

/** The figures that a rule marks today. */
const markedBy = async (tx: Tx, institute: string, rule: string, programmeId: string | undefined) =>
  (await markedMeasurements(tx, institute, { programmeId }, todayIn())).flatMap(({ id, checks }) =>
    checks.some(({ ruleId }) => ruleId === rule) ? [id] : [],
  );

type States = ReadonlyMap<string, MeasurementState> | undefined;

type Props = {
  page: Page;
  rows: readonly MeasurementDetail[];
  states: States;
  drifted: ReadonlyMap<string, number | null> | undefined;
  evidence: ReadonlyMap<string, readonly FigureEvidence[]> | undefined;
} & Pick<AskedMeasurements, 'narrowings' | 'beside'>;

const view = (props: Props) => {
  const { page, rows, narrowings, beside } = props;
  const { words } = page;
  const shown = rows.slice(0, measurementsAPage);
  const last = rows.length > measurementsAPage ? shown.at(-1) : undefined;
  return (
    <Frame page={page} title={words.t('results.measurements')}>
      <NarrowingErrors words={words} narrowings={narrowings} beside={beside} />
      <PageHead
        title={words.t('results.measurements')}
        actions={
          mayFillSheet(page.actor) === true && (
            <ButtonLink href={paths.measurementSheet()}>{words.t('results.sheet')}</ButtonLink>
          )
        }
      />
      <MeasurementFilters page={page} narrowings={narrowings} beside={beside} />
      {isAmiss(narrowings, beside) ? null : <Measured {...props} rows={shown} last={last} />}
    </Frame>
  );
};

function Measured({ page, rows, last, ...props }: Props & { last: MeasurementDetail | undefined }) {
  return (
    <>
      <MeasurementTable
        page={page}
        rows={rows}
        withIndicator
        states={props.states}
        drifted={props.drifted}
        evidence={props.evidence}
      />
      <ListPager page={page} after={last && keyOfMeasurementRow(last)} />
      <ExportLinks label={page.words.t('page.export')} items={listFileLinks(page)} />
    </>
  );
}
