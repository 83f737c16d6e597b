import { todayIn, yearOf } from '../../../kernel/calendar-day.ts';
import { orderBeside, placeBeside } from '../../../page/asked-beside.tsx';
import { soughtYear } from '../../../page/asked-year.tsx';
import { isListFile, mostListRows } from '../../../page/list-export.ts';
import { type FieldBeside, isAmiss, type Narrowing, narrowing, valuesOf } from '../../../page/narrowing.tsx';
import type { Page } from '../../../page/page.ts';
import type { Option } from '../../../ui/option.ts';
import type { PartnershipChoice } from '../../programmes/queries/programme-lists.ts';
import { isPlaceOfRow, type RightsFilter, rightsSorts } from '../queries/list-page.ts';
import { countryOptions } from './rights-page.ts';

type Offered = {
  /** The list's own kind: its name and its codes. */
  kind: { label: string; options: readonly Option[] };
  partnerships: readonly PartnershipChoice[];
  /** Bodies stand on no day and in one order. */
  hasDays?: boolean;
};

export type AskedRights = {
  narrowings: readonly Narrowing[];
  beside: readonly FieldBeside[];
  /** Whether all of it is asked for as a file, and the address says only what can be meant. */
  isFile: boolean;
  filter: RightsFilter;
};

/** What a list of this area is narrowed by, as the address says it: kind, country, partner and year. */
export const askedRights = (page: Page, { kind, partnerships, hasDays = true }: Offered): AskedRights => {
  const { words, query } = page;
  const choice = (name: string, label: string, options: readonly Option[]) =>
    narrowing(page, name, label, options, words.t('rights.all-kinds'));
  const narrowings = [
    choice('kind', kind.label, kind.options),
    choice('country', words.t('rights.country'), countryOptions(page)),
    ...(partnerships.length > 1 || query.get('partner')
      ? [
          choice(
            'partner',
            words.t('rights.partnershipId'),
            partnerships.map(({ id, name }) => ({ value: id, label: name })),
          ),
        ]
      : []),
    ...(hasDays ? [choice('year', words.t('rights.year'), yearsOf(soughtYear(page).year))] : []),
  ];
  const order = orderBeside(page, hasDays ? rightsSorts : ['title']);
  const sort = hasDays ? order.value : 'title';
  const place = placeBeside(page, (key) => isPlaceOfRow(key, sort));
  const beside = [order, place];
  const isFile = isListFile(page) && !isAmiss(narrowings, beside);
  const { partner: partnershipId, year, ...chosen } = valuesOf(narrowings);
  return {
    ...{ narrowings, beside, isFile },
    filter: {
      search: query.get('q') || undefined,
      ...{ kind: chosen.kind, country: chosen.country, partnershipId },
      ...{ year: year ? Number(year) : undefined, sort },
      ...(isFile ? { limit: mostListRows } : { after: place.value }),
    },
  };
};

const yearsBack = 25;

/** This year and those before it; another that is asked for stands among them. */
const yearsOf = (sought: number | undefined): Option[] => {
  const years = Array.from({ length: yearsBack }, (_, at) => yearOf(todayIn()) - at);
  return [...new Set([...years, ...(sought ? [sought] : [])])]
    .map(String)
    .map((value) => ({ value, label: value }));
};
