import type { Tx } from '../../../db/transaction.ts';
import { type CalendarDay, firstDayOfYear, lastDayOfYear, yearOf } from '../../../kernel/calendar-day.ts';
import type { Localized } from '../../../kernel/localized.ts';
import { type ActivityTotal, activityTotals } from '../../activities/queries/activity-totals.ts';
import { budgetAgainstActual } from '../../finance/queries/budget-against-actual.ts';
import { accountedOf, type MoneyRow } from '../../finance/rules/money-roll-up.ts';
import { decisionsOf } from '../../programmes/queries/decisions.ts';
import { handInChecks } from '../../programmes/queries/hand-in-checks.ts';
import { outcomesOf } from '../../programmes/queries/outcomes.ts';
import type { ProgrammeCheck } from '../../programmes/queries/programme-checks.ts';
import { placesOfProgramme } from '../../programmes/queries/programme-lists.ts';
import { programmeById } from '../../programmes/queries/programmes.ts';
import { additionRule } from '../../programmes/rules/addition-rule.ts';
import { graveRiskRule } from '../../programmes/rules/design-rules.ts';
import { isLeftOut } from '../../programmes/rules/outcome-end.ts';
import { leavingChecks } from '../../results/queries/leaving-figures.ts';
import type { FiledIndicator, FiledMoney, FiledProgramme } from '../rules/filed-programme.ts';
import { coverageFiled } from './coverage-filed.ts';
import { filedIndicators } from './filed-indicators.ts';

type Wanted = { programmeId: string; year: number | undefined; day: CalendarDay };

export type ProgrammeAccount = { content: FiledProgramme; checks: ProgrammeCheck[] };

/**
 * What would be filed of a programme today: each figure from the one function that the pages use too. The account of
 * a year is cumulative, measured and spent until the end of that year, but for the activities, which are those planned in
 * it. Undefined where the programme is not the actor's to see.
 */
export const programmeAccount = async (
  tx: Tx,
  institute: { id: string; code: string },
  { programmeId, year, day }: Wanted,
): Promise<ProgrammeAccount | undefined> => {
  const programme = await programmeById(tx, institute.id, programmeId);
  if (!programme) return undefined;
  const outcomes = await outcomesOf(tx, institute.id, programmeId);
  const places = await placesOfProgramme(tx, institute.id, programmeId);
  const decisions = await decisionsOf(tx, institute.id, programmeId);
  const leaving = { programmeId, until: year ? lastDayOfYear(year) : undefined };
  const checks = [
    ...(await handInChecks(tx, institute.id, programmeId, day)),
    ...(await leavingChecks(tx, institute.id, leaving, day)),
  ];
  const money = await moneyUntil(tx, institute.id, programmeId, year);
  const totals = await activityTotals(tx, institute.id, { programmeId, ...(year ? { year } : {}) });
  const window = year ? { from: firstDayOfYear(yearOf(programme.fromOn)), until: lastDayOfYear(year) } : {};
  const indicators = await filedIndicators(tx, institute.id, programmeId, window);
  const { reference, title, description, fromOn: from, untilOn: until, currency } = programme;
  const codeOf = new Map(outcomes.map(({ id, code }) => [id, code]));
  const accounted = outcomes.filter(
    (outcome) =>
      !isLeftOut(outcome) ||
      indicators.get(outcome.id)?.some(hasFigure) ||
      totals.some(({ outcomeId, planned }) => outcomeId === outcome.id && planned > 0) ||
      hasMoney(money(({ key }) => key === outcome.id)),
  );
  const content: FiledProgramme = {
    format: 'relais-filing-5',
    institute: { code: institute.code, name: await nameOf(tx, institute.id) },
    programme: { reference, title, description, from, until, currency },
    decisions: decisions.map(({ kind, decidedOn, reference: letter, subsidyMinor }) => ({
      kind,
      on: decidedOn,
      reference: letter,
      subsidyMinor,
    })),
    outcomes: accounted.map((outcome) => ({
      code: outcome.code,
      title: outcome.title,
      description: outcome.description,
      aims: outcome.aims,
      isBelgian: outcome.isBelgian,
      countries: places
        .filter(({ outcomeId, country }) => outcomeId === outcome.id && country !== null)
        .map(({ country, percentage }) => ({ country: country ?? '', percentage })),
      ...money(({ key }) => key === outcome.id),
      activities: totals
        .filter(({ outcomeId, planned }) => outcomeId === outcome.id && planned > 0)
        .map(filedTotal),
      indicators: indicators.get(outcome.id) ?? [],
    })),
    beside: money(({ key }) => !codeOf.has(key)),
    coverage: await coverageFiled(tx, institute.id, programmeId, year),
    // What is only judged before (whose partner held an assessment) stays in the house, as do its risks: they are not
    // the donor's to read, and what was not agreed with it, which names partners.
    checks: checks
      .filter(({ moments, ruleId }) => moments.includes('filing') && !staysInTheHouse.includes(ruleId))
      .map(({ ruleId, verdict, sentence, citation, subject }) => ({
        ruleId,
        verdict,
        about: codeOf.get(subject.id) ?? reference,
        sentence,
        citation,
      })),
  };
  return { content, checks };
};

const staysInTheHouse = [graveRiskRule.id, additionRule.id];

/** What was aimed at of an outcome that was left out is no account of it. */
const hasFigure = ({ actual, words }: FiledIndicator): boolean =>
  actual !== null || (words?.actual.length ?? 0) > 0;

const hasMoney = ({ budgetMinor, spentMinor, transferredMinor }: FiledMoney): boolean =>
  [budgetMinor, spentMinor, transferredMinor].some((minor) => minor !== 0);

const nameOf = async (tx: Tx, instituteId: string): Promise<Localized> => {
  const row = await tx
    .selectFrom('institutes')
    .select('name')
    .where('id', '=', instituteId)
    .executeTakeFirstOrThrow();
  return row.name as Localized;
};

/**
 * Money of the rows that a filter takes, until the end of `year` where there is one. Filed as spent is what was certified
 * before the house joined and what can be charged: an expense that a rule keeps back is not accounted for yet.
 */
const moneyUntil = async (tx: Tx, instituteId: string, programmeId: string, year: number | undefined) => {
  const until = (untilYear: number | undefined) =>
    budgetAgainstActual(tx, instituteId, programmeId, { by: 'outcome', untilYear });
  const whole = await until(year);
  const before = year === undefined ? undefined : await until(year - 1);
  return (takes: (row: MoneyRow) => boolean): FiledMoney => {
    const rows = whole.rows.filter(takes);
    const spent = accounted(rows);
    return {
      budgetMinor: sumOf(rows, 'budget'),
      spentMinor: spent,
      spentInYearMinor: before === undefined ? null : spent - accounted(before.rows.filter(takes)),
      transferredMinor: sumOf(rows, 'transferred'),
    };
  };
};

const sumOf = (rows: readonly MoneyRow[], field: 'budget' | 'transferred'): number =>
  rows.reduce((sum, row) => sum + row[field], 0);

const accounted = (rows: readonly MoneyRow[]): number => rows.reduce((sum, row) => sum + accountedOf(row), 0);

/** What was cancelled is not planned any more, nor filed as such. */
const filedTotal = ({ kind, planned, held, participants }: ActivityTotal) => ({
  kind,
  planned,
  held,
  participants,
});
