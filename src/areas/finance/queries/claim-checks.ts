import type { Tx } from '../../../db/transaction.ts';
import { type CalendarDay, todayIn } from '../../../kernel/calendar-day.ts';
import { exceptionsFor } from '../../records/queries/derogations.ts';
import { parametersOn } from '../../rulebook/queries/parameters.ts';
import { applyRule, type Check } from '../../rulebook/rules/rule.ts';
import type { ClaimWay } from '../rules/claim-input.ts';
import { allowedShare, claimRules } from '../rules/claim-rules.ts';
import { allowedOf, excessOf, isBelowGate, proportionOf } from '../rules/instalment-gate.ts';
import { type AccountedCosts, accountedCosts, structureCosts } from '../rules/structure-costs.ts';
import { budgetAgainstActual } from './budget-against-actual.ts';
import { type BudgetCarryOverRow, budgetCarryOvers } from './budget-carry-overs.ts';
import type { BudgetVersion } from './budget-versions.ts';
import { cutTotal, type DecidedSubsidy, decidedSubsidy, type SubsidyCut } from './decided-subsidy.ts';
import { type InstalmentRow, instalmentsOf } from './instalments.ts';
import { openAdvances } from './open-advances.ts';

/** A year of which the financial report was filed, on which day, and the last entry that it knows (of one certified before: all). */
export type ReportedYear = { year: number; filedOn: CalendarDay; entryNo: number | undefined };

/** A balance with its arithmetic, minor units of the programme's currency. */
export type BalanceFigures = {
  /** The instalment that it is measured by, and what that brought. */
  number: number;
  instalment: number;
  /** Until the end of this year; the expenses of a statement of today reach further. */
  through: number;
  asOf: number | undefined;
  /** What there was to spend, also what was carried to the year after, without `givenUp`, and what was charged of it: direct costs, structure costs at the flat rate, and the base's part. */
  available: number;
  /** By earlier claims, where the budget does not say so yet. */
  givenUp: number;
  /** From this year to the next: it is in `available`, although the budget has it in the next year. */
  carried: number;
  direct: number;
  structure: number;
  used: number;
  unspent: number;
  percent: string;
  allowed: number;
  excess: number;
  isBelow: boolean;
};

export type GateBase = 'programme' | 'subsidy';

export type JudgedInstalment = {
  instalment: InstalmentRow;
  base: GateBase;
  reportedYear: ReportedYear | undefined;
  reported: BalanceFigures | undefined;
  proven: BalanceFigures | undefined;
  /** What partners hold of transfers today: no expense of a statement. */
  advances: number;
  checksOf: (claim: { way: ClaimWay; on?: CalendarDay }) => Check[];
};

/** What the rules say of claiming an instalment today, with both balances; `reports` as the area filing knows them. */
export const judgedInstalment = async (
  tx: Tx,
  instituteId: string,
  instalment: InstalmentRow,
  reports: readonly ReportedYear[],
): Promise<JudgedInstalment> => {
  const { programmeId, currency, number, year } = instalment;
  const today = todayIn();
  const ids = [...claimRules.map(({ id }) => id), 'M04'];
  const values = await parametersOn(tx, instituteId, ids, today);
  const of = (rule: string, name: string) => values.get(rule)?.get(name)?.value ?? undefined;
  const base: GateBase = of('M09', 'base') === 'subsidy' ? 'subsidy' : 'programme';
  const earlier = (await instalmentsOf(tx, instituteId, { programmeId })).filter(
    (each) => each.number < number,
  );
  const reportedYear = reports
    .filter((each) => each.year < year)
    .toSorted((a, b) => a.year - b.year)
    .at(-1);
  const justified = reportedYear && earlier.findLast((each) => each.year <= reportedYear.year);
  const paid = earlier.findLast(({ paidMinor }) => paidMinor !== null);
  const subsidy = await decidedSubsidy(tx, instituteId, programmeId);
  const house = {
    base,
    rate: of('M04', 'rate'),
    instalments: earlier,
    subsidy: {
      ...subsidy,
      decided: subsidy.decided ?? earlier.reduce((sum, { minor }) => sum + minor, instalment.minor),
    },
    cuts: subsidy.cuts.filter((cut) => cut.number < number),
    carryOvers: await budgetCarryOvers(tx, instituteId, programmeId),
  };
  const balance = async (measure: InstalmentRow, percent: string, report?: ReportedYear) =>
    balanceOf(
      await sumsOf(tx, instituteId, programmeId, {
        // A statement of today answers for every year before that of the claim, whether its money is linked or not.
        through: report?.year ?? Math.max(measure.year, year - 1),
        asOf: report?.entryNo,
        isReported: report !== undefined,
      }),
      measure,
      { ...house, percent },
    );
  const shareOf = (each: InstalmentRow) => allowedShare(each.number, values.get('M09') ?? new Map());
  const reported = justified && (await balance(justified, shareOf(justified), reportedYear));
  const proven = paid && (await balance(paid, of('M10', 'share') ?? ''));
  const shareName = justified?.number === 1 ? 'first' : 'later';
  const unconfirmed = values.get('M09')?.get(shareName)?.confidence === 'read' ? [] : [`M09 ${shareName}`];
  const advances = await openAdvances(tx, instituteId, { programmeId });
  const exceptions = await exceptionsFor(tx, instituteId, [{ kind: 'programme', id: programmeId }]);
  const checksOf: JudgedInstalment['checksOf'] = ({ way, on = today }) => {
    const { decreeReceivedOn, cutMinor } = instalment;
    const excess = reported?.excess ?? 0;
    const known = { number, year, decreeReceivedOn, cutMinor, excess, unconfirmed, currency };
    const facts = { ...known, way, day: on, reportedYear: reportedYear?.year ?? null, reported, proven };
    return claimRules.map((rule) =>
      applyRule(rule, facts, values.get(rule.id) ?? new Map(), { day: on, exceptions }),
    );
  };
  return {
    instalment,
    base,
    reportedYear,
    reported,
    proven,
    advances: advances.reduce((sum, each) => sum + (each.currency === currency ? each.openMinor : 0), 0),
    checksOf,
  };
};

type Sums = {
  version: BudgetVersion | undefined;
  budget: number;
  whole: number;
  hasStructure: boolean;
  costs: AccountedCosts;
  through: number;
  asOf: number | undefined;
};

/** The budget until the end of a year, and what of it can be charged: until then as reported, or until today. */
const sumsOf = async (
  tx: Tx,
  instituteId: string,
  programmeId: string,
  { through, asOf, isReported }: { through: number; asOf: number | undefined; isReported: boolean },
): Promise<Sums> => {
  const question = { by: 'year', across: 'block', asOf } as const;
  const { rows, version } = await budgetAgainstActual(tx, instituteId, programmeId, question);
  const until = rows.filter(({ key }) => Number(key) <= through);
  const counted = isReported ? until : rows;
  const budgetOf = (list: typeof rows) => list.reduce((total, row) => total + row.budget, 0);
  return {
    version,
    budget: budgetOf(until),
    whole: budgetOf(rows),
    hasStructure: rows.some(({ across, budget }) => across === 'structure' && budget !== 0),
    costs: accountedCosts(counted, ({ across }) => across),
    through,
    asOf,
  };
};

type House = {
  base: GateBase;
  rate: string | undefined;
  percent: string;
  instalments: readonly InstalmentRow[];
  subsidy: DecidedSubsidy & { decided: number };
  cuts: DecidedSubsidy['cuts'];
  carryOvers: readonly BudgetCarryOverRow[];
};

const balanceOf = (
  { version, budget, whole, hasStructure, costs, through, asOf }: Sums,
  measure: InstalmentRow,
  { base, rate, percent, instalments, subsidy, cuts, carryOvers }: House,
): BalanceFigures => {
  const { direct } = costs;
  const structure = structureCosts(costs, hasStructure ? rate : undefined);
  const received = instalments
    .filter((each) => each.year <= through)
    .reduce((sum, { paidMinor }) => sum + (paidMinor ?? 0), 0);
  const isKnown = (entryNo: number) => asOf === undefined || entryNo <= asOf;
  const isInBudget = ({ edition, budgetedNo }: SubsidyCut) =>
    edition !== null && edition <= (version?.edition ?? 0) && isKnown(budgetedNo ?? 0);
  const isOfBase = base === 'programme';
  const givenUp = isOfBase ? cutTotal(cuts, (cut) => !isInBudget(cut)) : 0;
  const carried = carryOvers
    .filter((each) => isOfBase && each.year === through && isKnown(each.entryNo))
    .reduce((sum, { minor }) => sum + minor, 0);
  const available = isOfBase ? budget + carried - givenUp : received;
  const spent = direct + structure;
  const used = base === 'subsidy' ? proportionOf(spent, subsidyOfBudget(subsidy, isInBudget), whole) : spent;
  const unspent = available - used;
  const instalment = measure.paidMinor ?? measure.minor - measure.cutMinor;
  const gate = { unspent, instalment, percent };
  return {
    ...gate,
    number: measure.number,
    through,
    asOf,
    available,
    givenUp,
    carried,
    direct,
    structure,
    used,
    allowed: allowedOf(gate),
    excess: excessOf(gate),
    isBelow: isBelowGate(gate),
  };
};

/** The subsidy that goes with a budget: what the decision gives, with the cuts that just one of the two has taken in. */
const subsidyOfBudget = (
  { decided, decidedNo, cuts }: House['subsidy'],
  isInBudget: (cut: SubsidyCut) => boolean,
): number => {
  const isInDecision = ({ entryNo }: SubsidyCut) => entryNo < decidedNo;
  const onlyDecided = cutTotal(cuts, (cut) => isInDecision(cut) && !isInBudget(cut));
  return decided + onlyDecided - cutTotal(cuts, (cut) => isInBudget(cut) && !isInDecision(cut));
};
