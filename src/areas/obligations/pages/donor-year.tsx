import { askedYear, YearError, YearField, YearSteps } from '../../../page/asked-year.tsx';
import { Frame, sameListWith } from '../../../page/frame.tsx';
import { isListFile, type ListColumn, listFile, listFileLinks } from '../../../page/list-export.ts';
import { isAmiss, NarrowingErrors, NarrowingFilters, narrowing, valuesOf } from '../../../page/narrowing.tsx';
import { type Answer, html, invalid, type Page } from '../../../page/page.ts';
import { DataTable } from '../../../ui/data-table.tsx';
import { ExportLinks } from '../../../ui/export-links.tsx';
import { Filters } from '../../../ui/filters.tsx';
import { PageHead } from '../../../ui/page-head.tsx';
import { instituteCodes } from '../../people/queries/institute-codes.ts';
import { type FiledObligation, filedObligations } from '../queries/filed-obligations.ts';
import { FiledMonths } from './filed-months.tsx';
import { legalToday } from './obligation-words.tsx';

/** For the donor: what the institutes filed in a year and when; what stands open is theirs. */
export const donorYear = async (page: Page): Promise<Answer> => {
  const { words } = page;
  const today = legalToday();
  const asked = askedYear(page, today);
  const { year } = asked;
  const { narrowings, rows } = await page.read(async (tx) => {
    const codes = await instituteCodes(tx);
    const narrowings = [
      narrowing(
        page,
        'institute',
        words.t('obligations.institute'),
        codes.map((code) => ({ value: code, label: code.toUpperCase() })),
      ),
    ];
    const { institute } = valuesOf(narrowings);
    return { narrowings, rows: await filedObligations(tx, page.actor.institutes, { year, institute }) };
  });
  const title = words.t('obligations.filed-in', { year: String(year) });
  if (isListFile(page) && !asked.wrong) return listFile(page, title, columnsOf(page), rows);
  const step = (to: number) => sameListWith(page, { year: String(to) });
  const view = (
    <Frame page={page} title={title}>
      <YearError words={words} asked={asked} />
      <NarrowingErrors words={words} narrowings={narrowings} />
      <PageHead title={title} quiet={words.t('obligations.donor-sees')} />
      <YearSteps year={year} today={today} href={step} />
      <Filters
        label={words.t('obligations.filed-in-year')}
        action={page.path}
        keep={valuesOf(narrowings)}
        submit={words.t('page.filter')}
      >
        <YearField words={words} asked={asked} label={words.t('obligations.filed-in-year')} />
      </Filters>
      <NarrowingFilters page={page} narrowings={narrowings} keep={{ year: String(year) }} />
      <FiledMonths words={words} year={year} rows={rows} />
      <DataTable
        caption={title}
        captionHidden
        rows={rows}
        group={(row) => row.instituteCode.toUpperCase()}
        empty={words.t('obligations.none-filed')}
        columns={[
          {
            key: 'what',
            label: words.t('obligations.obligation'),
            cell: (row) => words.text(row.title),
          },
          {
            key: 'about',
            label: words.t('obligations.about'),
            cell: (row) => [row.subject || words.t('obligations.scope-institute'), row.year].join(' · '),
          },
          { key: 'due', label: words.t('obligations.dueOn'), cell: (row) => dueText(page, row) },
          { key: 'filed', label: words.t('obligations.filedOn'), cell: (row) => words.day(row.filedOn) },
          {
            key: 'version',
            label: words.t('obligations.filingVersion'),
            numeric: true,
            cell: (row) => words.number(row.filingVersion),
          },
          {
            key: 'channel',
            label: words.t('obligations.channel'),
            cell: (row) => words.say(`obligations.channel-${row.channel}`),
          },
        ]}
      />
      {rows.length > 0 && !asked.wrong && (
        <ExportLinks label={words.t('page.export')} items={listFileLinks(page)} />
      )}
    </Frame>
  );
  return asked.wrong || isAmiss(narrowings) ? invalid(view) : html(view);
};

const dueText = ({ words }: Page, { legalOn, dueOn }: FiledObligation): string => {
  if (!dueOn) return '';
  const day = words.day(dueOn);
  return dueOn === legalOn ? day : `${day} (${words.t('obligations.derogated')})`;
};

const columnsOf = ({ words }: Page): ListColumn<FiledObligation>[] => [
  { label: words.t('obligations.institute'), value: (row) => row.instituteCode },
  { label: words.t('obligations.obligation'), value: (row) => words.text(row.title) },
  { label: words.t('obligations.about'), value: (row) => row.subject },
  { label: words.t('obligations.year'), kind: 'number', value: (row) => row.year },
  { label: words.t('obligations.legalOn'), kind: 'day', value: (row) => row.legalOn },
  { label: words.t('obligations.dueOn'), kind: 'day', value: (row) => row.dueOn },
  { label: words.t('obligations.filedOn'), kind: 'day', value: (row) => row.filedOn },
  { label: words.t('obligations.filingVersion'), kind: 'number', value: (row) => row.filingVersion },
  { label: words.t('obligations.channel'), value: (row) => words.say(`obligations.channel-${row.channel}`) },
];
