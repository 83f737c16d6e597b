import type { Tx } from '../../../db/transaction.ts';
import type { CalendarDay } from '../../../kernel/calendar-day.ts';
import type { ProgrammeCheck } from '../../programmes/queries/programme-checks.ts';
import { parametersOn } from '../../rulebook/queries/parameters.ts';
import { applyRule } from '../../rulebook/rules/rule.ts';
import { aimRules } from '../rules/aim-rules.ts';
import { localLevelRule } from '../rules/local-level.ts';
import { localWorkByYear } from './local-work.ts';

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
  const years = await localWorkByYear(tx, instituteId, programmeId, day);
  const parameters = await parametersOn(
    tx,
    instituteId,
    aimRules.map(({ id }) => id),
    day,
  );
  const facts = { pursuesO2: years.some(({ pursuesO2 }) => pursuesO2), years };
  const values = parameters.get(localLevelRule.id) ?? new Map();
  return [
    {
      ...applyRule(localLevelRule, facts, values, { day, exceptions: [] }),
      subject: { kind: 'programme', id: programmeId },
    },
  ];
};
