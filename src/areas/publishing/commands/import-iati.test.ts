import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { doing, makeCast } from '../../../../test/support/cast.ts';
import { testDatabase } from '../../../../test/support/cluster.ts';
import { newId } from '../../../kernel/id.ts';
import { knownFor } from '../queries/known-programmes.ts';
import type { IatiFile } from '../rules/iati-file.ts';
import { changesAnything } from '../rules/import-plan.ts';
import { planImport } from '../rules/plan-import.ts';
import { readIatiFile } from '../xml/read-iati-file.ts';
import { exampleFiles, realFile, streamed, withStandard } from '../xml/standard-files.ts';
import { importIati } from './import-iati.ts';

const db = await testDatabase();

async function fileFrom(bytes: string | Uint8Array): Promise<IatiFile> {
  const outcome = await readIatiFile(streamed(bytes, 65_536));
  assert.ok(outcome.ok);
  return outcome.value;
}

const inputOf = async (bytes: Uint8Array) => ({
  file: await fileFrom(bytes),
  fileName: 'publication.xml',
  sha256: createHash('sha256').update(bytes).digest('hex'),
});

test(
  'the real publication arrives whole, in one entry, and a second time nothing changes',
  withStandard,
  async () => {
    const cast = await makeCast(db);
    const officer = cast.as('programme_officer');
    const input = await inputOf(readFileSync(realFile));
    const before = Date.now();
    const { counts } = await doing(db, officer, importIati, input);
    const took = Date.now() - before;
    assert.ok(took < 20_000, `${took} ms`);
    assert.equal(counts.transactions, 565);
    const again = await db.read(officer, async (tx) =>
      planImport(input.file, await knownFor(tx, cast.institute.id, input.file), { newId }),
    );
    assert.deepEqual(again.refusals, []);
    assert.equal(again.counts.created + again.counts.updated, 0);
    assert.equal(changesAnything(again), false);
    console.log(took, 'ms', counts);
  },
);
void exampleFiles;
