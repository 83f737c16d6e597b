import { recordBudget } from '../../src/areas/finance/commands/record-budget.ts';
import { budgetChecks } from '../../src/areas/finance/queries/budget-checks.ts';
import { addOutcome } from '../../src/areas/programmes/commands/add-outcome.ts';
import { openProgramme } from '../../src/areas/programmes/commands/open-programme.ts';
import { programmeById } from '../../src/areas/programmes/queries/programmes.ts';
import type { Command } from '../../src/command/command.ts';
import { perform } from '../../src/command/perform.ts';
import { newId } from '../../src/kernel/id.ts';
import { type Figure, figure, quantile, timed } from '../figure.ts';
import type { House } from '../house.ts';

const outcomeCount = 10;
const years = [2032, 2033, 2034, 2035, 2036];
const itemsOfOutcome = 60;

/** What the rules say of a budget of 3,000 cells, read and judged as its page does it. */
export const measureBudget = async ({ db, system }: Pick<House, 'db' | 'system'>): Promise<Figure[]> => {
  const institute = system.institute?.id ?? '';
  const programmeId = await largeBudget({ db, system });
  const taken = await timed(20, 3, () =>
    db.read(system, async (tx) => {
      const programme = await programmeById(tx, institute, programmeId);
      return programme && budgetChecks(tx, institute, programme);
    }),
  );
  return [figure('budget of 3,000 cells: checks, p95', quantile(taken, 0.95), 'ms', { value: 100 })];
};

const largeBudget = async ({ db, system }: Pick<House, 'db' | 'system'>): Promise<string> => {
  const did = async <I, V>(command: Command<I, V>, input: unknown): Promise<void> => {
    const performed = await perform(db, system, command, newId(), input);
    if (!performed.done) throw new Error(`Refused: ${JSON.stringify(performed)}`);
  };
  const title = { en: { text: 'A large budget', source: true } };
  const programmeId = newId();
  const period = { fromOn: `${years[0]}-01-01`, untilOn: `${years.at(-1)}-12-31` };
  await did(openProgramme, { id: programmeId, reference: `B-${programmeId.slice(-8)}`, title, ...period });
  const outcomes = Array.from({ length: outcomeCount }, () => newId());
  for (const [at, id] of outcomes.entries())
    await did(addOutcome, { id, programmeId, code: `OS${at + 1}`, title, aims: ['O3'] });
  const amounts = outcomes.flatMap((outcomeId) =>
    Array.from({ length: itemsOfOutcome }, (_, item) => item).flatMap((item) =>
      years.map((year) => ({
        block: 'operational',
        outcomeId,
        line: 'a',
        heading: 'running',
        item: `Item ${item}`,
        from: `${year}-01-01`,
        until: `${year}-12-31`,
        amount: { minor: 1_000_00 + item, currency: 'EUR' },
      })),
    ),
  );
  await did(recordBudget, { programmeId, kind: 'filed', amounts });
  return programmeId;
};
