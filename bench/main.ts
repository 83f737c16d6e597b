import { cpus, totalmem } from 'node:os';
import { join } from 'node:path';
import { openEmbedded } from '../src/db/embedded.ts';
import { embeddedPlace } from '../src/db/open.ts';
import { asMarkdown, type Figure } from './figure.ts';
import { openHouse } from './house.ts';
import { measureCommands } from './measures/commands.ts';
import { measurePages } from './measures/pages.ts';
import { measureServer } from './measures/server.ts';
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
      ...(await measurePages(house, [['organisations', '/organisations', 50]])),
      ...(await measureCommands(house)),
      ...(await measureServer(benchFolder, house.cookie, '/organisations')),
    ];
    await house.db.close();
    process.stdout.write(`${machine()}\n\n${asMarkdown(figures)}\n`);
  } finally {
    await place.close();
  }
};

const machine = (): string =>
  `${cpus().length} x ${cpus()[0]?.model ?? 'unknown'}, ${Math.round(totalmem() / 2 ** 30)} GB, Node ${process.version}`;

await run();
