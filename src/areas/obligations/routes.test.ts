import assert from 'node:assert/strict';
import { test } from 'node:test';
import { testApp } from '../../../test/support/app.ts';
import { doing, makeCast } from '../../../test/support/cast.ts';
import { testDatabase } from '../../../test/support/cluster.ts';
import { clockOf, letter } from '../../../test/support/obligations.ts';
import { partnerOf } from '../../../test/support/union-work.ts';
import { perform } from '../../command/perform.ts';
import { todayIn, yearOf } from '../../kernel/calendar-day.ts';
import { newId } from '../../kernel/id.ts';
import { NotAllowed, NotFound } from '../../kernel/problem.ts';
import { paths, withQuery } from '../../paths.ts';
import { decideObligation } from './commands/decide-obligation.ts';
import { fileObligation } from './commands/file-obligation.ts';
import { moveObligation } from './commands/move-obligation.ts';
import { reviseObligationKind } from './commands/revise-obligation-kind.ts';
import { takeOverObligation } from './commands/take-over-obligation.ts';
import { obligationFacts } from './queries/obligation-facts.ts';

const db = await testDatabase();
const app = testApp(db);
const en = { language: 'en' } as const;

const prepared = async () => {
  const cast = await makeCast(db);
  const clock = await clockOf(db, cast);
  return { cast, ...clock, finance: app.as(cast.as('finance_officer', en)) };
};

const thisYear = yearOf(todayIn());
/** The year that the reports of these tests are about, and the one in which they are due: both are over. */
const told = thisYear - 2;
const due = thisYear - 1;

const fieldsOf = (refused: object): string[] => Object.keys((refused as { fields?: object }).fields ?? {});

test('the year of a programme shows each day, what is missing and how it stands', async () => {
  const { programmeId, finance } = await prepared();
  const { status, text } = await finance.get(
    withQuery(paths.programmeYear({ id: programmeId }), { year: String(due) }),
  );
  assert.equal(status, 200);
  const row = (told: string) => new RegExp(told.replaceAll('…', '(?:(?!</tr>)[^])*'));
  assert.match(
    text,
    row(`Financial report…by 30/06/${due}…The accounts of the year are not frozen…>late</span>`),
  );
  assert.match(text, row('IATI sheet…The outcome has no indicator'));
  const file = await finance.get(
    withQuery(paths.programmeYear({ id: programmeId }), { year: String(due), format: 'csv' }),
  );
  assert.match(file.text, new RegExp(`${due}-06-30|30/06/${due}`));
});

test('filing closes; a bad day is told beside its field and nothing typed is lost; again is the next version', async () => {
  const { owed, finance } = await prepared();
  const { id } = await owed('financial-report', told);
  const typed = { version: '0', channel: 'extranet', receipt: 'R-17' };
  const wrong = await finance.post(paths.fileObligation({ id }), { ...typed, filedOn: `31/02/${due}` });
  assert.equal(wrong.status, 422);
  assert.match(wrong.text, /id="f-filing-filedOn-error"/);
  assert.match(wrong.text, /value="R-17"/);
  const kept = await finance.post(paths.fileObligation({ id }), { ...typed, filedOn: `20/06/${due}` });
  assert.equal(kept.status, 303);
  const filed = await owed('financial-report', told);
  assert.deepEqual([filed.filingVersion, filed.filedOn, filed.receipt], [1, `${due}-06-20`, 'R-17']);
  const stale = await finance.post(paths.fileObligation({ id }), { ...typed, filedOn: `25/06/${due}` });
  assert.equal(stale.status, 422);
  const next = { ...typed, version: String(filed.closingNo), filedOn: `25/06/${due}` };
  assert.equal((await finance.post(paths.fileObligation({ id }), next)).status, 303);
  assert.equal((await owed('financial-report', told)).filingVersion, 2);
});

test('the forms of the page share no id, and what is wrong leads to the field of its own form', async () => {
  const { owed, finance } = await prepared();
  const { id } = await owed('financial-report', told);
  const filed = { version: '0', channel: 'extranet', filedOn: `10/06/${due}` };
  assert.equal((await finance.post(paths.fileObligation({ id }), filed)).status, 303);
  const { closingNo } = await owed('financial-report', told);
  const correction = { ...filed, version: String(closingNo), correction: 'on', filedOn: `11/06/${due}` };
  const { text } = await finance.post(paths.fileObligation({ id }), correction);
  const ids = [...text.matchAll(/ id="([^"]+)"/g)].map(([, each]) => each);
  assert.deepEqual(
    ids.filter((each, at) => ids.indexOf(each) !== at),
    [],
  );
  assert.match(text, /href="#f-filing-reason"/);
  assert.ok(ids.includes('f-filing-reason'));
});

test('a correction takes the place of a version and says why; what stood stays readable', async () => {
  const { cast, owed } = await prepared();
  const { id: obligationId } = await owed('financial-report', told);
  const said = { obligationId, channel: 'mail' };
  await doing(db, cast.system, fileObligation, { ...said, version: 0, filedOn: `${due}-06-20` });
  const version = (await owed('financial-report', told)).closingNo ?? 0;
  const change = { ...said, version, filedOn: `${due}-06-19`, correction: true };
  assert.deepEqual(fieldsOf(await perform(db, cast.system, fileObligation, newId(), change)), ['reason']);
  const unsaid = { ...change, correction: false, reason: 'Date of the receipt' };
  assert.deepEqual(fieldsOf(await perform(db, cast.system, fileObligation, newId(), unsaid)), ['correction']);
  await doing(db, cast.system, fileObligation, { ...change, reason: 'Date of the receipt' });
  const row = await owed('financial-report', told);
  assert.deepEqual([row.filingVersion, row.filedOn], [1, `${due}-06-19`]);
  const facts = await db.read(cast.as('director'), (tx) =>
    obligationFacts(tx, cast.institute.id, obligationId),
  );
  assert.deepEqual(
    facts.map(({ on, replaced }) => [on, replaced]),
    [
      [`${due}-06-19`, false],
      [`${due}-06-20`, true],
    ],
  );
});

test('the donor’s decision needs a filing and a letter; a refusal opens the obligation again', async () => {
  const { cast, owed, finance, programmeId } = await prepared();
  const { id: obligationId } = await owed('financial-report', told);
  const said = { obligationId, version: 0, filingVersion: 1, decision: 'refused', decidedOn: `${due}-09-01` };
  const decided = { ...said, letterReference: 'D4/77', letter };
  const early = await perform(db, cast.system, decideObligation, newId(), decided);
  assert.deepEqual('problem' in early && early.problem, { key: 'obligations.not-filed-yet' });
  const filing = { obligationId, version: 0, filedOn: `${due}-06-20`, channel: 'extranet' };
  await doing(db, cast.system, fileObligation, filing);
  const without = await perform(db, cast.system, decideObligation, newId(), {
    ...decided,
    letter: undefined,
  });
  assert.deepEqual(fieldsOf(without), ['letter']);
  await doing(db, cast.system, decideObligation, decided);
  const { text } = await finance.get(paths.obligation({ id: obligationId }));
  assert.match(text, /refused[\s\S]*D4\/77/);
  const open = await finance.get(
    withQuery(paths.programmeYear({ id: programmeId }), { year: String(due), open: '1' }),
  );
  assert.match(open.text, new RegExp(obligationId));
  const { text: home } = await finance.get(paths.home());
  assert.match(
    home,
    /file again: Financial report/,
    'it waits since the donor spoke, and is not late for that',
  );
});

test('a decision is about the version that its form was opened on, and that is the last one filed', async () => {
  const { cast, owed, finance } = await prepared();
  const { id: obligationId } = await owed('financial-report', told);
  const filing = { obligationId, filedOn: `${due}-06-20`, channel: 'extranet' };
  await doing(db, cast.system, fileObligation, { ...filing, version: 0 });
  const { text } = await finance.get(paths.obligation({ id: obligationId }));
  assert.match(text, /name="filingVersion" value="1"/);
  const version = (await owed('financial-report', told)).closingNo ?? 0;
  await doing(db, cast.system, fileObligation, { ...filing, version });
  const said = { obligationId, version: 0, decision: 'accepted', decidedOn: `${due}-09-01` };
  const decided = { ...said, letterReference: 'D4/77', letter };
  const late = await perform(db, cast.system, decideObligation, newId(), { ...decided, filingVersion: 1 });
  assert.equal('conflict' in late && late.conflict?.current['obligations.filingVersion'], 2);
  assert.equal((await owed('financial-report', told)).decision, null);
  await doing(db, cast.system, decideObligation, { ...decided, filingVersion: 2 });
  assert.equal((await owed('financial-report', told)).decision, 'accepted');
});

test('a derogated day holds and the legal day stays in sight; who sees to it can be another function', async () => {
  const { cast, owed, finance } = await prepared();
  const { id: obligationId } = await owed('financial-report', told);
  const granted = { grantedBy: 'file_manager', grantedOn: `${due}-06-01`, letterReference: 'D4/12', letter };
  const moving = { obligationId, version: 0, dueOn: `${due}-09-30`, ...granted };
  const legal = await perform(db, cast.system, moveObligation, newId(), { ...moving, dueOn: `${due}-06-30` });
  assert.deepEqual(fieldsOf(legal), ['dueOn']);
  await doing(db, cast.system, moveObligation, moving);
  const taking = { obligationId, version: 0, role: 'director', reason: 'Nobody in the post' };
  await doing(db, cast.system, takeOverObligation, taking);
  const row = await owed('financial-report', told);
  assert.deepEqual([row.legalOn, row.dueOn, row.role], [`${due}-06-30`, `${due}-09-30`, 'director']);
  const { text } = await finance.get(paths.obligation({ id: obligationId }));
  assert.match(text, new RegExp(`30 June ${due}[^]*30 September ${due}[^]*D4/12`));
});

test('a derogated day is taken back with a reason; the legal day holds again and the course tells both', async () => {
  const { cast, owed, finance } = await prepared();
  const { id: obligationId } = await owed('financial-report', told);
  const address = paths.takeBackObligationDate({ id: obligationId });
  const none = await finance.post(address, { version: '0', reason: 'No such letter' });
  assert.equal(none.status, 422);
  assert.match(none.text, /No derogated day stands here/);
  const granted = { grantedBy: 'file_manager', grantedOn: `${due}-06-01`, letterReference: 'D4/12', letter };
  const moving = { obligationId, version: 0, dueOn: `${due}-09-30`, ...granted };
  await doing(db, cast.system, moveObligation, moving);
  const version = String((await owed('financial-report', told)).dateNo);
  const unsaid = await finance.post(address, { version, reason: '' });
  assert.equal(unsaid.status, 422);
  assert.match(unsaid.text, /id="f-back-reason-error"/);
  const reader = app.as(cast.as('administrator'));
  assert.equal((await reader.post(address, { version, reason: 'A mistake' })).status, 403);
  assert.equal((await finance.post(address, { version, reason: 'It was another file' })).status, 303);
  const row = await owed('financial-report', told);
  assert.deepEqual([row.legalOn, row.dueOn, row.derogatedOn], [`${due}-06-30`, `${due}-06-30`, null]);
  const { text } = await finance.get(paths.obligation({ id: obligationId }));
  assert.match(text, new RegExp(`Derogated day taken back[^]*It was another file[^]*30/09/${due}`));
  const again = { ...moving, version: row.dateNo, dueOn: `${due}-10-31` };
  await doing(db, cast.system, moveObligation, again);
  assert.equal((await owed('financial-report', told)).dueOn, `${due}-10-31`);
});

test('a director changes a day and every dated obligation follows; another function may not', async () => {
  const { cast, owed } = await prepared();
  const row = await owed('final-evaluation', thisYear);
  const kind = {
    kindId: row.kindId,
    bound: 'by',
    role: 'director',
    citation: 'a letter',
    confidence: 'read',
  };
  const change = { ...kind, version: 1, yearsAfter: 1, month: 9, dayOfMonth: 30 };
  const officer = cast.as('programme_officer');
  await assert.rejects(perform(db, officer, reviseObligationKind, newId(), change), NotAllowed);
  const none = await perform(db, cast.system, reviseObligationKind, newId(), { ...change, dayOfMonth: 31 });
  assert.deepEqual(fieldsOf(none), ['dayOfMonth']);
  await doing(db, cast.as('director'), reviseObligationKind, change);
  assert.equal((await owed('final-evaluation', thisYear)).dueOn, `${thisYear + 1}-09-30`);
});

test('only the institute’s own staff read the clock; the donor reads what was filed and is owed, and no word of the house', async () => {
  const { cast, owed, programmeId, outcomeId } = await prepared();
  const { id: obligationId } = await owed('financial-report', told);
  const filing = {
    obligationId,
    version: 0,
    filedOn: `${due}-06-20`,
    channel: 'extranet',
    receipt: 'SECRET-1',
  };
  await doing(db, cast.system, fileObligation, filing);
  const donor = cast.as('donor_officer', { ...en, institutes: [cast.institute.id] });
  const seen = await app.as(donor).get(withQuery(paths.obligations(), { year: String(due) }));
  assert.equal(seen.status, 200);
  assert.match(seen.text, /Financial report/);
  assert.match(seen.text, /Lessons learned[\s\S]*not filed yet/);
  assert.match(seen.text, /art\. \d/, 'which article says so is no word of the house');
  assert.doesNotMatch(seen.text, /SECRET-1|Programme officer|what is missing/i);
  const stranger = (await makeCast(db)).as('director');
  const { partnershipId } = await partnerOf(db, cast, 'Syndicat');
  const partner = cast.as('partner_coordinator', { partnerships: [partnershipId] });
  const scope = { scope: { outcomes: [outcomeId], years: [told] } };
  for (const actor of [donor, stranger, cast.as('auditor', scope), partner])
    for (const address of [paths.programmeYear({ id: programmeId }), paths.obligation({ id: obligationId })])
      assert.equal((await app.as(actor).get(address)).status, 404, `${actor.role} ${address}`);
  await assert.rejects(perform(db, stranger, fileObligation, newId(), filing), NotFound);
  await assert.rejects(perform(db, cast.as('auditor'), fileObligation, newId(), filing), NotAllowed);
});

test('what is late waits in the work of the function that sees to it, until it is filed', async () => {
  const { cast, owed, finance } = await prepared();
  const { id: obligationId } = await owed('financial-report', told);
  const link = new RegExp(paths.obligation({ id: obligationId }));
  assert.match((await finance.get(paths.home())).text, link);
  const officer = app.as(cast.as('programme_officer', en));
  assert.doesNotMatch((await officer.get(paths.home())).text, link);
  const filing = { obligationId, version: 0, filedOn: `${due}-06-20`, channel: 'extranet' };
  await doing(db, cast.system, fileObligation, filing);
  assert.doesNotMatch((await finance.get(paths.home())).text, link);
});

test('the list of what is still to do has what earlier years left open', async () => {
  const { owed, finance, programmeId } = await prepared();
  const { id } = await owed('financial-report', told - 1);
  for (const list of [paths.obligations(), paths.programmeYear({ id: programmeId })]) {
    const link = new RegExp(paths.obligation({ id }));
    const year = { year: String(thisYear) };
    assert.match((await finance.get(withQuery(list, { ...year, open: '1' }))).text, link);
    assert.doesNotMatch((await finance.get(withQuery(list, year))).text, link);
  }
});
