import { type CalendarDay, yearOf } from '../../../kernel/calendar-day.ts';
import { paths, withQuery } from '../../../paths.ts';
import type { Words } from '../../../text/words.ts';
import { Card } from '../../../ui/card.tsx';
import { DataTable } from '../../../ui/data-table.tsx';
import { yearEnd } from '../rules/year-end.ts';
import { EligibilityTag } from './eligibility-by-year.tsx';
import type { ThroughYears } from './through-years.ts';

type Props = { words: Words; today: CalendarDay; through: ThroughYears };
type Row = { label: string; href: string; what: string; day: CalendarDay | null; note: string };

/** What was decided for the body, each with the verdict of its day as the facts stand now. Nothing of it is undone. */
export function RestingDecisionsCard({ words, today, through }: Props) {
  const { decisions, judged } = through;
  const rows: Row[] = [
    ...decisions.agreements.map(({ id, reference, signedOn, fromOn, untilOn }) => ({
      label: reference,
      href: paths.agreement({ id }),
      what: words.t('overview.kind-agreement'),
      day: signedOn,
      note: `${words.day(fromOn)} – ${words.day(untilOn)}`,
    })),
    ...decisions.budgets.map(({ programmeId, programme, year, ...money }) => ({
      label: `${programme} ${year}`,
      href: paths.budget({ id: programmeId }),
      what: words.t('overview.budget'),
      day: yearEnd(year, today),
      note: words.money(money),
    })),
    ...activityRows(words, through),
    ...decisions.benefits.map(({ id, title, day }) => ({
      label: title,
      href: paths.activity({ id }),
      what: words.t('overview.activity'),
      day,
      note: words.t('overview.benefits-it'),
    })),
  ];
  return (
    <Card title={words.t('overview.resting-decisions')} id="decisions">
      <p class="quiet">{words.t('overview.resting-decisions-what')}</p>
      <DataTable
        caption={words.t('overview.resting-decisions')}
        captionHidden
        rows={rows}
        empty={words.t('overview.no-resting-decisions')}
        columns={[
          {
            key: 'label',
            label: words.t('overview.thing'),
            cell: (row) => <a href={row.href}>{row.label}</a>,
          },
          { key: 'what', label: words.t('overview.kind'), cell: (row) => row.what },
          { key: 'note', label: words.t('overview.about-what'), cell: (row) => row.note },
          {
            key: 'day',
            label: words.t('overview.judged-on'),
            cell: (row) => (row.day ? words.day(row.day) : words.t('overview.not-signed')),
          },
          {
            key: 'verdict',
            label: words.t('overview.verdict'),
            cell: (row) => row.day && <EligibilityTag words={words} judged={judged.get(row.day)} />,
          },
        ]}
      />
    </Card>
  );
}

/** Activities of a year with one verdict in one line, under the first day that has it. */
const activityRows = (words: Words, { decisions, judged }: ThroughYears): Row[] => {
  const groups = Map.groupBy(
    decisions.activities,
    ({ day, partnershipId }) => `${yearOf(day)} ${judged.get(day)?.checks[0]?.verdict} ${partnershipId}`,
  );
  return [...groups.values()].flatMap((of) => {
    const last = of.at(-1);
    if (!last) return [];
    const year = String(yearOf(last.day));
    return {
      label: words.t('overview.activities-in', { year }),
      href: withQuery(paths.activities(), { partner: last.partnershipId, year }),
      what: words.t('overview.activity'),
      day: last.day,
      note: words.t('overview.so-many', { count: of.length }),
    };
  });
};
