import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { foundInstitute } from '../../src/areas/people/commands/found-institute.ts';
import { foundingActor } from '../../src/areas/people/queries/system-actors.ts';
import { importIati } from '../../src/areas/publishing/commands/import-iati.ts';
import { publicationOf } from '../../src/areas/publishing/queries/publications.ts';
import { writeIatiFile } from '../../src/areas/publishing/rules/write-activity.ts';
import { readIatiFile } from '../../src/areas/publishing/xml/read-iati-file.ts';
import { validateFile } from '../../src/areas/publishing/xml/validate.ts';
import { perform } from '../../src/command/perform.ts';
import { newId } from '../../src/kernel/id.ts';
import { projectRoot } from '../../src/root.ts';
import { type Figure, figure } from '../figure.ts';
import type { House } from '../house.ts';

const standardDir = process.env.RELAIS_STANDARD || join(projectRoot, '..', 'shared', 'iati');
const realFile = join(standardDir, 'real', 'be-111111-activities-2021-v202.xml');

/** The real publication into an institute of its own and out again; nothing where the reference data is not there. */
export const measureIati = async ({ db }: House): Promise<Figure[]> => {
  if (!existsSync(realFile)) return [];
  const id = newId();
  const founder = foundingActor(id);
  const code = `b${id.replaceAll('-', '').slice(-14)}`;
  await perform(db, founder, foundInstitute, newId(), {
    id,
    systemMembershipId: newId(),
    code,
    name: { en: { text: code, source: true } },
  });
  const actor = { ...founder, institute: { id, code } };
  const bytes = readFileSync(realFile);
  const began = performance.now();
  const read = await readIatiFile(
    (async function* () {
      yield bytes;
    })(),
  );
  if (!read.ok) throw new Error('The real publication could not be read');
  const input = { file: read.value, fileName: 'real.xml', sha256: '0'.repeat(64) };
  const done = await perform(db, actor, importIati, newId(), input);
  if (!done.done) throw new Error(`The real publication was refused: ${JSON.stringify(done)}`);
  const imported = performance.now();
  const programmes = await db.read(actor, (tx) =>
    tx.selectFrom('programmes').select('id').where('institute_id', '=', id).execute(),
  );
  const publication = await db.read(actor, (tx) =>
    publicationOf(
      tx,
      id,
      programmes.map((programme) => programme.id),
    ),
  );
  let size = 0;
  for (const chunk of writeIatiFile(publication)) size += chunk.length;
  const exported = performance.now();
  return [
    figure('IATI: the real file (18 activities, 565 transactions) imported', (imported - began) / 1000, 's'),
    figure(
      `IATI: the same written again (${Math.round(size / 1024)} KB)`,
      (exported - imported) / 1000,
      's',
      { value: 1 },
    ),
    await validated(bytes, { megabytes: 2, bar: 1 }),
    await validated(bytes, { megabytes: 45, bar: 20 }),
  ];
};

/** The real publication as often as makes a file of that size, with identifiers of its own each time, judged whole. */
const validated = async (
  real: Buffer,
  { megabytes, bar }: { megabytes: number; bar: number },
): Promise<Figure> => {
  const text = real.toString('utf8');
  const [start, end] = [text.indexOf('<iati-activity '), text.lastIndexOf('</iati-activities>')];
  const activities = text.slice(start, end);
  const times = Math.round((megabytes * 1_000_000) / Buffer.byteLength(activities));
  const copies = Array.from({ length: times }, (_, at) =>
    activities.replaceAll('<iati-identifier>', `<iati-identifier>${at}-`),
  );
  const file = Buffer.from(text.slice(0, start) + copies.join('') + text.slice(end));
  const began = performance.now();
  const judged = await validateFile(file, { standardDir });
  if (!judged.ok || judged.value.verdict !== 'valid')
    throw new Error('The real publication was judged wrongly');
  const seconds = (performance.now() - began) / 1000;
  return figure(`IATI: ${megabytes} MB of the real file validated`, seconds, 's', { value: bar });
};
