import assert from 'node:assert/strict';
import { test } from 'node:test';
import { testApp } from '../../../../test/support/app.ts';
import { doing, makeCast } from '../../../../test/support/cast.ts';
import { testDatabase } from '../../../../test/support/cluster.ts';
import { clockOf, decided, letter } from '../../../../test/support/obligations.ts';
import { partnerOf, title } from '../../../../test/support/union-work.ts';
import { perform } from '../../../command/perform.ts';
import { todayIn, yearOf } from '../../../kernel/calendar-day.ts';
import { newId } from '../../../kernel/id.ts';
import { NotAllowed, NotFound } from '../../../kernel/problem.ts';
import { paths } from '../../../paths.ts';
import { openProgramme } from '../../programmes/commands/open-programme.ts';
import { adoptObligations } from '../commands/adopt-obligations.ts';
import { beginObligationKindAnew } from '../commands/begin-obligation-kind-anew.ts';
import { decideObligation } from '../commands/decide-obligation.ts';
import { fileObligation } from '../commands/file-obligation.ts';
import { reviseObligationKind } from '../commands/revise-obligation-kind.ts';
import { takeOverObligation } from '../commands/take-over-obligation.ts';
import { obligations } from '../queries/obligation-clock.ts';
import { obligationKinds } from '../queries/obligation-kinds.ts';

const db = await testDatabase();
const app = testApp(db);

const thisYear = yearOf(todayIn());
const told = thisYear - 2;
const due = thisYear - 1;
const next = thisYear + 1;

/** The programme of the cycle that ends this year, and the decided one of the next cycle. */
const prepared = async () => {
  const cast = await makeCast(db);
  const clock = await clockOf(db, cast);
  const plan = { reference: 'NEXT', title, fromOn: `${next}-01-01`, untilOn: `${next + 4}-12-31` };
  const { id: nextId } = await doing(db, cast.system, openProgramme, plan);
  await decided(db, cast, nextId);
  const { id: obligationId, kindId } = await clock.owed('financial-report', told);
  const kinds = () => db.read(cast.as('director'), (tx) => obligationKinds(tx, cast.institute.id));
  const reports = (programmeId: string) =>
    db.read(cast.as('director'), (tx) =>
      obligations(tx, cast.institute.id, { code: 'financial-report', programmeId }),
    );
  return { ...clock, cast, nextId, obligationId, kindId, kinds, reports };
};

const rule = {
  bound: 'by',
  yearsAfter: 1,
  month: 5,
  dayOfMonth: 31,
  role: 'director',
  citation: 'a new decree',
  confidence: 'read',
};

const typed = {
  version: '1',
  cycleFrom: String(next),
  bound: 'by',
  yearsAfter: '1',
  month: '5',
  dayOfMonth: '31',
  role: 'director',
  citation: 'a new decree',
  confidence: 'read',
};

const fieldsOf = (refused: object): string[] => Object.keys((refused as { fields?: object }).fields ?? {});

test('a kind begun anew from a cycle leaves the days and ids of earlier cycles, and sets those of later ones', async () => {
  const { cast, obligationId, kindId, programmeId, nextId, reports, kinds } = await prepared();
  const before = await reports(programmeId);
  const address = paths.beginObligationKindAnew({ id: kindId });
  const director = app.as(cast.as('director', { language: 'en' }));
  const wrong = await director.post(address, { ...typed, cycleFrom: '2017' });
  assert.equal(wrong.status, 422);
  assert.match(wrong.text, /id="f-cycleFrom-error"[\s\S]*a new decree/);
  assert.equal((await director.post(address, typed)).status, 303);
  assert.deepEqual(await reports(programmeId), before);
  assert.ok(before.some(({ id }) => id === obligationId));
  const later = await reports(nextId);
  assert.deepEqual(
    later.map(({ dueOn, role }) => [dueOn, role]),
    [1, 2, 3, 4, 5].map((at) => [`${next + at}-05-31`, 'director']),
  );
  await doing(db, cast.system, adoptObligations, {});
  const rows = (await kinds()).filter(({ code }) => code === 'financial-report');
  assert.deepEqual(
    rows.map(({ cycleFrom, cycleUntil }) => [cycleFrom, cycleUntil]),
    [
      [2017, next - 1],
      [next, null],
    ],
  );
  const list = await director.get(paths.obligationKinds());
  assert.match(list.text, new RegExp(`2017 to ${next - 1}[^]*from ${next} on`));
});

test('a kind begins anew once, after its own first cycle, and its row so far cannot reach into the next', async () => {
  const { cast, kindId } = await prepared();
  const said = { kindId, ...rule, cycleFrom: next };
  const { id: newKindId } = await doing(db, cast.system, beginObligationKindAnew, { ...said, version: 1 });
  const again = await perform(db, cast.system, beginObligationKindAnew, newId(), { ...said, version: 2 });
  assert.deepEqual(fieldsOf(again), ['cycleFrom']);
  const stale = await perform(db, cast.system, beginObligationKindAnew, newId(), { ...said, version: 1 });
  assert.ok('conflict' in stale && stale.conflict);
  const longer = { kindId, version: 2, ...rule };
  for (const cycleUntil of [undefined, next])
    assert.deepEqual(
      fieldsOf(await perform(db, cast.system, reviseObligationKind, newId(), { ...longer, cycleUntil })),
      ['cycleUntil'],
    );
  await doing(db, cast.system, reviseObligationKind, { ...longer, cycleUntil: next - 1 });
  const after = { ...said, kindId: newKindId, version: 1, cycleFrom: next + 5 };
  await doing(db, cast.system, beginObligationKindAnew, after);
});

test('a kind does not begin anew from a cycle of which something is on record already', async () => {
  const { cast, kindId, nextId, reports, kinds } = await prepared();
  const obligationId = (await reports(nextId))[0]!.id;
  const taking = { obligationId, version: 0, role: 'director', reason: 'Nobody in the post' };
  await doing(db, cast.system, takeOverObligation, taking);
  const said = { kindId, version: 1, ...rule, cycleFrom: next };
  const refused = await perform(db, cast.system, beginObligationKindAnew, newId(), said);
  assert.deepEqual('problem' in refused && refused.problem, {
    key: 'obligations.on-record-since',
    args: { what: `NEXT · ${next}`, fact: 'function', more: 0 },
  });
  assert.equal((await kinds()).filter(({ code }) => code === 'financial-report').length, 1);
});

test('a kind does not end before a cycle of which a filing is on record, which is named', async () => {
  const { cast, kindId, obligationId, nextId, reports, owed } = await prepared();
  const [first] = await reports(nextId);
  const taking = { version: 0, role: 'director', reason: 'Nobody in the post' };
  await doing(db, cast.system, takeOverObligation, { obligationId: first!.id, ...taking });
  const said = { kindId, version: 1, ...rule };
  const ends = (cycleUntil: number) =>
    perform(db, cast.system, reviseObligationKind, newId(), { ...said, cycleUntil });
  const refused = async (cycleUntil: number) => {
    const performed = await ends(cycleUntil);
    return 'fields' in performed ? performed.fields?.cycleUntil?.[0] : undefined;
  };
  const argsOf = (what: string, fact: string, more: number) => ({
    key: 'obligations.on-record-since',
    args: { what, fact, more },
  });
  assert.deepEqual(await refused(next - 1), argsOf(`NEXT · ${next}`, 'function', 0));
  const filing = { version: 0, filedOn: todayIn(), channel: 'extranet' };
  await doing(db, cast.system, fileObligation, { obligationId, ...filing });
  const { id: decidedId } = await owed('financial-report', told - 1);
  await doing(db, cast.system, fileObligation, { obligationId: decidedId, ...filing });
  const decision = {
    filingVersion: 1,
    decision: 'accepted',
    decidedOn: todayIn(),
    letterReference: 'D3/1',
    letter,
  };
  await doing(db, cast.system, decideObligation, { obligationId: decidedId, version: 0, ...decision });
  assert.deepEqual(await refused(2017), argsOf(`P2022 · ${told - 1}`, 'decision', 2));
  const page = await app
    .as(cast.as('director', { language: 'en' }))
    .post(paths.obligationKind({ id: kindId }), { ...typed, cycleUntil: '2017' });
  assert.equal(page.status, 422);
  assert.match(page.text, /id="f-cycleUntil-error"[^<]*<?[^>]*>?[^<]*donor’s decision[^<]*P2022/);
  assert.ok((await ends(next)).done, 'what lies behind the last cycle is not touched');
});

test('in a year that two cycles share, what the institute owes is owed once, by the earlier rule', async () => {
  const { cast, owed, kinds } = await prepared();
  const overlap = { reference: 'EARLY', title, fromOn: `${thisYear}-01-01`, untilOn: `${next + 3}-12-31` };
  const { id: earlyId } = await doing(db, cast.system, openProgramme, overlap);
  await decided(db, cast, earlyId);
  const before = await owed('strategic-dialogue', thisYear);
  const { id: kindId } = (await kinds()).find(({ code }) => code === 'strategic-dialogue')!;
  const said = { kindId, version: 1, ...rule, cycleFrom: thisYear };
  await doing(db, cast.system, beginObligationKindAnew, said);
  const shared = await db.read(cast.as('director'), (tx) =>
    obligations(tx, cast.institute.id, { code: 'strategic-dialogue', year: thisYear }),
  );
  assert.deepEqual(
    shared.map(({ id, dueOn }) => [id, dueOn]),
    [[before.id, before.dueOn]],
  );
});

test('a filing is judged by the day that held when it was filed, whatever the kind says since', async () => {
  const { cast, obligationId, kindId } = await prepared();
  const filing = { obligationId, version: 0, filedOn: `${due}-07-10`, channel: 'extranet' };
  await doing(db, cast.system, fileObligation, filing);
  const finance = app.as(cast.as('finance_officer', { language: 'en' }));
  const page = async () => (await finance.get(paths.obligation({ id: obligationId }))).text;
  assert.match(await page(), /after its day/);
  const wrongly = { kindId, version: 1, ...rule, month: 9, dayOfMonth: 30 };
  await doing(db, cast.system, reviseObligationKind, wrongly);
  assert.match(await page(), /after its day/);
});

test('a better version after the day does not make late what was filed before it', async () => {
  const { cast, obligationId } = await prepared();
  const file = async (filedOn: string) => {
    const version =
      (await db.read(cast.system, (tx) => obligations(tx, cast.institute.id))).find(
        ({ id }) => id === obligationId,
      )?.closingNo ?? 0;
    await doing(db, cast.system, fileObligation, { obligationId, version, filedOn, channel: 'extranet' });
  };
  await file(`${due}-06-20`);
  await file(`${due}-07-10`);
  const finance = app.as(cast.as('finance_officer', { language: 'en' }));
  const { text } = await finance.get(paths.obligation({ id: obligationId }));
  assert.match(text, /10 July/);
  assert.doesNotMatch(text, /after its day/);
});

test('how a kind came to be what it is stands in its history, for the institute alone', async () => {
  const { cast, kindId, outcomeId } = await prepared();
  await doing(db, cast.system, reviseObligationKind, { kindId, version: 1, ...rule });
  const address = paths.history({ kind: 'obligation_kind', id: kindId });
  const finance = app.as(cast.as('finance_officer', { language: 'en' }));
  assert.match((await finance.get(paths.obligationKinds())).text, new RegExp(`href="${address}"`));
  const director = app.as(cast.as('director', { language: 'en' }));
  assert.match((await director.get(paths.obligationKind({ id: kindId }))).text, new RegExp(address));
  const { status, text } = await finance.get(address);
  assert.equal(status, 200);
  assert.match(text, /kind of obligation[\s\S]*a new decree/);
  assert.match(text, new RegExp(`href="${paths.obligationKinds()}"`));
  const { partnershipId } = await partnerOf(db, cast, 'CSZ');
  const strangers = [
    cast.as('partner_coordinator', { partnerships: [partnershipId] }),
    cast.as('auditor', { scope: { outcomes: [outcomeId], years: [due] } }),
    cast.as('donor_officer', { institutes: [cast.institute.id] }),
    (await makeCast(db)).as('director'),
  ];
  for (const stranger of strangers) assert.equal((await app.as(stranger).get(address)).status, 404);
});

test('only a director of the institute begins a kind anew', async () => {
  const { cast, kindId } = await prepared();
  const said = { kindId, version: 1, ...rule, cycleFrom: next };
  const officer = cast.as('programme_officer');
  const address = paths.beginObligationKindAnew({ id: kindId });
  await assert.rejects(perform(db, officer, beginObligationKindAnew, newId(), said), NotAllowed);
  assert.equal((await app.as(officer).get(address)).status, 403);
  const stranger = (await makeCast(db)).as('director');
  await assert.rejects(perform(db, stranger, beginObligationKindAnew, newId(), said), NotFound);
  assert.equal((await app.as(stranger).get(address)).status, 404);
  assert.equal((await app.as(cast.as('donor_officer')).get(address)).status, 404);
});
