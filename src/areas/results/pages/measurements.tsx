import type { Tx } from '../../../db/transaction.ts';
import { todayIn } from '../../../kernel/calendar-day.ts';
import { Frame } from '../../../page/frame.tsx';
import { isListFile, listFile, listFileLinks } from '../../../page/list-export.ts';
import { ListPager } from '../../../page/list-pager.tsx';
import { html, type Page } from '../../../page/page.ts';
import { paths } from '../../../paths.ts';
import { ButtonLink } from '../../../ui/button.tsx';
import { ExportLinks } from '../../../ui/export-links.tsx';
import { Filters } from '../../../ui/filters.tsx';
import { PageHead } from '../../../ui/page-head.tsx';
import { SelectField } from '../../../ui/select-field.tsx';
import { TextField } from '../../../ui/text-field.tsx';
import { partnerChoices } from '../../partners/queries/partnerships.ts';
import { ruleName } from '../../rulebook/pages/rulebook-words.ts';
import { type FigureEvidence, figureEvidence } from '../queries/figure-evidence.ts';
import { markedMeasurements } from '../queries/leaving-figures.ts';
import { figureStates, type MeasurementState, statesOf } from '../queries/measurement-states.ts';
import {
  keyOfMeasurementRow,
  type MeasurementDetail,
  measurements,
  measurementsAPage,
} from '../queries/measurements.ts';
import { type OutcomeChoice, outcomeChoices } from '../queries/outcome-choices.ts';
import { mayReadReports } from '../rules/report-permissions.ts';
import { mayFillSheet } from '../rules/result-permissions.ts';
import { resultRules } from '../rules/result-rules.ts';
import { instituteOf, queried, queriedDay, queriedId, queriedNumber } from './address.ts';
import { driftedOf } from './drifted-of.ts';
import { MeasurementTable } from './measurement-table.tsx';
import { measurementColumns } from './measurements-file.ts';
import { outcomeOptions } from './outcome-options.ts';

export const show = async (page: Page) => {
  const institute = instituteOf(page);
  const file = isListFile(page);
  // An auditor reads no sheets: no column is better than one that says of every figure that nobody asked for it.
  const tellsStates = mayReadReports(page.actor) === true;
  const rule = resultRules.find(({ id }) => id === queried(page, 'rule'))?.id;
  const state = figureStates.find((each) => each === queried(page, 'state'));
  const filter = {
    programmeId: queriedId(page, 'programme'),
    outcomeId: queriedId(page, 'outcome'),
    indicatorId: queriedId(page, 'indicator'),
    partnershipId: queriedId(page, 'partner'),
    year: queriedNumber(page, 'year'),
    until: queriedDay(page, 'until'),
    after: queried(page, 'after'),
    state: tellsStates ? state : undefined,
  };
  const loaded = await page.read(async (tx) => {
    const ids = rule ? await markedBy(tx, institute, rule, filter.programmeId) : undefined;
    const rows = await measurements(tx, institute, { ...filter, ids }, file ? null : measurementsAPage + 1);
    const measured = rows.map(({ id }) => id);
    return {
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
      outcomes: await outcomeChoices(tx, institute),
      partners: await partnerChoices(tx, institute),
    };
  });
  if (file)
    return listFile(
      page,
      page.words.t('results.measurements'),
      measurementColumns(page, loaded.states),
      loaded.rows,
    );
  return html(view({ page, ...loaded }));
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
  outcomes: readonly OutcomeChoice[];
  partners: readonly { id: string; name: string }[];
};

const view = (props: Props) => {
  const { page, rows } = props;
  const { words } = page;
  const shown = rows.slice(0, measurementsAPage);
  const last = rows.length > measurementsAPage ? shown.at(-1) : undefined;
  return (
    <Frame page={page} title={words.t('results.measurements')}>
      <PageHead
        title={words.t('results.measurements')}
        actions={
          mayFillSheet(page.actor) === true && (
            <ButtonLink href={paths.measurementSheet()}>{words.t('results.sheet')}</ButtonLink>
          )
        }
      />
      <MeasurementFilters {...props} />
      <MeasurementTable
        page={page}
        rows={shown}
        withIndicator
        states={props.states}
        drifted={props.drifted}
        evidence={props.evidence}
      />
      <ListPager page={page} after={last && keyOfMeasurementRow(last)} />
      <ExportLinks label={words.t('page.export')} items={listFileLinks(page)} />
    </Frame>
  );
};

const keptOf = (page: Page): Record<string, string> => {
  const programme = queriedId(page, 'programme');
  const until = queriedDay(page, 'until');
  return { ...(programme && { programme }), ...(until && { until }) };
};

function MeasurementFilters({ page, outcomes, partners }: Props) {
  const { words, query } = page;
  return (
    <Filters
      label={words.t('page.filter')}
      action={paths.measurements()}
      keep={keptOf(page)}
      submit={words.t('page.filter')}
      reset={query.size > 0 ? { label: words.t('page.filter-reset'), href: paths.measurements() } : undefined}
    >
      <SelectField
        name="outcome"
        label={words.t('results.outcome')}
        optional=""
        placeholder={words.t('page.filter-reset')}
        value={query.get('outcome') ?? ''}
        options={outcomeOptions(page, outcomes)}
      />
      <SelectField
        name="partner"
        label={words.t('results.partner')}
        optional=""
        placeholder={words.t('page.filter-reset')}
        value={query.get('partner') ?? ''}
        options={partners.map(({ id, name }) => ({ value: id, label: name }))}
      />
      {mayReadReports(page.actor) === true && (
        <SelectField
          name="state"
          label={words.t('results.report-state')}
          optional=""
          placeholder={words.t('page.filter-reset')}
          value={query.get('state') ?? ''}
          options={figureStates.map((value) => ({
            value,
            label: words.say(`results.figure-state-${value}`),
          }))}
        />
      )}
      <SelectField
        name="rule"
        label={words.t('results.marked-by')}
        optional=""
        placeholder={words.t('page.filter-reset')}
        value={query.get('rule') ?? ''}
        options={resultRules.map(({ id }) => ({ value: id, label: ruleName(words, id) }))}
      />
      <TextField
        name="year"
        label={words.t('results.year')}
        optional=""
        width={4}
        inputmode="numeric"
        value={query.get('year') ?? ''}
      />
    </Filters>
  );
}
