import assert from 'node:assert/strict';
import { test } from 'node:test';
import { testApp } from '../../../../test/support/app.ts';
import { doing } from '../../../../test/support/cast.ts';
import { testDatabase } from '../../../../test/support/cluster.ts';
import { grantedSubsidy } from '../../../../test/support/granted-subsidy.ts';
import { decided } from '../../../../test/support/obligations.ts';
import { paths } from '../../../paths.ts';
import { adoptObligations } from '../../obligations/commands/adopt-obligations.ts';
import { obligations } from '../../obligations/queries/obligation-clock.ts';

const db = await testDatabase();
const app = testApp(db);

test('a claim that is filed leads to its obligation, with day and reference filled in; a withdrawn one is none', async () => {
  const { cast, prepare, step, institute, programmeId } = await grantedSubsidy(db);
  await doing(db, cast.system, adoptObligations, {});
  await decided(db, cast, programmeId);
  const [owed] = await db.read(cast.system, (tx) =>
    obligations(tx, institute, { code: 'claim', subjectId: programmeId, year: 2024 }),
  );
  const page = paths.obligation({ id: owed!.id });
  const finance = app.as(cast.as('finance_officer', { language: 'en' }));
  const claim = async () => {
    const prepared = await prepare(0, 'plain', { on: '2024-02-01' });
    assert.ok(prepared.done);
    const typed = { step: 'filed', on: '02/02/2024', reference: 'DGD-24/7' };
    const { location } = await finance.post(paths.takeClaimStep({ id: prepared.value.id }), typed);
    assert.equal(location, page);
    return prepared.value.id;
  };
  const filled = /value="02\/02\/2024"[\s\S]*value="DGD-24\/7"/;
  const missing = /No claim of the year is filed/;
  const before = (await finance.get(page)).text;
  assert.match(before, missing);
  assert.match(before, new RegExp(`<a href="${paths.instalments({ id: programmeId })}">Instalments`));
  const id = await claim();
  const after = (await finance.get(page)).text;
  assert.match(after, filled);
  assert.doesNotMatch(after, missing);
  assert.ok((await step(id, 'withdrawn', { on: '2024-02-03' })).done);
  const withdrawn = (await finance.get(page)).text;
  assert.doesNotMatch(withdrawn, filled);
  assert.match(withdrawn, missing);
  await claim();
  const typed = { version: '0', filedOn: '02/02/2024', channel: 'mail', receipt: 'DGD-24/7' };
  assert.equal((await finance.post(paths.fileObligation({ id: owed!.id }), typed)).status, 303);
  assert.doesNotMatch((await finance.get(page)).text, filled, 'it is on record now');
});
