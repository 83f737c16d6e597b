import assert from 'node:assert/strict';
import { test } from 'node:test';
import { testApp } from '../../../../test/support/app.ts';
import { doing, makeCast } from '../../../../test/support/cast.ts';
import { testDatabase } from '../../../../test/support/cluster.ts';
import { clockOf, letter } from '../../../../test/support/obligations.ts';
import { storyWork } from '../../../../test/support/story-work.ts';
import { perform } from '../../../command/perform.ts';
import { todayIn, yearOf } from '../../../kernel/calendar-day.ts';
import { newId } from '../../../kernel/id.ts';
import { paths } from '../../../paths.ts';
import { recordConsent } from '../../activities/commands/record-consent.ts';
import { withdrawConsent } from '../../activities/commands/withdraw-consent.ts';
import { fileObligation } from '../../obligations/commands/file-obligation.ts';
import { moveObligation } from '../../obligations/commands/move-obligation.ts';
import { takeBackObligationDate } from '../../obligations/commands/take-back-obligation-date.ts';
import { takeBackObligationFact } from '../../obligations/commands/take-back-obligation-fact.ts';
import { documentsOf } from '../queries/documents.ts';
import { askDerogation } from './ask-derogation.ts';
import { decideDerogation } from './decide-derogation.ts';
import { withdrawDocument } from './withdraw-document.ts';

const db = await testDatabase();
const app = testApp(db);

const prepared = async () => {
  const work = await storyWork(db);
  const { cast, officer } = work;
  const only = async (kind: string, id: string) =>
    (await db.read(officer, (tx) => documentsOf(tx, cast.institute.id, { kind, id })))[0]!.id;
  const refused = async (id: string) => {
    const outcome = await perform(db, officer, withdrawDocument, newId(), { id, reason: 'Wrong paper' });
    return outcome.done ? undefined : outcome.problem?.key;
  };
  return { ...work, only, refused };
};

test('the paper of a consent is not withdrawn while the consent stands', async () => {
  const { me, officer, activityId, storyId, consent, only, refused } = await prepared();
  const { id: consentId } = await doing(db, me, recordConsent, consent);
  const paper = await only('activity', activityId);
  assert.equal(await refused(paper), 'records.rests-consent');
  const page = await app.as(officer).post(paths.withdrawDocument({ id: paper }), { reason: 'Wrong paper' });
  assert.equal(page.status, 422);
  assert.match(page.text, /retirez d’abord le consentement/);
  assert.match(page.text, /Wrong paper/);
  await doing(db, me, withdrawConsent, { consentId, withdrawnOn: '2026-04-01' });
  assert.equal(await refused(paper), undefined);
  const story = (await app.as(officer).get(paths.story({ id: storyId }))).text;
  assert.ok(!story.includes(paths.document({ id: paper })), 'no link that leads nowhere');
});

test('the donor’s letter is not withdrawn under the day that it derogated', async () => {
  const cast = await makeCast(db);
  const { owed } = await clockOf(db, cast);
  const { id } = await owed('performance-scores', yearOf(todayIn()) - 2);
  const officer = cast.as('director');
  const said = { grantedBy: 'donor', grantedOn: '2026-01-05', letterReference: 'DGD/12', letter };
  await doing(db, officer, moveObligation, { obligationId: id, version: 0, dueOn: '2030-01-31', ...said });
  const subject = { kind: 'obligation', id };
  const [paper] = await db.read(officer, (tx) => documentsOf(tx, cast.institute.id, subject));
  const withdrawn = () =>
    perform(db, officer, withdrawDocument, newId(), { id: paper!.id, reason: 'Wrong paper' });
  const refused = await withdrawn();
  assert.equal(!refused.done && refused.problem?.key, 'records.rests-date');
  const { dateNo } = await owed('performance-scores', yearOf(todayIn()) - 2);
  await doing(db, officer, takeBackObligationDate, {
    obligationId: id,
    version: dateNo,
    reason: 'Of another programme',
  });
  assert.ok((await withdrawn()).done);
});

test('a receipt stays under the filing that it proves, which a correction without another keeps', async () => {
  const cast = await makeCast(db);
  const { owed } = await clockOf(db, cast);
  const year = yearOf(todayIn()) - 2;
  const { id } = await owed('performance-scores', year);
  const officer = cast.as('director');
  const filed = { obligationId: id, filedOn: `${year + 1}-04-30`, channel: 'extranet' };
  await doing(db, officer, fileObligation, { ...filed, version: 0, receiptFile: letter });
  const subject = { kind: 'obligation', id };
  const [paper] = await db.read(officer, (tx) => documentsOf(tx, cast.institute.id, subject));
  const { closingNo } = await owed('performance-scores', year);
  const corrected = { ...filed, version: closingNo, channel: 'mail', correction: true, reason: 'By mail' };
  await doing(db, officer, fileObligation, corrected);
  const standing = await owed('performance-scores', year);
  assert.equal(standing.receiptId, paper!.id);
  const page = await app.as(cast.as('director', { language: 'en' })).get(paths.obligation({ id }));
  assert.match(
    page.text,
    new RegExp(`Version 1 filed[^]*<a href="${paths.document({ id: paper!.id })}">Receipt`),
  );
  const withdrawn = () =>
    perform(db, officer, withdrawDocument, newId(), { id: paper!.id, reason: 'Wrong paper' });
  const refused = await withdrawn();
  assert.equal(!refused.done && refused.problem?.key, 'records.rests-filing');
  const back = {
    obligationId: id,
    fact: 'filing',
    version: standing.closingNo,
    reason: 'Of another outcome',
  };
  await doing(db, officer, takeBackObligationFact, back);
  assert.ok((await withdrawn()).done);
});

test('the donor’s letter is not withdrawn under the derogation that it grants', async () => {
  const { cast, officer, activityId, only, refused } = await prepared();
  const subject = { kind: 'activity', id: activityId };
  const days = { from: '2027-01-01', until: '2027-12-31' };
  const input = { ruleId: 'A2-plan-line', subject, origin: 'donor', reason: 'Flood', ...days };
  const { id: derogationId } = await doing(db, officer, askDerogation, input);
  const decide = (decision: string, more: object) =>
    doing(db, cast.as('director'), decideDerogation, {
      ...{ derogationId, origin: 'donor', decision, reason: 'Because', decidedOn: '2026-01-05' },
      ...more,
    });
  await decide('granted', { letterReference: 'DGD/12', letter });
  const paper = await only('derogation', derogationId);
  assert.equal(await refused(paper), 'records.rests-derogation');
  await decide('withdrawn', { letterReference: 'DGD/13' });
  assert.equal(await refused(paper), undefined);
});
