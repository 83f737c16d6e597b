import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { knownFor } from '../../src/areas/publishing/queries/known-programmes.ts';
import { programmeNamed, publicationOf } from '../../src/areas/publishing/queries/publications.ts';
import type { IatiFile } from '../../src/areas/publishing/rules/iati-file.ts';
import type { ImportPlan } from '../../src/areas/publishing/rules/import-plan.ts';
import { planImport } from '../../src/areas/publishing/rules/plan-import.ts';
import { writeIatiFile } from '../../src/areas/publishing/rules/write-activity.ts';
import { readIatiFile } from '../../src/areas/publishing/xml/read-iati-file.ts';
import { streamed } from '../../src/areas/publishing/xml/standard-files.ts';
import type { Database } from '../../src/db/database.ts';
import { newId } from '../../src/kernel/id.ts';
import type { Cast } from './cast.ts';

export const fileFrom = async (bytes: string | Uint8Array): Promise<IatiFile> => {
  const outcome = await readIatiFile(streamed(bytes, 65_536));
  assert.ok(outcome.ok);
  return outcome.value;
};

/** What `import-iati` takes. */
export const importInputOf = async (bytes: string | Uint8Array) => ({
  file: await fileFrom(bytes),
  fileName: 'publication.xml',
  sha256: createHash('sha256').update(bytes).digest('hex'),
});

/** What an import of the file would do now. */
export const planFor = (db: Database, cast: Cast, file: IatiFile): Promise<ImportPlan> =>
  db.read(cast.system, async (tx) =>
    planImport(file, await knownFor(tx, cast.institute.id, file), { newId }),
  );

/** The publication of these programmes, by reference or identifier, as text. */
export const publishedText = async (db: Database, cast: Cast, ...names: string[]): Promise<string> => {
  const publication = await db.read(cast.system, async (tx) => {
    const ids: string[] = [];
    for (const name of names) {
      const id = await programmeNamed(tx, cast.institute.id, name);
      assert.ok(id, name);
      ids.push(id);
    }
    return publicationOf(tx, cast.institute.id, ids);
  });
  return [...writeIatiFile(publication)].join('');
};

const tables = [
  'organisations',
  'programmes',
  'outcomes',
  'transactions',
  'budget_amounts',
  'indicators',
  'targets',
  'measurements',
  'iati_imports',
  'iati_details',
  'iati_kept_aside',
] as const;

/** Rows of the institute in every table that an import writes. */
export const importedRows = (db: Database, cast: Cast): Promise<Record<(typeof tables)[number], number>> =>
  db.read(cast.system, async (tx) => {
    const counts: Record<string, number> = {};
    for (const table of tables) {
      const { n } = await tx
        .selectFrom(table)
        .select(({ fn }) => fn.countAll<number>().as('n'))
        .where('institute_id', '=', cast.institute.id)
        .executeTakeFirstOrThrow();
      counts[table] = n;
    }
    return counts as Record<(typeof tables)[number], number>;
  });

const parties =
  '<reporting-org ref="XX-R" type="22"><narrative>R</narrative></reporting-org><title><narrative>T</narrative></title><description><narrative>D</narrative></description><participating-org role="1" ref="XX-D"/><activity-status code="2"/>';

export const someDates =
  '<activity-date type="1" iso-date="2022-01-01"/><activity-date type="3" iso-date="2026-12-31"/>';

/** An activity of an invented publisher; `more` follows its status. */
export const activityXml = (identifier: string, more: string, hierarchy = 1): string =>
  `<iati-activity xml:lang="fr" default-currency="EUR" hierarchy="${hierarchy}"><iati-identifier>${identifier}</iati-identifier>${parties}${more}</iati-activity>`;

export const publicationXml = (...activities: string[]): string =>
  `<iati-activities version="2.03">${activities.join('')}</iati-activities>`;
