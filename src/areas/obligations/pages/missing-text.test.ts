import assert from 'node:assert/strict';
import { test } from 'node:test';
import { testApp } from '../../../../test/support/app.ts';
import { doing, makeCast } from '../../../../test/support/cast.ts';
import { testDatabase } from '../../../../test/support/cluster.ts';
import { clockOf, letter } from '../../../../test/support/obligations.ts';
import { todayIn, yearOf } from '../../../kernel/calendar-day.ts';
import { paths } from '../../../paths.ts';
import { recordDonorDialogue } from '../../programmes/commands/record-donor-dialogue.ts';
import { decideObligation } from '../commands/decide-obligation.ts';
import { fileObligation } from '../commands/file-obligation.ts';

const db = await testDatabase();
const told = yearOf(todayIn()) - 2;

test('of each obligation that is not closed it is said what is missing: facts, the filing, the document, the next version', async () => {
  const cast = await makeCast(db);
  const { owed, programmeId } = await clockOf(db, cast);
  const reader = testApp(db).as(cast.as('finance_officer', { language: 'en' }));
  const missing = async (code: string) => {
    const { text } = await reader.get(paths.obligation({ id: (await owed(code, told)).id }));
    return /What is missing<\/dt>\s*<dd[^>]*>([^<]*)/.exec(text)?.[1]?.trim();
  };
  assert.match((await missing('financial-report')) ?? '', /accounts of the year are not frozen/);
  assert.match(
    (await missing('annual-accounts')) ?? '',
    /^Annual accounts and report of the statutory auditor: neither the document/,
  );
  assert.match((await missing('institutional-dialogue')) ?? '', /No institutional dialogue/);
  await doing(db, cast.system, recordDonorDialogue, {
    ...{ kind: 'institutional', programmeId, heldOn: `${told}-03-12` },
    ...{ participants: 'DGD', summary: 'Progress' },
  });
  assert.match((await missing('institutional-dialogue')) ?? '', /nothing is missing but the filing itself/);
  const { id: obligationId } = await owed('annual-accounts', told);
  const filed = { obligationId, version: 0, filedOn: todayIn(), channel: 'mail', receipt: 'R1' };
  await doing(db, cast.system, fileObligation, filed);
  assert.equal((await missing('annual-accounts')) ?? '', '');
  await doing(db, cast.system, decideObligation, {
    ...{ obligationId, version: 0, filingVersion: 1, decision: 'questions', decidedOn: todayIn() },
    ...{ letterReference: 'B1', letter },
  });
  assert.match((await missing('annual-accounts')) ?? '', /next version is not filed/);
});
