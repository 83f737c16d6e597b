import assert from 'node:assert/strict';
import { test } from 'node:test';
import { testApp } from '../../../../test/support/app.ts';
import { makeCast } from '../../../../test/support/cast.ts';
import { testDatabase } from '../../../../test/support/cluster.ts';
import { programmeOf } from '../../../../test/support/union-work.ts';
import { addDays, todayIn } from '../../../kernel/calendar-day.ts';
import { paths } from '../../../paths.ts';
import { appraisalOf } from '../queries/appraisals.ts';

const db = await testDatabase();
const app = testApp(db);
const today = todayIn();
const dayOf = (day: string) => day.split('-').reverse().join('/');

const prepared = async () => {
  const cast = await makeCast(db);
  const { programmeId } = await programmeOf(db, cast);
  return {
    cast,
    programmeId,
    me: app.as(cast.as('programme_officer')),
    file: paths.programmeFile({ id: programmeId }),
    appraisal: () => db.read(cast.system, (tx) => appraisalOf(tx, cast.institute.id, programmeId)),
  };
};

test('a question without a day on which it is due waits since it was asked, and is not late', async () => {
  const { me, programmeId } = await prepared();
  const add = paths.newAppraisalQuestion({ id: programmeId });
  const asked = { askedOn: dayOf(addDays(today, -9)) };
  const lineOf = (text: string, question: string) =>
    (text.match(/<li[^>]*>[\s\S]*?<\/li>/g) ?? []).find((line) => line.includes(question));
  await me.post(add, { ...asked, question: 'Quand vous voulez ?' });
  await me.post(add, { ...asked, question: 'Pour hier ?', dueOn: dayOf(addDays(today, -1)) });
  const { text } = await me.get(paths.home());
  assert.match(lineOf(text, 'Pour hier ?') ?? '', /late/);
  assert.match(lineOf(text, 'Quand vous voulez ?') ?? '', /depuis 9 jours/);
  assert.doesNotMatch(lineOf(text, 'Quand vous voulez ?') ?? '', /late/);
});

test('a question entered by mistake is withdrawn with who, when and why; the history keeps it', async () => {
  const { cast, me, file, programmeId, appraisal } = await prepared();
  const asked = { question: 'Pour un autre programme ?', askedOn: dayOf(addDays(today, -9)) };
  await me.post(paths.newAppraisalQuestion({ id: programmeId }), asked);
  const [{ questionId: id, entryNo } = { questionId: '', entryNo: 0 }] = await appraisal();
  const withdrawal = paths.withdrawAppraisalQuestion({ id });
  assert.ok((await me.get(file)).text.includes(withdrawal));
  assert.match((await me.get(withdrawal)).text, /Pour un autre programme/);
  const typed = {
    byFunction: 'Direction',
    withdrawnOn: dayOf(today),
    reason: 'Lettre d’un autre dossier',
    version: String(entryNo),
  };
  assert.match((await me.post(withdrawal, { ...typed, reason: '' })).text, /href="#f-reason"/);
  const early = { ...typed, withdrawnOn: dayOf(addDays(today, -20)) };
  assert.match((await me.post(withdrawal, early)).text, /href="#f-withdrawnOn"/);
  assert.equal((await me.post(withdrawal, { ...typed, version: '1' })).status, 422, 'not what was seen');
  assert.equal((await app.as(cast.as('finance_officer')).post(withdrawal, typed)).status, 403);
  const other = app.as((await makeCast(db)).as('programme_officer'));
  assert.equal((await other.post(withdrawal, typed)).status, 404);
  assert.equal((await me.post(withdrawal, typed)).status, 303);
  assert.deepEqual(await appraisal(), []);
  assert.doesNotMatch((await me.get(paths.home())).text, /Pour un autre programme/);
  assert.equal((await me.get(withdrawal)).status, 404, 'it is withdrawn once');
  const history = (await me.get(paths.history({ kind: 'programme', id: programmeId }))).text;
  for (const words of [/a retiré une question/, /Pour un autre programme/, /Lettre d’un autre dossier/])
    assert.match(history, words);
});
