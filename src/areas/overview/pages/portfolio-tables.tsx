import type { Page } from '../../../page/page.ts';
import type { Words } from '../../../text/words.ts';
import { Card } from '../../../ui/card.tsx';
import { type Column, DataTable } from '../../../ui/data-table.tsx';
import { Led } from '../../../ui/led.tsx';
import { readsWhole } from '../../results/pages/target-text.ts';
import { UnapprovedNote } from '../../results/pages/unapproved.tsx';
import { heldTogether } from '../../results/rules/held.ts';
import type { CoverageByMeasure } from '../queries/coverage.ts';
import { type CourseCount, courseCountOf } from '../rules/course-count.ts';
import type { CoverageFilter } from '../rules/coverage-choice.ts';
import type { OutcomeProgress } from '../rules/outcome-progress.ts';
import { outcomesToldApart } from '../rules/outcomes-told-apart.ts';
import type { PortfolioLine } from '../rules/portfolio-lines.ts';
import { linesByCode } from '../rules/portfolio-lines.ts';
import { aimTitle } from './agreement-words.ts';
import { CountedThen } from './asked-day.tsx';
import { courseLine } from './course-said.ts';
import { CountriesCard } from './portfolio-countries.tsx';
import { countsOf, heldOf, KindTable, people } from './portfolio-kinds.tsx';
import { type PortfolioChoice, type PortfolioLinks, portfolioLinks } from './portfolio-links.ts';
import { moneyOf } from './portfolio-money.ts';
import { ProgressChart } from './progress-chart.tsx';
import { TableFile } from './table-file.tsx';

type LineProps = { page: Page; lines: readonly PortfolioLine[]; links: PortfolioLinks };
type Props = Omit<LineProps, 'links'> & {
  choice: PortfolioChoice;
  progress: readonly OutcomeProgress[];
  /** Of each measure the row of each country. */
  countries: CoverageByMeasure | undefined;
  filter: CoverageFilter;
};

/** The same figures seen by programme and outcome, by country, by aim, and by kind of action. */
export function PortfolioTables({ page, lines, choice, progress, countries, filter }: Props) {
  const { words } = page;
  const links = portfolioLinks(choice);
  return (
    <>
      <Card title={words.t('overview.by-outcome')} id="outcomes">
        <ProgressChart page={page} lines={progress} />
        <OutcomeFigures page={page} lines={lines} links={links} />
        <CountedThen page={page} moment={choice} />
        <TableFile page={page} table="outcomes" />
      </Card>
      {countries && (
        <CountriesCard page={page} lines={lines} cells={countries} filter={filter} links={links}>
          <CountedThen page={page} moment={choice} />
        </CountriesCard>
      )}
      {choice.aim === undefined && (
        <Card title={words.t('overview.by-aim')} id="aims">
          <GroupTable
            words={words}
            caption={words.t('overview.by-aim')}
            groups={linesByCode(lines, ({ outcome }) => outcome?.aims ?? [])}
            label={(code) => `${code} ${aimTitle(words, code)}`}
            links={links}
          />
          <p class="quiet">{words.t('overview.counts-in-several')}</p>
          <TableFile page={page} table="aims" />
        </Card>
      )}
      <Card title={words.t('overview.by-kind')} id="kinds">
        <KindTable words={words} lines={lines} links={links} />
        <TableFile page={page} table="kinds" />
      </Card>
    </>
  );
}

/** Held of what was planned, as the programme's chart has it; nothing where nothing was planned. */
const reached = (words: Words, lines: readonly PortfolioLine[]): string => heldOf(words, countsOf(lines));

function OutcomeFigures({ page, lines, links }: LineProps) {
  const { words } = page;
  return (
    <DataTable
      caption={words.t('overview.by-outcome')}
      captionHidden
      rows={lines}
      group={(line) => `${line.programme} ${words.text(line.programmeTitle)}`}
      empty={words.t('overview.no-outcomes')}
      columns={[
        {
          key: 'outcome',
          label: words.t('overview.outcome'),
          cell: ({ outcome }) =>
            outcome ? (
              <Led to={links.outcome(outcome.id)}>
                {outcome.code} {words.text(outcome.title)}
              </Led>
            ) : (
              words.t('overview.no-outcome-bears')
            ),
          footer: words.t('overview.total'),
        },
        {
          key: 'budget',
          label: words.t('overview.budget'),
          numeric: true,
          cell: (line) => <Led to={links.budget(line)}>{moneyOf(words, [line], 'budget')}</Led>,
          footer: <Led to={links.budgetOfAll(lines)}>{moneyOf(words, lines, 'budget')}</Led>,
        },
        {
          key: 'spent',
          label: words.t('overview.spent'),
          numeric: true,
          cell: (line) => <Led to={links.spent(line)}>{moneyOf(words, [line], 'spent')}</Led>,
          footer: <Led to={links.spentOfAll(lines)}>{moneyOf(words, lines, 'spent')}</Led>,
        },
        {
          key: 'held',
          label: words.t('overview.activities-held'),
          numeric: true,
          cell: (line) =>
            reached(words, [line]) && (
              <Led to={links.activities(line, 'standing')}>{reached(words, [line])}</Led>
            ),
          footer: reached(words, lines) && <Led to={links.activitiesOf()}>{reached(words, lines)}</Led>,
        },
        {
          key: 'people',
          label: words.t('overview.participants'),
          numeric: true,
          cell: (line) =>
            line.kinds.length > 0 && (
              <Led to={links.activities(line, 'held')}>{people(words, line.kinds)}</Led>
            ),
          footer: <Led to={links.activitiesOf()}>{people(words, countsOf(lines))}</Led>,
        },
        courseColumn(page, lines, links),
      ]}
    />
  );
}

/** How many indicators are on course; to whoever reads a part of their figures, how many there are. */
const courseColumn = (
  page: Page,
  lines: readonly PortfolioLine[],
  links: PortfolioLinks,
): Column<PortfolioLine> => {
  const { words } = page;
  const whole = readsWhole(page);
  const said = (count: CourseCount) => (whole ? courseLine(words, count) : words.number(count.indicators));
  return {
    key: 'course',
    label: words.t(whole ? 'overview.indicators-on-course' : 'overview.indicators'),
    numeric: true,
    cell: (line) =>
      line.outcome &&
      line.indicators > 0 && (
        <>
          <Led to={links.indicators(line.outcome.id)}>{said(line)}</Led>
          <UnapprovedNote words={words} figure={line} href={links.unapproved(line.outcome.id)} />
        </>
      ),
    footer: (
      <>
        <Led to={links.indicatorsOfAll}>{said(courseCountOf(lines))}</Led>
        <UnapprovedNote words={words} figure={heldTogether(lines)} href={links.indicatorsOfAll} />
      </>
    ),
  };
};

type GroupProps = {
  words: Words;
  caption: string;
  groups: ReadonlyMap<string, PortfolioLine[]>;
  label: (code: string) => string;
  links: PortfolioLinks;
};

/** Expenses and budget are listed of one outcome: of several, their lines are what adds up to the figure. */
const only = (
  [line, ...others]: readonly PortfolioLine[],
  link: (line: PortfolioLine) => string | undefined,
  ofSeveral: string,
): string | undefined => (line && others.length === 0 ? link(line) : ofSeveral);

function GroupTable({ words, caption, groups, label, links }: GroupProps) {
  type Group = { code: string; lines: PortfolioLine[] };
  const names = outcomesToldApart([...groups.values()].flat());
  const columns: Column<Group>[] = [
    { key: 'code', label: words.t('overview.group'), cell: ({ code }) => label(code) },
    {
      key: 'outcomes',
      label: words.t('overview.outcomes'),
      cell: ({ lines }) =>
        lines.map(({ outcome }, at) => (
          <>
            {at > 0 && ', '}
            {outcome && <Led to={links.outcome(outcome.id)}>{names.get(outcome.id)}</Led>}
          </>
        )),
    },
    {
      key: 'budget',
      label: words.t('overview.budget'),
      numeric: true,
      cell: ({ code, lines }) => (
        <Led to={only(lines, links.budget, links.linesOfAim(code))}>{moneyOf(words, lines, 'budget')}</Led>
      ),
    },
    {
      key: 'spent',
      label: words.t('overview.spent'),
      numeric: true,
      cell: ({ code, lines }) => (
        <Led to={only(lines, links.spent, links.linesOfAim(code))}>{moneyOf(words, lines, 'spent')}</Led>
      ),
    },
    {
      key: 'held',
      label: words.t('overview.activities-held'),
      numeric: true,
      cell: ({ code, lines }) => {
        const text = reached(words, lines);
        return text && <Led to={links.activitiesOf({ aim: code })}>{text}</Led>;
      },
    },
    {
      key: 'people',
      label: words.t('overview.participants'),
      numeric: true,
      cell: ({ code, lines }) => (
        <Led to={links.activitiesOf({ aim: code })}>{people(words, countsOf(lines))}</Led>
      ),
    },
  ];
  return (
    <DataTable
      caption={caption}
      captionHidden
      rows={[...groups].map(([code, lines]) => ({ code, lines }))}
      empty={words.t('overview.nothing-in-group')}
      columns={columns}
    />
  );
}
