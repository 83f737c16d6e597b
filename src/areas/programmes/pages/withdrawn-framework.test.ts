import assert from 'node:assert/strict';
import { test } from 'node:test';
import { testApp } from '../../../../test/support/app.ts';
import { doing, makeCast } from '../../../../test/support/cast.ts';
import { testDatabase } from '../../../../test/support/cluster.ts';
import { programmeOf } from '../../../../test/support/union-work.ts';
import { addDays, todayIn, yearOf } from '../../../kernel/calendar-day.ts';
import { paths } from '../../../paths.ts';
import { whatIsMissing } from '../../obligations/queries/what-is-missing.ts';
import { addCommitment } from '../commands/add-commitment.ts';
import { addContribution } from '../commands/add-contribution.ts';
import { addFramework } from '../commands/add-framework.ts';
import { addFrameworkTarget } from '../commands/add-framework-target.ts';
import { recordDonorDialogue } from '../commands/record-donor-dialogue.ts';

const db = await testDatabase();
const app = testApp(db);
const today = todayIn();
const thisYear = yearOf(today);
const said = (fr: string) => ({ fr: { text: fr, source: true as const } });
const typed = { version: '1', reason: 'Saisi deux fois' };

const prepared = async () => {
  const cast = await makeCast(db);
  const { programmeId, outcomeId } = await programmeOf(db, cast, thisYear);
  const period = { fromOn: `${thisYear}-01-01`, untilOn: `${thisYear + 4}-12-31` };
  const framework = { name: said('Travail décent'), kind: 'decent_work', ...period };
  const { id: frameworkId } = await doing(db, cast.system, addFramework, framework);
  const target = { frameworkId, code: 'C1', title: said('La liberté syndicale') };
  const { id: targetId } = await doing(db, cast.system, addFrameworkTarget, target);
  const dialogue = { programmeId, kind: 'strategic', frameworkId, heldOn: `${thisYear}-01-01` };
  const { id: dialogueId } = await doing(db, cast.system, recordDonorDialogue, {
    ...dialogue,
    participants: 'Direction générale',
    summary: 'Progrès du cadre',
  });
  return {
    cast,
    programmeId,
    outcomeId,
    targetId,
    frameworkId,
    dialogueId,
    target,
    me: app.as(cast.as('programme_officer', { language: 'en' })),
    framework: paths.framework({ id: frameworkId }),
    history: paths.history({ kind: 'strategic_framework', id: frameworkId }),
    ofFramework: paths.withdrawFramework({ id: frameworkId }),
    ofTarget: paths.withdrawFrameworkTarget({ id: targetId }),
    ofDialogue: paths.withdrawDonorDialogue({ id: dialogueId }),
  };
};

test('a dialogue that was not held is withdrawn with a reason: it answers no obligation and nothing promised in it waits', async () => {
  const { cast, me, programmeId, dialogueId, framework, ofDialogue } = await prepared();
  const promise = { dialogueId, what: 'Envoyer la note', byFunction: 'Direction', dueOn: addDays(today, 5) };
  await doing(db, cast.system, addCommitment, promise);
  const missing = async () =>
    [...(await db.read(cast.as('director'), (tx) => whatIsMissing(tx, cast.institute.id))).keys()].filter(
      (key) => key === `strategic-dialogue ${cast.institute.id} ${thisYear}`,
    );
  assert.deepEqual(await missing(), []);
  assert.match((await me.get(paths.home())).text, /Envoyer la note/);
  assert.ok((await me.get(paths.donorDialogue({ id: dialogueId }))).text.includes(ofDialogue));
  const unsaid = await me.post(ofDialogue, { ...typed, reason: '' });
  assert.equal(unsaid.status, 422);
  assert.match(unsaid.text, /href="#f-reason"/);
  assert.equal((await me.post(ofDialogue, { ...typed, version: '7' })).status, 422, 'not what was seen');
  assert.equal((await me.post(ofDialogue, typed)).status, 303);
  assert.equal((await missing()).length, 1);
  assert.doesNotMatch((await me.get(paths.home())).text, /Envoyer la note/);
  for (const page of [framework, paths.programmeFile({ id: programmeId })])
    assert.doesNotMatch((await me.get(page)).text, /Direction générale/, page);
  assert.equal((await me.get(paths.donorDialogue({ id: dialogueId }))).status, 404);
  const history = await me.get(paths.history({ kind: 'donor_dialogue', id: dialogueId }));
  assert.match(history.text, /Saisi deux fois/);
});

test('a target is withdrawn while nobody contributes to it, and its code is free again', async () => {
  const { cast, me, programmeId, outcomeId, targetId, target, framework, history, ofTarget } =
    await prepared();
  const contribution = { targetId, programmeId, outcomeId, text: said('Des cercles') };
  const { id } = await doing(db, cast.system, addContribution, contribution);
  const refused = await me.post(ofTarget, typed);
  assert.equal(refused.status, 422);
  assert.match(refused.text, /contributes to this target/);
  await me.post(paths.removeContribution({ id }), { version: '1' });
  assert.equal((await me.post(ofTarget, typed)).status, 303);
  assert.doesNotMatch((await me.get(framework)).text, /La liberté syndicale/);
  for (const words of [/La liberté syndicale/, /Saisi deux fois/])
    assert.match((await me.get(history)).text, words);
  await doing(db, cast.system, addFrameworkTarget, target);
  assert.match((await me.get(framework)).text, /La liberté syndicale/);
});

test('a framework is withdrawn once no target and no dialogue of it stands', async () => {
  const { me, framework, history, ofFramework, ofTarget, ofDialogue } = await prepared();
  const refused = await me.post(ofFramework, typed);
  assert.equal(refused.status, 422);
  assert.match(refused.text, /hangs on this framework/);
  for (const form of [ofTarget, ofDialogue]) assert.equal((await me.post(form, typed)).status, 303);
  assert.equal((await me.post(ofFramework, typed)).status, 303);
  assert.equal((await me.get(framework)).status, 404);
  assert.doesNotMatch((await me.get(paths.frameworks())).text, /Travail décent/);
  assert.match((await me.get(history)).text, /Saisi deux fois/);
});

test('only who keeps programmes withdraws, in its own institute', async () => {
  const { cast, ofFramework, ofTarget, ofDialogue } = await prepared();
  const other = app.as((await makeCast(db)).as('programme_officer'));
  for (const form of [ofFramework, ofTarget, ofDialogue]) {
    assert.equal((await app.as(cast.as('finance_officer')).post(form, typed)).status, 403);
    assert.equal((await other.post(form, typed)).status, 404);
  }
});
