import { sql } from 'kysely';
import { together } from '../../../db/together.ts';
import type { Tx } from '../../../db/transaction.ts';
import type { CalendarDay } from '../../../kernel/calendar-day.ts';
import type { ProgrammeCheck } from '../../programmes/queries/programme-checks.ts';
import { type ExceptionRow, exceptionOf, exceptionRowsIn } from '../../records/queries/derogations.ts';
import { parametersOn } from '../../rulebook/queries/parameters.ts';
import { applyRule, type Check, settledWhere } from '../../rulebook/rules/rule.ts';
import { leavingRules } from '../rules/leaving-rules.ts';
import { resultRules } from '../rules/result-rules.ts';
import { type JudgedMeasurement, judgedRows, type RowToJudge, rowsToJudge } from './measurement-checks.ts';
import { isToReviewRow, measurementStates } from './measurement-states.ts';
import { inScope, type LeavingScope, suspectMeasurements } from './suspect-measurements.ts';

/**
 * What became of the figures of a scope (`tellsStates`: an auditor reads no sheets), what rules see of those that one may mark,
 * and what was granted of it or of them; one statement.
 */
const looked = async (tx: Tx, instituteId: string, scope: LeavingScope, tellsStates: boolean) => {
  const figures = sql`select 'measurement'::text, m.measurement_id from measurements m where ${inScope(instituteId, scope)}`;
  const { programmeId } = scope;
  const { states, rows, granted } = await together<{
    states: Record<'returned' | 'to-review', number>;
    rows: RowToJudge;
    granted: ExceptionRow;
  }>(tx, {
    states: sql`select count(*) filter (where state = 'returned')::int as returned,
        count(*) filter (where ${isToReviewRow})::int as "to-review"
      from (${tellsStates ? measurementStates(instituteId, { where: inScope(instituteId, scope) }) : noState}) s`,
    rows: rowsToJudge(instituteId, sql`m.measurement_id in (${suspectMeasurements(instituteId, scope)})`),
    granted: exceptionRowsIn(
      instituteId,
      programmeId ? sql`${figures} union all select 'programme', ${programmeId}::uuid` : figures,
    ),
  });
  return { states: states[0], rows, exceptions: granted.map(exceptionOf) };
};

const noState = sql`select null as state`;

const marked = (
  { rows, exceptions }: Awaited<ReturnType<typeof looked>>,
  day: CalendarDay,
): JudgedMeasurement[] =>
  judgedRows(rows, day, exceptions).flatMap((figure) => {
    const checks = figure.checks.filter(({ verdict }) => verdict !== 'ok' && verdict !== 'settled');
    return checks.length > 0 ? [{ ...figure, checks }] : [];
  });

/** The figures of a scope that a rule marks, with what it says against them. */
export const markedMeasurements = async (
  tx: Tx,
  instituteId: string,
  scope: LeavingScope,
  day: CalendarDay,
): Promise<JudgedMeasurement[]> => marked(await looked(tx, instituteId, scope, false), day);

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
  const found = await looked(tx, instituteId, scope, true);
  const figures = marked(found, day);
  const ids = leavingRules.map(({ id }) => id);
  const parameters = await parametersOn(tx, instituteId, ids, day);
  const on = { day, exceptions: found.exceptions.filter(({ subject: { id } }) => id === scope.programmeId) };
  const reviewed = leavingRules.map((rule) =>
    applyRule(rule, { count: found.states?.[rule.state] ?? 0 }, parameters.get(rule.id) ?? new Map(), on),
  );
  const byRule = resultRules.map(({ id, moments, citation }) => {
    const own = figures.flatMap(({ checks }) => checks.filter(({ ruleId }) => ruleId === id));
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
