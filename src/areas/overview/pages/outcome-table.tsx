import type { CalendarDay } from '../../../kernel/calendar-day.ts';
import type { Page } from '../../../page/page.ts';
import { paths, withQuery } from '../../../paths.ts';
import { DataTable } from '../../../ui/data-table.tsx';
import { ProgressBar } from '../../../ui/progress-bar.tsx';
import { OutcomeEndTag } from '../../programmes/pages/outcome-end-tag.tsx';
import { readsWhole } from '../../results/pages/target-text.ts';
import type { OutcomeFacts } from '../queries/outcome-facts.ts';
import { elapsedShare } from '../rules/course-state.ts';
import { isCertifiedInPart } from '../rules/spent-before.ts';
import { percentOf, sumOf } from '../rules/sums.ts';
import type { ProgrammeSeen } from './programme.tsx';
import { outcomeLines } from './programme-overview-file.ts';
import { TableFile } from './table-file.tsx';

type Props = { page: Page; seen: ProgrammeSeen; today: CalendarDay };

/** Outcomes of a programme: where, with whom, how much, how far; the last line is what no outcome bears. */
export function OutcomeTable({ page, seen, today }: Props) {
  const { words } = page;
  const whole = readsWhole(page);
  const lines = outcomeLines(seen, today);
  const { id, currency } = seen.head;
  const money = (minor: number) => words.money({ minor, currency });
  const entries = (outcome: OutcomeFacts | null) =>
    isCertifiedInPart(seen.spending.filter(({ outcomeId }) => outcomeId === (outcome?.id ?? null)))
      ? paths.budgetAgainstActual({ id })
      : withQuery(paths.expenses(), { programme: id, outcome: outcome?.id ?? 'none' });
  return (
    <div id="outcomes">
      <DataTable
        caption={words.t('overview.outcomes')}
        captionHidden
        rows={lines}
        empty={words.t(seen.hasOthers ? 'overview.no-outcome-of-yours' : 'overview.no-outcomes')}
        columns={[
          {
            key: 'outcome',
            label: words.t('overview.outcome'),
            cell: ({ outcome }) =>
              outcome ? (
                <>
                  <a href={paths.outcome({ id: outcome.id })}>
                    {outcome.code} {words.text(outcome.title)}
                  </a>{' '}
                  <OutcomeEndTag page={page} end={outcome.end} />
                </>
              ) : (
                words.t('overview.no-outcome-bears')
              ),
            footer: words.t('overview.total'),
          },
          {
            key: 'countries',
            label: words.t('overview.countries'),
            cell: ({ outcome }) => outcome?.countries.map((code) => words.country(code)).join(', '),
          },
          {
            key: 'partners',
            label: words.t('overview.partners'),
            cell: ({ outcome }) =>
              outcome && outcome.partners.length > 0 && <PartnerLinks partners={outcome.partners} />,
          },
          {
            key: 'budget',
            label: words.t('overview.budget'),
            numeric: true,
            cell: ({ outcome, planned }) => (
              <a href={withQuery(paths.budget({ id }), { outcome: outcome?.id })}>{money(planned)}</a>
            ),
            footer: money(sumOf(lines, ({ planned }) => planned)),
          },
          {
            key: 'spent',
            label: words.t('overview.spent'),
            numeric: true,
            cell: (line) => <a href={entries(line.outcome)}>{money(line.spent)}</a>,
            footer: money(sumOf(lines, ({ spent }) => spent)),
          },
          {
            key: 'share',
            label: words.t('overview.share-spent'),
            cell: ({ planned, spent }) =>
              planned > 0 && (
                <ProgressBar
                  value={percentOf(spent, planned)}
                  expected={elapsedShare(seen.time, today)}
                  text={`${words.number(percentOf(spent, planned))} %`}
                />
              ),
          },
          {
            key: 'course',
            label: words.t(whole ? 'overview.indicators-on-course' : 'overview.indicators'),
            cell: (line) =>
              line.indicators > 0 &&
              line.outcome && (
                <a href={paths.indicators({ id: line.outcome.id })}>
                  {whole
                    ? words.t('overview.so-many-of', { count: line.onCourse, of: line.indicators })
                    : words.number(line.indicators)}
                </a>
              ),
          },
        ]}
      />
      {lines.length > 0 && <TableFile page={page} table="outcomes" />}
      {seen.indicators.length > 0 && (
        <TableFile page={page} table="indicators" label={words.t('overview.indicators')} />
      )}
    </div>
  );
}

/** Partners by name, one after the other. */
export function PartnerLinks({ partners }: { partners: OutcomeFacts['partners'] }) {
  return (
    <>
      {partners.map(({ id, name }, at) => (
        <>
          {at > 0 && ', '}
          <a href={paths.partner({ id })}>{name}</a>
        </>
      ))}
    </>
  );
}
