import { cpus, totalmem } from 'node:os';
import { join } from 'node:path';
import { openEmbedded } from '../src/db/embedded.ts';
import { embeddedPlace } from '../src/db/open.ts';
import { paths, withQuery } from '../src/paths.ts';
import { asMarkdown, type Figure } from './figure.ts';
import { type House, openHouse } from './house.ts';
import { measureBudget } from './measures/budget.ts';
import { measureCommands } from './measures/commands.ts';
import { measureEligibility } from './measures/eligibility.ts';
import { measureIati } from './measures/iati.ts';
import { measureLedger } from './measures/ledger.ts';
import { measureMachine } from './measures/machine.ts';
import { measurePages } from './measures/pages.ts';
import { measureRollUps } from './measures/roll-ups.ts';
import { measureServer } from './measures/server.ts';
import { measureSheets } from './measures/sheets.ts';
import { measureSlow3g } from './measures/slow-3g.ts';
import { benchFolder, isSeeded, seed } from './seed.ts';

const run = async (): Promise<void> => {
  if (!isSeeded() && process.argv[2] !== 'seed')
    throw new Error('Make the reference set first: npm run bench -- seed');
  const place = embeddedPlace(
    await openEmbedded({ folder: join(benchFolder, 'database'), purpose: 'bench' }),
  );
  try {
    if (process.argv[2] === 'seed') return await seed(place);
    const house = await openHouse(place);
    const figures: Figure[] = [
      ...(await measureMachine(house)),
      ...(await measurePages(house, await pagesOf(house))),
      ...(await measureRollUps(house)),
      ...(await measureLedger(house, await newestOf(house, 'programmes'))),
      ...(await measureBudget(house)),
      ...(await measureEligibility(house)),
      ...(await measureCommands(house)),
      ...(await measureIati(house)),
      ...(await measureSheets(house)),
      ...(await measureSlow3g(house, paths.newExpense())),
    ];
    // Its own connections would be weighed as the server's.
    await house.db.close();
    figures.push(...(await measureServer(benchFolder, house.cookie, '/organisations')));
    process.stdout.write(`${machine()}\n\n${asMarkdown(figures)}\n`);
  } finally {
    await place.close();
  }
};

type Table = 'programmes' | 'outcomes' | 'partnerships' | 'activities';

const newestOf = (house: House, table: Table): Promise<string> =>
  house.db.read(house.system, async (tx) => {
    const row = await tx
      .selectFrom(table as 'programmes')
      .select('id')
      .where('institute_id', '=', house.system.institute?.id ?? '')
      .orderBy('id', 'desc')
      .executeTakeFirstOrThrow();
    return row.id;
  });

/** The pages people open most; show pages of the newest programme and one of its things. */
const pagesOf = async (house: House): Promise<[string, string, number][]> => {
  const newest = (table: Table) => newestOf(house, table);
  const programme = await newest('programmes');
  const checks = (of: string) => withQuery(paths.programmeChecks({ id: programme }), { of });
  return [
    ['home', paths.home(), 50],
    ['portfolio', paths.portfolio(), 150],
    ['coverage', paths.coverage(), 50],
    ['search for a word', `${paths.search()}?q=formation`, 50],
    ['search for words of nothing', `${paths.search()}?q=nulle+part+9`, 50],
    ['calendar', paths.calendar(), 50],
    ['organisations', paths.organisations(), 50],
    ['activities', paths.activities(), 50],
    ['expenses', paths.expenses(), 50],
    ['measurements', paths.measurements(), 50],
    ['measurements of one state', withQuery(paths.measurements(), { state: 'recorded' }), 250],
    ['measurements that wait for a review', withQuery(paths.measurements(), { state: 'submitted' }), 250],
    ['programme', paths.programme({ id: programme }), 50],
    ['outcome', paths.outcome({ id: await newest('outcomes') }), 50],
    ['partner', paths.partner({ id: await newest('partnerships') }), 50],
    ['activity', paths.activity({ id: await newest('activities') }), 50],
    ['ten years of a partner', paths.partnerYears({ id: await newest('partnerships') }), 50],
    ['checks of a programme', checks('programmes'), 300],
    ['checks of its partners', checks('partners'), 300],
    ['checks of its activities', checks('activities'), 300],
    ['checks of its expenses', checks('expenses'), 300],
    ['checks of rights', checks('rights'), 300],
  ];
};

const machine = (): string =>
  `${cpus().length} x ${cpus()[0]?.model ?? 'unknown'}, ${Math.round(totalmem() / 2 ** 30)} GB, Node ${process.version}`;

await run();
