import type { Page } from '../../../page/page.ts';
import { paths, withQuery } from '../../../paths.ts';
import { type Column, DataTable } from '../../../ui/data-table.tsx';
import { Led } from '../../../ui/led.tsx';
import { ProgressBar } from '../../../ui/progress-bar.tsx';
import { OutcomeEndTag } from '../../programmes/pages/outcome-end-tag.tsx';
import { UnapprovedNote } from '../../results/pages/unapproved.tsx';
import type { OutcomeFacts } from '../queries/outcome-facts.ts';
import { elapsedShare } from '../rules/course-state.ts';
import { percentOf, sumOf } from '../rules/sums.ts';
import { courseLine } from './course-said.ts';
import { moneyLinks } from './money-links.ts';
import { type OutcomeLine, outcomeLines } from './programme-overview-file.ts';
import { knownUntil, type ProgrammeSeen, tellsCourse } from './programme-seen.ts';
import { TableFile } from './table-file.tsx';

type Props = { page: Page; seen: ProgrammeSeen };

/** Outcomes of a programme: where, with whom, how much, how far; the last line is what no outcome bears. */
export function OutcomeTable({ page, seen }: Props) {
  const { words } = page;
  const whole = tellsCourse(page, seen);
  const lines = outcomeLines(seen);
  const { of } = seen;
  const { currency } = seen.head;
  const money = (minor: number) => words.money({ minor, currency });
  const linksOf = ({ outcome }: OutcomeLine) =>
    moneyLinks({ ...of, outcome: outcome?.id ?? 'none', isGone: outcome?.isGone });
  const cellsOf = ({ outcome }: OutcomeLine) =>
    seen.spending.filter(({ outcomeId }) => outcomeId === (outcome?.id ?? null));
  const isNarrowed = [of.year, of.partner, of.on].some((value) => value !== undefined);
  /** Each of its indicators tells its own part there. */
  const indicatorsHref = (outcome: OutcomeFacts) =>
    isNarrowed ? `${outcomeHref(seen, outcome)}#indicators` : paths.indicators({ id: outcome.id });
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
                  <a href={outcomeHref(seen, outcome)}>
                    {outcome.code} {words.text(outcome.title)}
                  </a>{' '}
                  <OutcomeEndTag page={page} end={outcome.end} />
                </>
              ) : (
                words.t('overview.no-outcome-bears')
              ),
            footer: words.t('overview.total'),
          },
          ...(of.on === undefined ? placeColumns(page) : []),
          {
            key: 'budget',
            label: words.t('overview.budget'),
            numeric: true,
            cell: (line) => <Led to={linksOf(line).budget}>{money(line.planned)}</Led>,
            footer: money(sumOf(lines, ({ planned }) => planned)),
          },
          {
            key: 'spent',
            label: words.t('overview.spent'),
            numeric: true,
            cell: (line) => <Led to={linksOf(line).spent(cellsOf(line))}>{money(line.spent)}</Led>,
            footer: money(sumOf(lines, ({ spent }) => spent)),
          },
          {
            key: 'share',
            label: words.t('overview.share-spent'),
            cell: ({ planned, spent }) =>
              planned > 0 && (
                <ProgressBar
                  value={percentOf(spent, planned)}
                  expected={elapsedShare(seen.time, knownUntil(seen))}
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
                <>
                  <a href={indicatorsHref(line.outcome)}>
                    {whole ? courseLine(words, line) : words.number(line.indicators)}
                  </a>
                  <UnapprovedNote words={words} figure={line} href={indicatorsHref(line.outcome)} />
                </>
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

/** An outcome, narrowed as its programme is as far as its own page can be. */
const outcomeHref = ({ of: { year, partner, on } }: ProgrammeSeen, { id, partners }: OutcomeFacts): string =>
  withQuery(paths.outcome({ id }), {
    ...{ year, on },
    partner: partners.some((each) => each.id === partner) ? partner : undefined,
  });

/** Where and with whom is kept as it is today alone. */
const placeColumns = ({ words }: Page): Column<OutcomeLine>[] => [
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
];

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
