import { sql } from 'kysely';
import { together } from '../../../db/together.ts';
import type { Tx } from '../../../db/transaction.ts';
import type { CalendarDay } from '../../../kernel/calendar-day.ts';
import type { ProgrammeCheck } from '../../programmes/queries/programme-checks.ts';
import { type ExceptionRow, exceptionOf, exceptionRows } from '../../records/queries/derogations.ts';
import { parametersOn } from '../../rulebook/queries/parameters.ts';
import { applyRule, type Check, settledWhere } from '../../rulebook/rules/rule.ts';
import { leavingRules } from '../rules/leaving-rules.ts';
import { resultRules } from '../rules/result-rules.ts';
import { checksOfMeasurements, type JudgedMeasurement } from './measurement-checks.ts';
import { measurementStates } from './measurement-states.ts';
import { inScope, type LeavingScope, suspectMeasurements } from './suspect-measurements.ts';

/** The figures of a scope that a rule marks, with what it says against them. */
export const markedMeasurements = async (
  tx: Tx,
  instituteId: string,
  scope: LeavingScope,
  day: CalendarDay,
): Promise<JudgedMeasurement[]> => {
  const suspects = await suspectMeasurements(tx, instituteId, scope);
  const judged = await checksOfMeasurements(tx, instituteId, suspects, day);
  return judged.flatMap((figure) => {
    const checks = figure.checks.filter(({ verdict }) => verdict !== 'ok' && verdict !== 'settled');
    return checks.length > 0 ? [{ ...figure, checks }] : [];
  });
};

/**
 * What the rules say on `day` of the figures of a programme that would leave the house, one check a rule: how many were
 * returned, how many nobody judged, how many each rule marks. All of them count whatever is said here.
 */
export const leavingChecks = async (
  tx: Tx,
  instituteId: string,
  scope: LeavingScope & { programmeId: string },
  day: CalendarDay,
): Promise<ProgrammeCheck[]> => {
  const subject = { kind: 'programme' as const, id: scope.programmeId };
  const { states, granted } = await together<{
    states: { returned: number; submitted: number };
    granted: ExceptionRow;
  }>(tx, {
    states: sql`select count(*) filter (where state = 'returned')::int as returned,
        count(*) filter (where state = 'submitted')::int as submitted
      from (${measurementStates(instituteId)} and ${inScope(instituteId, scope)}) s`,
    granted: exceptionRows(instituteId, [subject]),
  });
  const marked = await markedMeasurements(tx, instituteId, scope, day);
  const ids = leavingRules.map(({ id }) => id);
  const parameters = await parametersOn(tx, instituteId, ids, day);
  const on = { day, exceptions: granted.map(exceptionOf) };
  const reviewed = leavingRules.map((rule) =>
    applyRule(rule, { count: states[0]?.[rule.state] ?? 0 }, parameters.get(rule.id) ?? new Map(), on),
  );
  const byRule = resultRules.map(({ id, moments, citation }) => {
    const own = marked.flatMap(({ checks }) => checks.filter(({ ruleId }) => ruleId === id));
    return settledWhere({ ...common({ id, moments, citation }), ...counted(id, own) }, on);
  });
  return [...reviewed, ...byRule].map((check) => ({ ...check, subject }));
};

const common = ({ id, moments, citation }: { id: string; moments: Check['moments']; citation: string }) => ({
  ruleId: id,
  moments,
  citation,
  unconfirmed: [],
});

/** What a rule says of all that it marks, as severely as of the worst of them. */
const counted = (ruleId: string, own: readonly Check[]): Pick<Check, 'verdict' | 'sentence' | 'inputs'> => {
  const verdict = (['blocks', 'warns', 'informs'] as const).find((each) =>
    own.some((check) => check.verdict === each),
  );
  const count = own.length;
  return {
    verdict: verdict ?? 'ok',
    sentence: { key: `results.marked-${ruleId}`, args: { count } },
    inputs: { count },
  };
};
