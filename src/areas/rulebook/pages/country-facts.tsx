import { calendarDay } from '../../../kernel/calendar-day.ts';
import { countriesByName } from '../../../kernel/country.ts';
import { readDay } from '../../../kernel/notation.ts';
import { NotFound } from '../../../kernel/problem.ts';
import { placeBeside } from '../../../page/asked-beside.tsx';
import { Frame } from '../../../page/frame.tsx';
import {
  isListFile,
  type ListColumn,
  listFile,
  listFileLinks,
  mostListRows,
} from '../../../page/list-export.ts';
import { ListPager } from '../../../page/list-pager.tsx';
import {
  type FieldBeside,
  isAmiss,
  type Narrowing,
  NarrowingErrors,
  NarrowingFilters,
  narrowedPage,
  narrowing,
  valuesOf,
} from '../../../page/narrowing.tsx';
import type { Page } from '../../../page/page.ts';
import { keepReads } from '../../../page/reads-today.ts';
import { paths } from '../../../paths.ts';
import { ButtonLink } from '../../../ui/button.tsx';
import { DataTable } from '../../../ui/data-table.tsx';
import { DayField } from '../../../ui/day-field.tsx';
import { ExportLinks } from '../../../ui/export-links.tsx';
import { PageHead } from '../../../ui/page-head.tsx';
import { Tag } from '../../../ui/tag.tsx';
import {
  type CountryFact,
  countryFacts,
  countryFactsAPage,
  keyOfCountryFact,
  placeOfFact,
} from '../queries/country-facts.ts';
import { countryFactKinds } from '../rules/rulebook-input.ts';
import { mayKeepRulebook } from '../rules/rulebook-permissions.ts';
import { RulebookTabs } from './rulebook-tabs.tsx';
import { confidenceTone, periodText } from './rulebook-words.ts';

export const show = async (page: Page) => {
  const { institute } = page.actor;
  if (!institute) throw new NotFound();
  const query = (name: string) => page.query.get(name) || undefined;
  keepReads(page, 'on');
  const typedDay = query('on');
  const on = typedDay ? (calendarDay(typedDay) ?? readDay(typedDay, page.words.language)) : undefined;
  const narrowings = narrowingsOf(page);
  const place = placeBeside(page, placeOfFact);
  const beside = [dayBeside(page, typedDay !== undefined && on === undefined), place];
  const filter = { ...valuesOf(narrowings), on, after: place.value };
  if (isListFile(page) && !isAmiss(narrowings, beside)) {
    const all = await page.read((tx) => countryFacts(tx, institute.id, filter, mostListRows));
    const name = [page.words.t('rulebook.country-facts'), on].filter(Boolean).join(' ');
    return listFile(page, name, fileColumns(page), all);
  }
  const rows = await page.read((tx) => countryFacts(tx, institute.id, filter));
  return narrowedPage(view({ page, narrowings, beside, rows }), narrowings, beside);
};

const narrowingsOf = (page: Page): Narrowing[] => {
  const { words } = page;
  const all = words.t('rulebook.all');
  return [
    narrowing(
      page,
      'kind',
      words.t('rulebook.fact-kind'),
      countryFactKinds.map((value) => ({ value, label: words.t(`rulebook.fact-kind-${value}`) })),
      all,
    ),
    narrowing(page, 'country', words.t('rulebook.country'), countriesByName(words.language), all),
  ];
};

const dayBeside = ({ words, query }: Page, isWrong: boolean): FieldBeside => {
  const typed = query.get('on') ?? '';
  const error = isWrong ? words.t('page.no-day-sought', { typed }) : undefined;
  return {
    name: 'on',
    error,
    field: <DayField name="on" label={words.t('rulebook.on-day')} optional="" value={typed} error={error} />,
  };
};

type Props = {
  page: Page;
  narrowings: readonly Narrowing[];
  beside: readonly FieldBeside[];
  rows: readonly CountryFact[];
};

const view = ({ page, narrowings, beside, rows }: Props) => {
  const { words } = page;
  const mayKeep = mayKeepRulebook(page.actor) === true;
  const shown = rows.slice(0, countryFactsAPage);
  const last = rows.length > countryFactsAPage ? shown.at(-1) : undefined;
  return (
    <Frame page={page} title={words.t('rulebook.country-facts')}>
      <NarrowingErrors words={words} narrowings={narrowings} beside={beside} />
      <PageHead
        kind={words.t('rulebook.rulebook')}
        title={words.t('rulebook.country-facts')}
        actions={
          mayKeep && (
            <ButtonLink kind="primary" href={paths.newCountryFact()}>
              {words.t('rulebook.new-country-fact')}
            </ButtonLink>
          )
        }
      />
      <RulebookTabs page={page} here="countries" />
      <NarrowingFilters page={page} narrowings={narrowings} beside={beside} />
      <DataTable
        caption={words.t('rulebook.country-facts')}
        captionHidden
        rows={shown}
        group={(row) => words.t(`rulebook.fact-kind-${row.kind}`)}
        empty={words.t('rulebook.no-country-facts')}
        columns={[
          {
            key: 'country',
            label: words.t('rulebook.country'),
            cell: (row) =>
              mayKeep ? (
                <a href={paths.countryFact({ id: row.id })}>{words.country(row.country)}</a>
              ) : (
                words.country(row.country)
              ),
          },
          { key: 'value', label: words.t('rulebook.value'), cell: (row) => row.value },
          {
            key: 'validity',
            label: words.t('rulebook.validity'),
            cell: (row) => periodText(words, row.validFrom, row.validUntil),
          },
          {
            key: 'confidence',
            label: words.t('rulebook.confidence'),
            cell: (row) => (
              <Tag tone={confidenceTone[row.confidence]}>
                {words.t(`rulebook.confidence-${row.confidence}`)}
              </Tag>
            ),
          },
          { key: 'source', label: words.t('rulebook.source'), cell: (row) => row.source },
        ]}
      />
      <ListPager page={page} after={last && keyOfCountryFact(last)} />
      <ExportLinks label={words.t('page.export')} items={listFileLinks(page)} />
    </Frame>
  );
};

const fileColumns = ({ words }: Page): readonly ListColumn<CountryFact>[] => [
  { label: words.t('rulebook.country'), value: (row) => words.country(row.country) },
  { label: words.t('rulebook.fact-kind'), value: (row) => words.t(`rulebook.fact-kind-${row.kind}`) },
  { label: words.t('rulebook.value'), value: (row) => row.value },
  { label: words.t('rulebook.valid-from'), kind: 'day', value: (row) => row.validFrom },
  { label: words.t('rulebook.valid-until'), kind: 'day', value: (row) => row.validUntil },
  { label: words.t('rulebook.confidence'), value: (row) => words.t(`rulebook.confidence-${row.confidence}`) },
  { label: words.t('rulebook.source'), value: (row) => row.source },
];
