import { aimChecksOfProgramme } from '../../src/areas/activities/queries/aim-checks.ts';
import { aimRules } from '../../src/areas/activities/rules/aim-rules.ts';
import { ownShareCheck, ownShareYears } from '../../src/areas/finance/queries/own-shares.ts';
import { runningSupportCheck } from '../../src/areas/finance/queries/running-support-checks.ts';
import { transfersAndRunning } from '../../src/areas/overview/queries/partner-money.ts';
import { partnershipChoices } from '../../src/areas/programmes/queries/programme-lists.ts';
import { programmes } from '../../src/areas/programmes/queries/programmes.ts';
import type { Database } from '../../src/db/database.ts';
import type { Actor } from '../../src/kernel/actor.ts';
import { todayIn } from '../../src/kernel/calendar-day.ts';

/** Rules on all work of a programme and on a partner's years that nothing in these institutes keeps, or nothing breaks. */
export const rulesOneSided = async (db: Database, actors: readonly Actor[]): Promise<string[]> => [
  ...(await aimRulesOneSided(db, actors)),
  ...(await runningSupportOneSided(db, actors)),
  ...(await ownShareOneSided(db, actors)),
];

/** Of each partner what is said of its running support; the rule that nothing keeps, or nothing breaks. */
const runningSupportOneSided = async (db: Database, actors: readonly Actor[]): Promise<string[]> => {
  const verdicts = new Set<string>();
  for (const actor of actors)
    await db.read(actor, async (tx) => {
      const institute = actor.institute!.id;
      for (const { id } of await partnershipChoices(tx, institute)) {
        const { running, isEndInSight } = await transfersAndRunning(tx, institute, id, todayIn());
        const facts = { years: running, isEndInSight };
        const { verdict, sentence } = await runningSupportCheck(tx, institute, facts, todayIn());
        if (sentence.key !== 'finance.running-no-end') verdicts.add(verdict);
      }
    });
  return verdicts.has('ok') && verdicts.has('warns')
    ? []
    : [`A3-running-support: ${[...verdicts].join(', ')}`];
};

/** Rules of the aims that nothing in these institutes keeps, or nothing breaks. */
const aimRulesOneSided = async (db: Database, actors: readonly Actor[]): Promise<string[]> => {
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

/** Of each partner that contributes what is said of its own share; it has to rise with one and to fall with another. */
const ownShareOneSided = async (db: Database, actors: readonly Actor[]): Promise<string[]> => {
  const said = new Set<string>();
  for (const actor of actors)
    await db.read(actor, async (tx) => {
      const institute = actor.institute!.id;
      const ids = (await partnershipChoices(tx, institute)).map(({ id }) => id);
      for (const years of (await ownShareYears(tx, institute, ids)).values())
        said.add(ownShareCheck(years, todayIn()).sentence.key);
    });
  return ['kept', 'fell', 'unknown']
    .map((word) => `partners.own-share-${word}`)
    .filter((key) => !said.has(key));
};
