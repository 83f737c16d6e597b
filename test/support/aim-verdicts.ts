import { aimChecksOfProgramme } from '../../src/areas/activities/queries/aim-checks.ts';
import { aimRules } from '../../src/areas/activities/rules/aim-rules.ts';
import { programmes } from '../../src/areas/programmes/queries/programmes.ts';
import type { Database } from '../../src/db/database.ts';
import type { Actor } from '../../src/kernel/actor.ts';
import { todayIn } from '../../src/kernel/calendar-day.ts';

/** Rules of the aims that nothing in these institutes keeps, or nothing breaks. */
export const aimRulesOneSided = async (db: Database, actors: readonly Actor[]): Promise<string[]> => {
  const checks = await Promise.all(
    actors.map((actor) =>
      db.read(actor, async (tx) => {
        const institute = actor.institute!.id;
        const each = [];
        for (const { id } of await programmes(tx, institute))
          each.push(...(await aimChecksOfProgramme(tx, institute, id, todayIn())));
        return each;
      }),
    ),
  );
  return aimRules.flatMap(({ id }) => {
    const verdicts = new Set(checks.flat().flatMap((check) => (check.ruleId === id ? [check.verdict] : [])));
    return verdicts.has('ok') && verdicts.size > 1 ? [] : [`${id}: ${[...verdicts].join(', ')}`];
  });
};
