import assert from 'node:assert/strict';
import { test } from 'node:test';
import { testApp } from '../../../../test/support/app.ts';
import { doing } from '../../../../test/support/cast.ts';
import { testDatabase } from '../../../../test/support/cluster.ts';
import { reportingOffice, reportYear, told } from '../../../../test/support/reporting.ts';
import { perform } from '../../../command/perform.ts';
import { newId } from '../../../kernel/id.ts';
import { paths } from '../../../paths.ts';
import { reviewReport } from '../../results/commands/review-report.ts';
import { takeBackApproval } from '../../results/commands/take-back-approval.ts';
import { fileProgramme } from './file-programme.ts';

const db = await testDatabase();
const app = testApp(db);
const { cast, programme, officer, indicator, open } = await reportingOffice(db);
const director = cast.as('director', { language: 'en' });

test('figures that were filed with the donor keep their approval; one that came after the filing does not rest on it', async () => {
  await db.write(cast.system, (tx) =>
    tx
      .updateTable('outcomes')
      .set({ aims: ['O2'] })
      .where('programme_id', '=', programme.id)
      .execute(),
  );
  const [first, second] = [await indicator(), await indicator()];
  const [early, late] = [await open([first]), await open([second])];
  const approving = async (sheet: typeof early, indicatorId: string) => {
    assert.equal(told(await sheet.submitting([{ indicatorId, value: '3' }])), 'done');
    const { report, figures } = await sheet.now();
    const { id: reportId, version } = report;
    const seen = figures.map(({ rowId }) => rowId);
    await doing(db, officer, reviewReport, { reportId, version, seen, approveRest: true });
  };
  const takingBack = async (sheet: typeof early) => {
    const { id: reportId, version } = (await sheet.now()).report;
    const input = { reportId, version, reason: 'Too soon' };
    return told(await perform(db, director, takeBackApproval, newId(), input));
  };
  await approving(early, first);
  const account = { programmeId: programme.id, kind: 'yearly_account' };
  await doing(db, director, fileProgramme, { ...account, year: reportYear });
  await approving(late, second);
  assert.equal(await takingBack(early), 'results.approval-was-filed');
  const { id } = (await early.now()).report;
  const refused = await app.as(director).get(paths.takeBackApproval({ id }));
  assert.equal(refused.status, 403);
  assert.match(refused.text, /were filed with the donor on/);
  assert.equal(await takingBack(late), 'done');
});
