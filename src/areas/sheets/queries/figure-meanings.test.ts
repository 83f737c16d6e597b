import assert from 'node:assert/strict';
import { test } from 'node:test';
import { testDatabase } from '../../../../test/support/cluster.ts';
import { reportingOffice } from '../../../../test/support/reporting.ts';
import { wordsIn } from '../../../text/words.ts';
import { programmeById } from '../../programmes/queries/programmes.ts';
import { sheetExport } from './sheet-export.ts';

const db = await testDatabase();

test('a workbook of measurements says what each indicator counts and what shows it, of those that the person reads', async () => {
  const { cast, programme, partner, officer, indicator } = await reportingOffice(db);
  const said = (text: string) => ({
    description: { en: { text, source: true } },
    sourceOfVerification: 'Register',
  });
  await indicator({ code: '1.1', ...said('Members who paid') });
  await indicator({ code: '1.2' });
  await indicator({ outcomeId: programme.outcomes[1], code: '2.1', ...said('Cases in court') });
  const lines = (actor: typeof partner) =>
    db.read(actor, async (tx) => {
      const found = await programmeById(tx, cast.institute.id, programme.id);
      const exported = { kind: 'measurements', programme: found! } as const;
      const { readMe } = await sheetExport(tx, cast.institute.id, exported, wordsIn('en'));
      return readMe.filter((line) => /^\d\.\d/.test(line));
    });
  const first = '1.1 Membres: Members who paid · Means of verification: Register';
  assert.deepEqual(await lines(partner), [first]);
  assert.deepEqual(await lines(officer), [
    first,
    '2.1 Membres: Cases in court · Means of verification: Register',
  ]);
});
