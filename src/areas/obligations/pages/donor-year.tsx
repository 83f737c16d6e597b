import { yearOf } from '../../../kernel/calendar-day.ts';
import { askedYear, YearError, YearField, YearSteps } from '../../../page/asked-year.tsx';
import { Frame, sameListWith } from '../../../page/frame.tsx';
import { isListFile, listFile, listFileLinks } from '../../../page/list-export.ts';
import {
  isAmiss,
  type Narrowing,
  NarrowingErrors,
  NarrowingFilters,
  narrowing,
  valuesOf,
} from '../../../page/narrowing.tsx';
import { type Answer, html, invalid, type Page } from '../../../page/page.ts';
import { Card } from '../../../ui/card.tsx';
import { DataTable } from '../../../ui/data-table.tsx';
import { ExportLinks } from '../../../ui/export-links.tsx';
import { Filters } from '../../../ui/filters.tsx';
import { PageHead } from '../../../ui/page-head.tsx';
import { instituteCodes } from '../../people/queries/institute-codes.ts';
import { donorYearOf } from '../queries/donor-rows.ts';
import { type DonorLine, dayOf, programmeOf } from '../rules/donor-year.ts';
import { donorColumns, donorFileColumns } from './donor-columns.tsx';
import { FiledMonths } from './filed-months.tsx';
import { legalToday } from './obligation-words.tsx';

/**
 * For the donor: what the institutes owe it in a year and by when, what they filed in it, and what it said of that; in the year
 * that runs also what is overdue from those before.
 */
export const donorYear = async (page: Page): Promise<Answer> => {
  const { words } = page;
  const today = legalToday();
  const asked = askedYear(page, today);
  const { year } = asked;
  const isThisYear = year === yearOf(today);
  const { narrowings, lines, overdue, unknown } = await page.read(async (tx) => {
    const ofInstitute = instituteNarrowing(page, await instituteCodes(tx));
    const { institute } = valuesOf([ofInstitute]);
    const asked = { year, institute, withOverdue: isThisYear };
    const { programmes, ...rows } = await donorYearOf(tx, page.actor.institutes, asked);
    const ofProgramme = programmeNarrowing(page, programmes);
    const wanted = (line: DonorLine) => !ofProgramme.value || programmeOf(line) === ofProgramme.value;
    return {
      narrowings: [ofInstitute, ofProgramme],
      lines: rows.lines.filter(wanted),
      overdue: rows.overdue.filter(wanted),
      unknown: rows.unknown,
    };
  });
  const rows = [...overdue, ...lines];
  const title = words.t('obligations.donor-year', { year: String(year) });
  const isWrong = asked.wrong !== undefined || isAmiss(narrowings);
  if (isListFile(page) && !isWrong)
    return listFile(page, title, donorFileColumns(page, new Set(overdue)), rows);
  const step = (to: number) => sameListWith(page, { year: String(to) });
  const view = (
    <Frame page={page} title={title}>
      <YearError words={words} asked={asked} />
      <NarrowingErrors words={words} narrowings={narrowings} />
      <PageHead title={title} quiet={words.t('obligations.donor-sees')} />
      <YearSteps year={year} today={today} href={step} />
      <Filters
        label={words.t('obligations.owed-or-filed-in')}
        action={page.path}
        keep={valuesOf(narrowings)}
        submit={words.t('page.filter')}
      >
        <YearField words={words} asked={asked} label={words.t('obligations.owed-or-filed-in')} />
      </Filters>
      <NarrowingFilters page={page} narrowings={narrowings} keep={{ year: String(year) }} />
      {unknown.length > 0 && (
        <p>
          {words.t('obligations.keep-no-kinds', {
            count: unknown.length,
            institutes: unknown.map((code) => code.toUpperCase()).join(', '),
          })}
        </p>
      )}
      {overdue.length > 0 && <Overdue page={page} rows={overdue} />}
      <FiledMonths
        words={words}
        year={year}
        caption={words.t('obligations.owed-by-month', { year: String(year) })}
        rows={lines.filter((row) => row.filedOn === null && dayOf(row) !== null)}
      />
      <FiledMonths
        words={words}
        year={year}
        caption={words.t('obligations.filed-by-month', { year: String(year) })}
        rows={lines.filter(({ filedOn }) => filedOn !== null)}
      />
      <DataTable
        caption={title}
        captionHidden
        rows={lines}
        group={(row) => row.instituteCode.toUpperCase()}
        empty={words.t(
          unknown.length > 0 ? 'obligations.none-known-or-filed' : 'obligations.none-owed-or-filed',
        )}
        columns={donorColumns(page)}
      />
      {rows.length > 0 && !isWrong && (
        <ExportLinks label={words.t('page.export')} items={listFileLinks(page)} />
      )}
    </Frame>
  );
  return isWrong ? invalid(view) : html(view);
};

const instituteNarrowing = (page: Page, codes: readonly string[]): Narrowing =>
  narrowing(
    page,
    'institute',
    page.words.t('obligations.institute'),
    codes.map((code) => ({ value: code, label: code.toUpperCase() })),
  );

const programmeNarrowing = (page: Page, references: readonly string[]): Narrowing =>
  narrowing(
    page,
    'programme',
    page.words.t('overview.programme'),
    references.map((value) => ({ value, label: value })),
  );

/** What is still owed of the years before: its years have pages of their own, and it is not done with. */
function Overdue({ page, rows }: { page: Page; rows: readonly DonorLine[] }) {
  const { words } = page;
  return (
    <Card title={words.t('obligations.owed-from-before')} id="overdue">
      <p>{words.t('obligations.owed-from-before-what')}</p>
      <DataTable
        caption={words.t('obligations.owed-from-before')}
        captionHidden
        rows={rows}
        group={(row) => row.instituteCode.toUpperCase()}
        empty=""
        columns={donorColumns(page)}
      />
    </Card>
  );
}
