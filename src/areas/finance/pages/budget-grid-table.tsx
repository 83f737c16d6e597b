import type { Page } from '../../../page/page.ts';
import { amount } from '../../../page/readers.ts';
import type { FormState } from '../../../page/submit.ts';
import type { Words } from '../../../text/words.ts';
import { AmountGrid, type AmountRow } from '../../../ui/amount-grid.tsx';
import { SelectField } from '../../../ui/select-field.tsx';
import { TextField } from '../../../ui/text-field.tsx';
import type { OutcomeRow } from '../../programmes/queries/outcomes.ts';
import type { ProgrammeRow } from '../../programmes/queries/programmes.ts';
import type { BudgetAmountRow } from '../queries/budget-amounts.ts';
import type { BudgetGrid, GridRow } from '../rules/budget-grid.ts';
import { budgetHeadings, budgetLines } from '../rules/budget-input.ts';
import { cellName, mostNewRows, newRowName, newRowsAtOnce } from './budget-grid-form.ts';
import { itemText, typedAmount } from './money-words.ts';

/** An outcome, or a block that none bears: the tabs, and where a new row stands. */
export type GridPlaceChoice = { value: string; label: string; short: string };

export const placesOf = (words: Words, outcomes: readonly OutcomeRow[]): GridPlaceChoice[] => [
  ...outcomes.map(({ id, code, title }) => ({
    value: id,
    label: `${code} ${words.text(title)}`,
    short: code,
  })),
  ...(['management', 'structure'] as const).map((block) => {
    const label = words.t(`finance.block-${block}`);
    return { value: block, label, short: label };
  }),
];

/** How many empty rows the form offers: more each time they are asked for. */
export const newRowsOffered = ({ form }: Page, atLeast: number): number => {
  const before = Number(form.texts.offered?.[0] ?? atLeast);
  const wanted = form.texts.do?.[0] === 'more' ? before + 2 * newRowsAtOnce : before;
  return Number.isSafeInteger(wanted) ? Math.min(Math.max(wanted, atLeast), mostNewRows) : atLeast;
};

type Loaded = {
  programme: ProgrammeRow;
  grid: BudgetGrid<BudgetAmountRow>;
  partners: readonly { id: string; name: string }[];
};

type Props = {
  page: Page;
  loaded: Loaded;
  state: FormState;
  places: readonly GridPlaceChoice[];
  /** Only this outcome or block. */
  chosen: string | undefined;
};

export function GridTable(props: Props) {
  const { page, loaded, places, chosen } = props;
  const { words } = page;
  const { programme, grid } = loaded;
  const shown = chosen === undefined ? places : places.filter(({ value }) => value === chosen);
  const groups = shown
    .map(({ value, label }) => ({
      name: label,
      rows: grid.rows
        .filter(({ place }) => (place.outcomeId ?? place.block) === value)
        .map((row) => gridRow(props, row)),
    }))
    .filter(({ rows }) => rows.length > 0);
  const unplaced = grid.rows.filter(({ place }) => place.block === 'operational' && place.outcomeId === null);
  if (chosen === undefined && unplaced.length > 0)
    groups.push({
      name: words.t('finance.without-outcome'),
      rows: unplaced.map((row) => gridRow(props, row)),
    });
  const offered = newRowsOffered(page, newRowsAtOnce);
  groups.push({
    name: words.t('finance.new-rows'),
    rows: Array.from({ length: offered }, (_, at) => newRow(props, at)),
  });
  const found = { text: '{text}', row: '{row}', column: '{column}' };
  return (
    <AmountGrid
      caption={`${words.t('finance.budget-grid')} (${programme.currency})`}
      head={words.t('finance.grid-row')}
      columns={grid.years.map(String)}
      groups={groups}
      total={words.t('finance.total')}
      write={(minor) => typedAmount(words, minor, programme.currency)}
      language={words.language}
      currency={programme.currency}
      script={page.frame.gridScript}
      says={{
        wrong: words.t('finance.grid-wrong', found),
        outside: words.t('finance.grid-outside', found),
        pasted: words.t('finance.grid-pasted'),
        undone: words.t('finance.grid-undone'),
      }}
    />
  );
}

const errorOf = ({ page: { words }, state }: Props, name: string): string | undefined =>
  state.errors[name]?.map((problem) => words.problem(problem)).join(' ');

const typedMinor = ({ page, loaded, state }: Props, name: string): number | undefined => {
  if (state.typed?.[name] === undefined) return undefined;
  const typed = { [name]: state.typed[name], currency: [loaded.programme.currency] };
  const read = amount('currency')(typed, name, page.words.language);
  return 'value' in read ? (read.value?.minor ?? 0) : undefined;
};

const gridRow = (props: Props, { place, cells }: GridRow<BudgetAmountRow>): AmountRow => {
  const { page, loaded, state } = props;
  const { words } = page;
  const { currency } = loaded.programme;
  const partner = loaded.partners.find(({ id }) => id === place.partnershipId)?.name;
  const parts = [
    place.line && words.say(`finance.line-${place.line}`),
    place.heading && words.say(`finance.heading-${place.heading}`),
    place.item && itemText(words, place.item),
    partner,
  ];
  const head = parts.filter(Boolean).join(' · ') || words.say(`finance.block-${place.block}`);
  return {
    head,
    cells: loaded.grid.years.map((year) => {
      const name = cellName(place, year);
      const minor = cells.get(year)?.minor;
      const stands = minor === undefined ? '' : typedAmount(words, minor, currency);
      return {
        name,
        label: `${head}, ${year}`,
        value: state.typed?.[name]?.[0] ?? stands,
        minor,
        typedMinor: typedMinor(props, name),
        error: errorOf(props, name),
      };
    }),
  };
};

/** Where it stands is chosen in its head. */
const newRow = (props: Props, at: number): AmountRow => {
  const { page, loaded, state, places, chosen } = props;
  const { words } = page;
  const field = (name: string) => ({
    name: newRowName(at, name),
    value: state.typed?.[newRowName(at, name)]?.[0],
    error: errorOf(props, newRowName(at, name)),
    optional: '',
  });
  const said = (name: string, values: readonly string[]) =>
    values.map((value) => ({ value, label: words.say(`finance.${name}-${value}`) }));
  const place = field('place');
  return {
    head: (
      <div class="place">
        <SelectField
          {...place}
          value={place.value ?? chosen}
          label={words.t('finance.outcome')}
          placeholder={words.t('page.choose')}
          options={places.map(({ value, label }) => ({ value, label }))}
        />
        <SelectField
          {...field('line')}
          label={words.t('finance.line')}
          placeholder={words.t('page.choose')}
          options={said('line', budgetLines)}
        />
        <SelectField
          {...field('heading')}
          label={words.t('finance.heading')}
          placeholder={words.t('page.choose')}
          options={said('heading', budgetHeadings)}
        />
        <SelectField
          {...field('partnershipId')}
          label={words.t('finance.partner')}
          placeholder={words.t('page.choose')}
          options={loaded.partners.map(({ id, name }) => ({ value: id, label: name }))}
        />
        <TextField {...field('item')} label={words.t('finance.item')} />
      </div>
    ),
    cells: loaded.grid.years.map((year) => {
      const name = newRowName(at, String(year));
      return {
        name,
        label: words.t('finance.new-row-cell', { number: at + 1, year: String(year) }),
        value: state.typed?.[name]?.[0] ?? '',
        typedMinor: typedMinor(props, name),
        error: errorOf(props, name),
      };
    }),
  };
};
