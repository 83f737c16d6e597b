import { sql } from 'kysely';
import type { Tx } from '../../../db/transaction.ts';
import type { CalendarDay } from '../../../kernel/calendar-day.ts';
import type { ProgrammeCheck } from '../../programmes/queries/programme-checks.ts';
import { parametersOn } from '../../rulebook/queries/parameters.ts';
import { applyRule, type Check, type Rule } from '../../rulebook/rules/rule.ts';
import { aimRules } from '../rules/aim-rules.ts';
import { localLevelRule } from '../rules/local-level.ts';
import { announcedShareRule, elapsedPercent, povertyGroupRule } from '../rules/poverty-rules.ts';
import { type LocalWorkYear, localWorkByYear } from './local-work.ts';
import { type JudgedOutcome, judgedOutcomes } from './reached-groups.ts';

/**
 * What the aims of the agreement say on `day` of a programme's work taken together. These rules block nothing, so no
 * derogation is looked for. Only for those who see the whole institute.
 */
export const aimChecksOfProgramme = async (
  tx: Tx,
  instituteId: string,
  programmeId: string,
  day: CalendarDay,
): Promise<ProgrammeCheck[]> => {
  const { rows } = await sql<{ years: LocalWorkYear[]; outcomes: JudgedOutcome[] }>`
    select (select coalesce(jsonb_agg(y), '[]') from (${localWorkByYear(instituteId, programmeId, day)}) as y) as years,
           (select coalesce(jsonb_agg(o), '[]') from (${judgedOutcomes(instituteId, programmeId)}) as o) as outcomes`.execute(
    tx,
  );
  const { years = [], outcomes = [] } = rows[0] ?? {};
  const parameters = await parametersOn(
    tx,
    instituteId,
    aimRules.map(({ id }) => id),
    day,
  );
  const judge = <Facts>(rule: Rule<Facts>, facts: Facts): Check =>
    applyRule(rule, facts, parameters.get(rule.id) ?? new Map(), { day, exceptions: [] });
  const pursuesO2 = years.some((year) => year.pursuesO2);
  return [
    {
      ...judge(localLevelRule, { pursuesO2, years }),
      subject: { kind: 'programme', id: programmeId },
    },
    ...outcomes.flatMap(({ outcomeId: id, code, title, ...outcome }) => {
      const facts = { code, ...outcome, elapsed: elapsedPercent(outcome, day) };
      const subject = { kind: 'outcome' as const, id, code, title };
      return [povertyGroupRule, announcedShareRule].map((rule) => ({ ...judge(rule, facts), subject }));
    }),
  ];
};
