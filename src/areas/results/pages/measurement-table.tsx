import type { CalendarDay } from '../../../kernel/calendar-day.ts';
import type { Page } from '../../../page/page.ts';
import { paths } from '../../../paths.ts';
import { DataTable } from '../../../ui/data-table.tsx';
import { Tag } from '../../../ui/tag.tsx';
import { mayAttachDocument } from '../../records/rules/record-permissions.ts';
import { ownCellText } from '../queries/cell-words.ts';
import type { FigureEvidence } from '../queries/figure-evidence.ts';
import type { MeasurementState } from '../queries/measurement-states.ts';
import type { MeasurementDetail } from '../queries/measurements.ts';
import { mayCorrect, mayWithdraw } from '../rules/report-permissions.ts';
import { mayReadFeeds } from '../rules/result-permissions.ts';
import { FigureReviews } from './figure-beside.tsx';
import { answerText } from './figure-text.ts';

type Props = {
  page: Page;
  rows: readonly MeasurementDetail[];
  withIndicator?: boolean;
  /** From `statesOf`: what became of each figure, and with it who corrects it; absent for who reads no sheets. */
  states?: ReadonlyMap<string, Pick<MeasurementState, 'state'>> | undefined;
  /** From `driftedFigures`: what records say since a figure was confirmed against them, by row. */
  drifted?: ReadonlyMap<string, number | null> | undefined;
  /** From `figureEvidence`: the documents on a figure and on its sheet, by row. */
  evidence?: ReadonlyMap<string, readonly FigureEvidence[]> | undefined;
  /** Of a moment that is past: nothing is done with rows of then. */
  isPast?: boolean;
};

/** Measurements with where they come from; one that was corrected stays, struck through, under what replaced it. */
export function MeasurementTable(props: Props) {
  const { page, rows, withIndicator = false, states, drifted, evidence, isPast = false } = props;
  const { words } = page;
  const standing = new Set(rows.flatMap(({ id, endedByNo }) => (endedByNo === null ? id : [])));
  return (
    <DataTable
      caption={words.t('results.measurements')}
      captionHidden
      rows={rows}
      empty={words.t('results.no-measurements')}
      columns={[
        {
          key: 'period',
          label: words.t('results.period'),
          cell: ({ from, until }) => `${words.day(from as CalendarDay)} – ${words.day(until as CalendarDay)}`,
        },
        ...(withIndicator ? [indicatorColumn(page)] : []),
        {
          key: 'partner',
          label: words.t('results.partner'),
          cell: ({ partner, partnershipId, country }) =>
            [
              partner ?? (partnershipId ? '' : words.t('results.institute-itself')),
              country && words.country(country),
            ]
              .filter(Boolean)
              .join(' · '),
        },
        {
          key: 'value',
          label: words.t('results.actual'),
          numeric: true,
          cell: (row) => <Value page={page} row={row} />,
        },
        ...(rows.some((row) => saidOf(page, row))
          ? [
              {
                key: 'said',
                label: words.t('results.comment'),
                cell: (row: MeasurementDetail) => saidOf(page, row),
              },
            ]
          : []),
        {
          key: 'provenance',
          label: words.t('results.provenance'),
          cell: (row) => (
            <Provenance
              page={page}
              row={row}
              isWithdrawn={!standing.has(row.id)}
              now={drifted?.get(row.rowId)}
              evidence={evidence?.get(row.rowId) ?? []}
            />
          ),
        },
        ...(states
          ? [
              {
                key: 'state',
                label: words.t('results.report-state'),
                cell: ({ id, endedByNo }: MeasurementDetail) =>
                  endedByNo === null &&
                  words.say(`results.figure-state-${states.get(id)?.state ?? 'recorded'}`),
              },
            ]
          : []),
        ...(isPast
          ? []
          : [
              {
                key: 'do',
                label: words.t('results.action'),
                action: true,
                cell: (row: MeasurementDetail) =>
                  row.endedByNo === null && (
                    <Changes page={page} row={row} state={states?.get(row.id)?.state} />
                  ),
              },
            ]),
      ]}
    />
  );
}

const saidOf = ({ words }: Page, { text, comment }: MeasurementDetail): string =>
  [words.text(text), words.text(comment)].filter(Boolean).join(' · ');

/** Where a figure that stands is corrected, taken back or given evidence, by whom it may be. */
function Changes({ page, row, state }: { page: Page; row: MeasurementDetail; state: string | undefined }) {
  const { words, actor } = page;
  const { id, partnershipId } = row;
  return (
    <>
      {mayCorrect(actor, { partnershipId, state }) === true && (
        <a href={paths.correctMeasurement({ id })}>{words.t('results.correct')}</a>
      )}{' '}
      {mayWithdraw(actor, { partnershipId, state }) === true && (
        <a href={paths.withdrawMeasurement({ id })}>{words.t('results.take-back')}</a>
      )}{' '}
      {mayAttachDocument(actor, { partnershipId }) === true && (
        <a href={paths.attachDocument({ kind: 'measurement', id })}>{words.t('results.attach-evidence')}</a>
      )}
    </>
  );
}

const indicatorColumn = ({ words }: Page) => ({
  key: 'indicator',
  label: words.t('results.indicator'),
  cell: ({ indicatorId, outcomeCode, indicatorCode, indicatorTitle }: MeasurementDetail) => (
    <a href={paths.indicator({ id: indicatorId })}>
      {outcomeCode} · {indicatorCode} {words.text(indicatorTitle)}
    </a>
  ),
});

function Value({ page, row }: { page: Page; row: MeasurementDetail }) {
  const { words } = page;
  const said =
    answerText(words, row.value, row) || (row.text || row.comment ? words.t('results.in-words') : '');
  const cell = ownCellText(words, row.breakdown, row.axes);
  return (
    <>
      {row.endedByNo === null ? said : <del>{said}</del>}
      {cell && <span class="quiet"> · {cell}</span>}
    </>
  );
}

type ProvenanceProps = {
  page: Page;
  row: MeasurementDetail;
  isWithdrawn: boolean;
  now: number | null | undefined;
  evidence: readonly FigureEvidence[];
};

function Provenance({ page, row, isWithdrawn, now, evidence }: ProvenanceProps) {
  const { words } = page;
  return (
    <>
      {row.endedByNo !== null && <Tag>{words.t(isWithdrawn ? 'results.withdrawn' : 'results.replaced')}</Tag>}{' '}
      {row.provenance}
      {row.enteredOnBehalf && (
        <span class="quiet"> · {words.t('results.entered-on-behalf', { source: row.enteredOnBehalf })}</span>
      )}
      {row.isFed && mayReadFeeds(page.actor) === true && (
        <>
          {' '}
          <a href={paths.feedRecords({ id: row.rowId })}>{words.t('results.feed-records')}</a>
        </>
      )}
      {evidence.map(({ documentId, title }) => (
        <>
          {' · '}
          <a href={paths.document({ id: documentId })}>
            {words.t('page.labelled', { label: words.t('results.evidence'), value: title })}
          </a>
        </>
      ))}
      {now !== undefined && (
        <>
          {' '}
          <Tag tone="warn">
            {words.t('results.records-say-since', { value: now === null ? '–' : words.number(String(now)) })}
          </Tag>
        </>
      )}
      {row.told && (
        <>
          {' '}
          <Tag tone="warn">{words.t('results.restated')}</Tag>
          <span class="quiet">
            {' '}
            {words.t('page.labelled', { label: words.t('results.told'), value: row.told })}
            {row.lettersOn && ` · ${lettersText(page, row.lettersTo, row.lettersOn)}`}
          </span>
        </>
      )}
      {row.withdrawnBecause && (
        <span class="quiet"> · {words.t('results.withdrawn-because', { reason: row.withdrawnBecause })}</span>
      )}
      <FigureReviews page={page} reviews={row.reviews} />
      {row.correctionReason && (
        <span class="quiet"> · {words.t('results.corrected-because', { reason: row.correctionReason })}</span>
      )}
    </>
  );
}

/** To whom letters went, by their role and how many of each. */
const lettersText = ({ words }: Page, roles: readonly string[], on: CalendarDay): string => {
  const people = [...Map.groupBy(roles, (role) => role)].map(
    ([role, each]) => `${words.say(`role.${role}`)} (${words.number(each.length)})`,
  );
  return words.t('results.letters-sent', { people: people.join(', '), day: words.day(on) });
};
