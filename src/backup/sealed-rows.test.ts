import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { gunzipSync } from 'node:zlib';
import { answersOf, filing, fullMarks } from '../../test/support/assessment.ts';
import { doing, makeCast } from '../../test/support/cast.ts';
import { testPlace } from '../../test/support/cluster.ts';
import { adoptQuestionnaires } from '../areas/partners/commands/adopt-questionnaires.ts';
import { openAssessmentRound } from '../areas/partners/commands/open-assessment-round.ts';
import { registerOrganisation } from '../areas/partners/commands/register-organisation.ts';
import { startPartnership } from '../areas/partners/commands/start-partnership.ts';
import { roundsHeld, sheetsSeen } from '../areas/partners/queries/assessments.ts';
import type { DatabasePlace } from '../db/open.ts';
import { folderStore } from '../files/store.ts';
import { openShieldKey } from '../secrets/shield-key.ts';
import { makeBackup } from './make-backup.ts';
import { openBackup } from './open-backup.ts';
import { type RestoreOrder, restoreBackup, ShieldKeyWanted } from './restore-backup.ts';

const folder = mkdtempSync(join(tmpdir(), 'relais-sealed-rows-'));
after(() => rmSync(folder, { recursive: true }));
const [place, other] = [await testPlace(), await testPlace()] as [DatabasePlace, DatabasePlace];
const db = place.open();
after(() => db.close());
const shieldKey = openShieldKey(join(folder, 'keys'));
const files = folderStore(join(folder, 'files'));

const { institute, system, as } = await makeCast(db);
await doing(db, system, adoptQuestionnaires, {});
const union = { name: 'Union', kind: 'national_union', country: 'BJ' };
const { id: organisationId } = await doing(db, system, registerOrganisation, union);
const begun = { organisationId, fromOn: '2022-01-01' };
const { id: partnershipId } = await doing(db, system, startPartnership, begun);
const coordinator = as('partner_coordinator', { partnerships: [partnershipId] });
const { id: roundId } = await doing(db, coordinator, openAssessmentRound, { partnershipId, kind: 'tuoc' });
const answers = answersOf(fullMarks('tuoc', 2), { threats: 'The strike fund is empty' });
await filing(db, coordinator, roundId, answers);
const from = join(folder, 'office.tar');
await makeBackup({
  ownerUrl: place.ownerUrl,
  files,
  shieldKey,
  demoFile: join(folder, 'demo.json'),
  out: from,
});

const restored = async (order: Partial<RestoreOrder>) => {
  const answer = await restoreBackup({
    from,
    place: other,
    files,
    demoFile: join(folder, 'demo.json'),
    beforeReplacing: async () => {},
    ...order,
  });
  const office = other.open();
  try {
    const sheets = await office.read(coordinator, (tx) => sheetsSeen(tx, institute.id, [roundId]));
    const held = await office.read(system, (tx) => roundsHeld(tx, institute.id, partnershipId));
    return { answer, sheets, held };
  } finally {
    await office.close();
  }
};

test('what is a partner’s alone stands nowhere in clear in a backup', async () => {
  assert.doesNotMatch(readFileSync(from, 'latin1'), /strike fund/);
  const backup = await openBackup(from);
  try {
    const stated = backup.manifest.tables.filter(({ sealed }) => sealed);
    assert.deepEqual(
      stated.map(({ name, rows }) => [name, rows]),
      [['assessment_sheets', 1]],
    );
    for (const { name } of backup.manifest.tables)
      for await (const line of backup.lines(name)) assert.doesNotMatch(line, /strike fund/, name);
    assert.equal(backup.manifest.shieldKey, shieldKey.fingerprint);
  } finally {
    await backup.close();
  }
  // The parts are compressed one by one: each is looked into, the sealed one too.
  const whole = readFileSync(from);
  for (
    let at = whole.indexOf('\x1f\x8b\x08', 0, 'latin1');
    at >= 0;
    at = whole.indexOf('\x1f\x8b\x08', at + 1, 'latin1')
  )
    assert.doesNotMatch(unzipped(whole.subarray(at)), /strike fund/);
});

const unzipped = (bytes: Uint8Array): string => {
  try {
    return gunzipSync(bytes, { finishFlush: 2 }).toString('latin1');
  } catch {
    return '';
  }
};

test('the partner finds its sheet again where the backup is restored with the key of the office', async () => {
  const { answer, sheets } = await restored({ shieldKey });
  assert.equal(sheets[0]?.answers.threats, 'The strike fund is empty');
  assert.equal(answer.leftOutRows, 0);
});

test('without the key nothing is restored, and without what is sealed only the sheets are missing', async () => {
  for (const key of [undefined, openShieldKey(join(folder, 'foreign'))])
    await assert.rejects(restored({ shieldKey: key }), (error) => {
      assert.ok(error instanceof ShieldKeyWanted);
      assert.match(error.message, /1 sheets of partners/);
      return true;
    });
  const { answer, sheets, held } = await restored({ withoutShielded: true });
  assert.deepEqual(sheets, []);
  assert.equal(held.length, 1);
  assert.equal(answer.leftOutRows, 1);
});
