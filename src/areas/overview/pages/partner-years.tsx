import { todayIn, yearOf } from '../../../kernel/calendar-day.ts';
import { NotFound } from '../../../kernel/problem.ts';
import { besideWhereAsked } from '../../../page/asked-beside.tsx';
import { Frame } from '../../../page/frame.tsx';
import { isListFile, type ListColumn, listFile, listFileLinks } from '../../../page/list-export.ts';
import { AmissFields, isAmiss, NarrowingErrors, narrowedPage } from '../../../page/narrowing.tsx';
import type { Page } from '../../../page/page.ts';
import { paths, withQuery } from '../../../paths.ts';
import { Card } from '../../../ui/card.tsx';
import { EmptyState } from '../../../ui/empty-state.tsx';
import { ExportLinks } from '../../../ui/export-links.tsx';
import { PageHead } from '../../../ui/page-head.tsx';
import { Pager } from '../../../ui/pager.tsx';
import { YearList } from '../../../ui/year-list.tsx';
import { YearStrip } from '../../../ui/year-strip.tsx';
import { partnerCrumbs } from '../../partners/pages/partner-crumbs.ts';
import { type PartnerLife, partnerLife, subjectsSeen } from '../queries/partner-life.ts';
import {
  factsByYear,
  lastYearAsked,
  type YearSubject,
  yearBefore,
  yearSubjects,
  yearsUntil,
} from '../rules/partner-years.ts';
import { OpenRecommendations } from './open-recommendations.tsx';
import { figureOf, type ToldFact, toldFacts } from './partner-year-facts.ts';
import { daysText } from './period-text.ts';
import { addressedId, seenInstitute } from './seen-institute.ts';

/** A partner through ten years: what it belonged to, received, signed, won, decided and took over. */
export const show = async (page: Page) => {
  const instituteId = seenInstitute(page);
  const id = addressedId(page);
  const seen = subjectsSeen(page.actor, id);
  const life = await page.read((tx) => partnerLife(tx, instituteId, id, seen));
  if (!life) throw new NotFound();
  const told = yearsTold(page, life, seen);
  if (!isListFile(page) || isAmiss([], told.beside))
    return narrowedPage(view(page, life, told), [], told.beside);
  const name = `${life.partner.name} ${told.first}–${told.last}`;
  return listFile(page, name, fileColumns(page), entriesOf(told));
};

/** What the page tells: the subjects that the reader sees, in the years asked for. */
const yearsTold = (page: Page, life: PartnerLife, seen: ReadonlySet<YearSubject>) => {
  const thisYear = yearOf(todayIn());
  const until = besideWhereAsked(page, {
    name: 'until',
    label: page.words.t('overview.last-year-shown'),
    read: (typed) => lastYearAsked(typed, thisYear),
    why: (typed) => page.words.t('overview.no-such-last-year', { typed, year: String(thisYear) }),
    width: 4,
    narrows: () => false,
  });
  const last = until.value ?? thisYear;
  const years = yearsUntil(last);
  const facts = toldFacts(page, life);
  return {
    beside: [until],
    first: years[0] ?? last,
    last,
    years,
    facts,
    byYear: factsByYear(facts, years),
    subjects: yearSubjects.filter((subject) => seen.has(subject)),
  };
};

type Told = ReturnType<typeof yearsTold>;

type Entry = { year: number; subject: YearSubject; fact: ToldFact };

/** The entries as the page lists them, the newest year first. */
const entriesOf = ({ years, subjects, byYear }: Told): Entry[] =>
  years
    .toReversed()
    .flatMap((year) =>
      subjects.flatMap((subject) =>
        (byYear.get(year)?.get(subject) ?? []).map((fact) => ({ year, subject, fact })),
      ),
    );

const fileColumns = ({ words }: Page): ListColumn<Entry>[] => [
  { label: words.t('overview.year'), kind: 'number', value: ({ year }) => year },
  {
    label: words.t('overview.what-of-partner'),
    value: ({ subject }) => words.t(`overview.years-${subject}`),
  },
  { label: words.t('overview.year-entry'), value: ({ fact }) => fact.text },
];

const view = (page: Page, life: PartnerLife, asked: Told) => {
  const { beside, first, last, years, facts, byYear, subjects } = asked;
  const { words } = page;
  const { partner, moments } = life;
  const thisYear = yearOf(todayIn());
  const told = (year: number, subject: YearSubject) => byYear.get(year)?.get(subject) ?? [];
  const anchor = (year: number, subject: YearSubject) => `y${year}-${subject}`;
  const before = yearBefore(facts, years);
  const at = (until: number, label: 'earlier-years' | 'later-years') => ({
    label: words.t(`overview.${label}`),
    href: withQuery(paths.partnerYears({ id: partner.id }), { until: String(until) }),
  });
  const title = words.t('overview.years-from-until', { from: String(first), until: String(last) });
  const isEmpty = years.every((year) => byYear.get(year)?.size === 0);
  return (
    <Frame page={page} title={`${partner.name} ${first}–${last}`} crumbs={partnerCrumbs(page, partner)}>
      <NarrowingErrors words={words} narrowings={[]} beside={beside} />
      <PageHead
        kind={words.t('overview.ten-years')}
        title={partner.name}
        quiet={[
          partner.country && words.country(partner.country),
          words.t('overview.partner-since', { days: daysText(words, partner.fromOn, partner.untilOn) }),
        ]
          .filter(Boolean)
          .join(' · ')}
      />
      <AmissFields page={page} beside={beside} />
      <Card title={title} id="years">
        {isEmpty ? (
          <EmptyState sentence={words.t('overview.nothing-in-years')} />
        ) : (
          <YearStrip
            caption={title}
            head={words.t('overview.what-of-partner')}
            years={years}
            rows={subjects.map((subject) => ({
              label: words.t(`overview.years-${subject}`),
              marks: new Map(
                years
                  .filter((year) => told(year, subject).length > 0)
                  .map((year) => [
                    year,
                    { text: figureOf(page, told(year, subject)), href: `#${anchor(year, subject)}` },
                  ]),
              ),
            }))}
          />
        )}
        <Pager
          label={words.t('page.pages')}
          previous={before === undefined ? undefined : at(before, 'earlier-years')}
          next={last < thisYear ? at(Math.min(last + years.length, thisYear), 'later-years') : undefined}
        />
      </Card>
      <OpenRecommendations page={page} moments={moments} />
      {!isEmpty && (
        <Card title={words.t('overview.year-by-year')} id="entries">
          <YearList
            years={years
              .filter((year) => byYear.get(year)?.size)
              .reverse()
              .map((year) => ({
                year,
                subjects: subjects
                  .filter((subject) => told(year, subject).length > 0)
                  .map((subject) => ({
                    id: anchor(year, subject),
                    term: words.t(`overview.years-${subject}`),
                    entries: told(year, subject).map(({ text, href }) =>
                      href ? <a href={href}>{text}</a> : text,
                    ),
                  })),
              }))}
          />
          <ExportLinks label={words.t('page.export')} items={listFileLinks(page)} />
        </Card>
      )}
    </Frame>
  );
};
