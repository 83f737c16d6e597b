import type { Tx } from '../../../db/transaction.ts';
import { orderBeside, placeBeside } from '../../../page/asked-beside.tsx';
import { soughtYear, soughtYearBeside } from '../../../page/asked-year.tsx';
import {
  type FieldBeside,
  type Narrowing,
  narrowing,
  valuesOf,
  whereAsked,
} from '../../../page/narrowing.tsx';
import type { Page } from '../../../page/page.ts';
import { soughtYearRead } from '../../../page/year-narrowing.ts';
import { type ActivityRow, activityById } from '../../activities/queries/activities.ts';
import { programmes } from '../../programmes/queries/programmes.ts';
import { queried, queriedId } from '../../results/pages/address.ts';
import { type ExpenseFilter, isPlaceOfExpense } from '../queries/expenses.ts';
import { placeChoicesBeyond } from '../queries/place-choices.ts';
import { type PostRow, posts } from '../queries/posts.ts';
import { budgetBlocks, budgetHeadings, budgetLines } from '../rules/budget-input.ts';
import { controlOf } from '../rules/money-under-control.ts';
import { figureBeside, yearWhereAsked } from './money-beside.tsx';
import { itemText } from './money-words.ts';
import { outcomeNarrowing, partnerNarrowing, programmeNarrowing } from './place-narrowings.ts';

const approvals = ['open', 'approved', 'returned'] as const;

export type AskedExpenses = {
  /** Whether the reader reads expenses beyond its control. */
  readsBeyond: boolean;
  narrowings: readonly Narrowing[];
  beside: readonly FieldBeside[];
  filter: ExpenseFilter;
};

/** What the list of expenses is narrowed by: what its fields choose, and what a figure that led here says. */
export const askedExpenses = async (page: Page, tx: Tx, institute: string): Promise<AskedExpenses> => {
  const control = controlOf(page.actor);
  const offered = await offeredTo(page, tx, institute);
  const readsBeyond = offered.beyond.length > 0;
  const narrowings = narrowingsOf(page, offered);
  const { words } = page;
  const sought = readsBeyond ? soughtYear(page) : soughtYearRead(page);
  const untilYear = yearWhereAsked(page, 'until-year', words.t('finance.until-year'));
  const figure = await figureBeside(page, tx);
  const order = orderBeside(page, ['paid', 'amount']);
  const place = placeBeside(page, (key) => isPlaceOfExpense(key, order.value));
  const { approval, ...chosen } = valuesOf(narrowings);
  return {
    readsBeyond,
    narrowings,
    beside: [
      soughtYearBeside(words, sought, words.t('finance.year')),
      ...[untilYear, ...figure.beside, order, place],
    ],
    filter: {
      programmeId: chosen.programme,
      outcomeId: chosen.outcome,
      partnershipId: chosen.partner,
      activityId: chosen.activity,
      postId: chosen.post,
      ...(chosen.control && control ? { anyOf: { ...control, headings: [], items: [] } } : {}),
      fromRevenue: chosen.from === 'revenue' || undefined,
      block: chosen.block,
      line: chosen.line,
      heading: chosen.heading,
      item: chosen.item,
      voucher: chosen.voucher,
      approval: approvals.find((each) => each === approval),
      ownFunds: approval === 'own_funds' || undefined,
      year: sought.year,
      untilYear: untilYear.value,
      ...figure.filter,
      search: queried(page, 'q'),
      sort: order.value ?? 'paid',
      after: place.value,
    },
  };
};

type Offered = Awaited<ReturnType<typeof placeChoicesBeyond>> & {
  programmes: readonly { id: string; reference: string }[];
  activity: ActivityRow | undefined;
  posts: readonly PostRow[];
};

/** What exists for this person; of what no field offers, only what the address asks for is looked up. */
const offeredTo = async (page: Page, tx: Tx, institute: string): Promise<Offered> => {
  const [activity, post] = [queriedId(page, 'activity'), queriedId(page, 'post')];
  return {
    ...(await placeChoicesBeyond(tx, institute, controlOf(page.actor))),
    programmes: queried(page, 'programme') ? await programmes(tx, institute) : [],
    activity: activity ? await activityById(tx, institute, activity) : undefined,
    posts: post ? await posts(tx, institute, { id: post }) : [],
  };
};

const narrowingsOf = (page: Page, offered: Offered): Narrowing[] => {
  const { words } = page;
  const coded = (name: string, label: string, codes: readonly string[], more = [] as string[]) =>
    narrowing(
      page,
      name,
      label,
      [...codes, ...more].map((value) => ({
        value,
        label: value === 'none' ? words.t('finance.unplaced') : words.say(`finance.${name}-${value}`),
      })),
    );
  const item = queried(page, 'item');
  return [
    ...whereAsked(page, [
      programmeNarrowing(page, offered.programmes),
      narrowing(
        page,
        'activity',
        words.t('finance.activity'),
        offered.activity ? [{ value: offered.activity.id, label: offered.activity.reference }] : [],
      ),
      narrowing(
        page,
        'post',
        words.t('finance.post'),
        offered.posts.map(({ id, post, partner }) => ({
          value: id,
          label: [partner, post].filter(Boolean).join(' · '),
        })),
      ),
      coded('block', words.t('finance.by-block'), budgetBlocks),
      // A cash book or an import may bring an item in any words: any can be meant.
      narrowing(
        page,
        'item',
        words.t('finance.item'),
        item
          ? [{ value: item, label: item === 'none' ? words.t('finance.no-item') : itemText(words, item) }]
          : [],
      ),
      narrowing(page, 'from', words.t('finance.fromRevenue'), [
        { value: 'revenue', label: words.t('page.yes') },
      ]),
    ]),
    ...(offered.beyond.length > 0
      ? [
          narrowing(page, 'control', words.t('finance.control'), [
            { value: 'own', label: words.t('finance.under-control-alone') },
          ]),
        ]
      : []),
    outcomeNarrowing(page, offered.outcomes, words.t('finance.management-costs'), offered.beyond),
    ...partnerNarrowing(page, offered.partners),
    coded('line', words.t('finance.line'), budgetLines, queried(page, 'line') === 'none' ? ['none'] : []),
    coded('heading', words.t('finance.heading'), budgetHeadings),
    narrowing(page, 'approval', words.t('finance.approval'), [
      ...approvals.map((value) => ({ value, label: words.say(`finance.approval-${value}`) })),
      { value: 'own_funds', label: words.t('finance.own-funds') },
    ]),
    narrowing(page, 'voucher', words.t('finance.voucher'), [
      { value: 'missing', label: words.t('finance.voucher-state-to_follow') },
    ]),
  ];
};
