import { yearOf } from '../../../kernel/calendar-day.ts';
import { type Decimal, sameDecimal } from '../../../kernel/decimal.ts';
import type { Localized } from '../../../kernel/localized.ts';
import type { Money } from '../../../kernel/money.ts';
import { type Answered, stepOf } from '../../results/rules/answer-words.ts';
import type { Step } from '../../results/rules/indicator-input.ts';
import { isNamed } from '../../results/rules/measured.ts';
import type { MatchedAmount } from './match-budget.ts';
import type { MatchedFigure } from './match-figures.ts';
import type { MatchedJoint } from './match-joint.ts';
import type { MatchedBalance } from './match-openings.ts';

/** What a cell says, for people to read; undefined where it says nothing. */
export type Said =
  | { money: Money }
  | { number: Decimal }
  | { category: Step }
  | { text: string }
  | { localized: Localized }
  | undefined;

/** A row that would be changed (from 1, as a spreadsheet counts), and each field in which it would be. */
export type SheetChange = { row: number; fields: ChangedField[] };

/** `label`: key of its name in the catalogue, or a year of a budget; without both sides it is only named. */
export type ChangedField = { label: string; from: Said; to: Said };

/** Baselines, targets and measurements that would be changed. */
export const figureChanges = (matched: readonly MatchedFigure[]): SheetChange[] =>
  matched.flatMap(({ row, becomes, standing, input, answered }) => {
    if (becomes !== 'updated' || !standing) return [];
    const parts = (['numerator', 'denominator'] as const)
      .filter((part) => !sameDecimal(standing[part], input[part]))
      .map((part) => ({ label: `results.${part}`, from: number(standing[part]), to: number(input[part]) }));
    const said = (value: Decimal | null | undefined) => category(value, answered) ?? number(value);
    const value = sameDecimal(standing.value, input.value)
      ? []
      : [{ label: 'results.value', from: said(standing.value), to: said(input.value) }];
    const words = (['text', 'comment'] as const)
      .filter((part) => JSON.stringify(standing[part] ?? null) !== JSON.stringify(input[part] ?? null))
      .map((part) => ({
        label: `results.${part}`,
        from: localized(standing[part] as Localized | null),
        to: localized(input[part]),
      }));
    const provenance =
      standing.provenance === (input.provenance ?? null)
        ? []
        : [{ label: 'results.provenance', from: text(standing.provenance), to: text(input.provenance) }];
    return [{ row, fields: [...parts, ...value, ...words, ...provenance] }];
  });

/** Rows (from 1) whose value is a category, with which it is. */
export const figureCategories = (matched: readonly MatchedFigure[]): ReadonlyMap<number, Step> =>
  new Map(
    matched.flatMap(({ row, input, answered }) => {
      const said = category(input.value, answered);
      return said ? [[row, said.category] as const] : [];
    }),
  );

/** Amounts of a budget that would be changed, a field a year. */
export const budgetChanges = (matched: readonly MatchedAmount[]): SheetChange[] => {
  const changed = matched.flatMap(({ row, becomes, standing, input }) =>
    becomes === 'updated' && standing
      ? [
          {
            row,
            field: { label: String(yearOf(standing.from)), from: money(standing), to: money(input.amount) },
          },
        ]
      : [],
  );
  return [...Map.groupBy(changed, ({ row }) => row)].map(([row, fields]) => ({
    row,
    fields: fields.map(({ field }) => field),
  }));
};

/** What was spent before the house joined that would be changed: its amount, or the report that certifies it. */
export const openingChanges = (matched: readonly MatchedBalance[]): SheetChange[] =>
  matched.flatMap(({ row, becomes, standing, input }) => {
    if (becomes !== 'updated' || !standing) return [];
    const { minor, currency } = input.amount;
    const amount = {
      label: 'finance.amount',
      from: money({ minor: standing.minor, currency }),
      to: money(input.amount),
    };
    const report = { label: 'finance.certified-report', from: undefined, to: undefined };
    return [
      {
        row,
        fields: [
          ...(standing.minor === minor ? [] : [amount]),
          ...(standing.reportId === input.reportId ? [] : [report]),
        ],
      },
    ];
  });

/** Amounts of an organisation of a joint programme that would be changed. */
export const jointChanges = (matched: readonly MatchedJoint[]): SheetChange[] =>
  matched.flatMap(({ row, becomes, standing, input }) => {
    if (becomes !== 'updated' || !standing) return [];
    const amounts = (['budget', 'actual'] as const)
      .filter((part) => standing[part] !== input[part].minor)
      .map((part) => ({
        label: `joint.${part}`,
        from: money({ ...input[part], minor: standing[part] }),
        to: money(input[part]),
      }));
    const source =
      standing.source === input.source
        ? []
        : [{ label: 'joint.source', from: text(standing.source), to: text(input.source) }];
    return [{ row, fields: [...amounts, ...source] }];
  });

const category = (value: Decimal | null | undefined, answered: Answered): { category: Step } | undefined => {
  const step = value && isNamed(answered) ? stepOf(answered, value) : undefined;
  return step && { category: step };
};

const number = (value: Decimal | null | undefined): Said =>
  value === null || value === undefined ? undefined : { number: value };

const money = ({ minor, currency }: Money): Said => ({ money: { minor, currency } });

const text = (said: string | null | undefined): Said => (said ? { text: said } : undefined);

const localized = (said: Localized | null | undefined): Said => (said ? { localized: said } : undefined);
