import type { Tx } from '../../../db/transaction.ts';
import { NotFound } from '../../../kernel/problem.ts';
import { besideWhereAsked } from '../../../page/asked-beside.tsx';
import { keepNarrowing } from '../../../page/narrowed-name.ts';
import {
  type FieldBeside,
  type Narrowing,
  narrowing,
  valuesOf,
  whereAsked,
} from '../../../page/narrowing.tsx';
import type { Page } from '../../../page/page.ts';
import { type ProgrammeRow, programmeById } from '../../programmes/queries/programmes.ts';
import { idOf, instituteOf, queried } from '../../results/pages/address.ts';
import { programmeWithPlaces } from '../queries/place-choices.ts';
import { budgetBlocks, budgetHeadings, budgetLines } from '../rules/budget-input.ts';
import { isTime, type MoneyAxis, type MoneyKeys, moneyAxes } from '../rules/money-axes.ts';
import { timesWhereAsked, yearWhereAsked } from './money-beside.tsx';
import { keyTitle, type MoneyPlaces } from './money-keys.ts';

/** The keys of a figure, and the fields of what its address says of them. */
export type AskedKeys = {
  keys: MoneyKeys;
  narrowings: readonly Narrowing[];
  beside: readonly FieldBeside[];
};

/**
 * The programme of the address and what its keys may name in it; no place is looked up where it names none.
 * @throws NotFound where the actor does not see the programme.
 */
export const programmeAsked = async (
  page: Page,
  tx: Tx,
): Promise<{ programme: ProgrammeRow; places: MoneyPlaces }> => {
  const [institute, id] = [instituteOf(page), idOf(page)];
  if (queried(page, 'outcome') || queried(page, 'partner')) {
    const found = await programmeWithPlaces(tx, institute, id);
    if (found) return found;
  }
  const programme = await programmeById(tx, institute, id);
  if (!programme) throw new NotFound();
  return { programme, places: { outcomes: [], partners: [] } };
};

const choiceAxes = moneyAxes.filter((axis) => !isTime(axis));

/** The keys of a figure in the address of its list; with `until=on` those of time are the last that count. */
export const askedKeys = (page: Page, places: MoneyPlaces): AskedKeys => {
  const { words } = page;
  const narrowings = choicesAsked(page, places);
  const { quarter, month } = timesWhereAsked(page);
  const times = { year: yearWhereAsked(page, 'year', words.t('finance.by-year')), quarter, month };
  const until = besideWhereAsked(page, {
    name: 'until',
    label: words.t('finance.untilOn'),
    read: (typed) => (typed === 'on' ? typed : undefined),
    narrows: () => false,
  });
  const at = valuesOf(narrowings);
  const inTime = Object.fromEntries(
    Object.entries(times).flatMap(([axis, { value }]) =>
      value === undefined ? [] : [[axis, String(value)]],
    ),
  );
  if (until.value)
    for (const [axis, value] of Object.entries(inTime))
      keepNarrowing(page, axis, { value, wrong: undefined, label: `–${value}` });
  return {
    keys: until.value ? { at, until: inTime } : { at: { ...at, ...inTime }, until: {} },
    narrowings,
    beside: [...Object.values(times), until],
  };
};

/** Of the axes that are no time, those that the address names. */
export const choicesAsked = (page: Page, places: MoneyPlaces): Narrowing[] =>
  whereAsked(
    page,
    choiceAxes.map((axis) =>
      narrowing(
        page,
        axis,
        page.words.say(`finance.by-${axis}`),
        keysOf(page, axis, places).map((key) => ({ value: key, label: keyTitle(page, axis, key, places) })),
      ),
    ),
  );

const ofNoOutcome = ['management', 'structure', 'unplaced'];

const keysOf = (page: Page, axis: MoneyAxis, { outcomes, partners }: MoneyPlaces): readonly string[] => {
  switch (axis) {
    case 'outcome':
      return [...outcomes.map(({ id }) => id), ...ofNoOutcome, 'none'];
    case 'partner':
      return [...partners.map(({ id }) => id), 'none'];
    case 'line':
      return [...budgetLines, ...ofNoOutcome];
    case 'block':
      return budgetBlocks;
    case 'heading':
      return [...budgetHeadings, ...budgetBlocks];
    default:
      // A cash book or an import may bring an item in any words: any can be meant.
      return [queried(page, axis) ?? 'none'];
  }
};

/** The same keys, as the address of another list of that figure says them. */
export const keysQuery = ({ at, until }: MoneyKeys, asOf: number | undefined): Record<string, string> => ({
  ...at,
  ...until,
  ...(Object.keys(until).length > 0 ? { until: 'on' } : {}),
  ...(asOf === undefined ? {} : { asof: String(asOf) }),
});

/** What a list is limited to, as people read it. */
export const saidKeys = (page: Page, { at, until }: MoneyKeys, places: MoneyPlaces): string[] => {
  const said = (keys: MoneyKeys['at']) =>
    Object.entries(keys).map(([axis, key]) => keyTitle(page, axis as MoneyAxis, key, places));
  return [...said(at), ...said(until).map((period) => page.words.t('finance.until-period', { period }))];
};
