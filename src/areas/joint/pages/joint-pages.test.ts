import assert from 'node:assert/strict';
import { test } from 'node:test';
import { testApp } from '../../../../test/support/app.ts';
import { doing, makeCast } from '../../../../test/support/cast.ts';
import { testDatabase } from '../../../../test/support/cluster.ts';
import { makeProgramme } from '../../../../test/support/programme.ts';
import { todayIn } from '../../../kernel/calendar-day.ts';
import { paths, withQuery } from '../../../paths.ts';
import { recordExpense } from '../../finance/commands/record-expense.ts';
import { jointProgrammes } from '../queries/joint-programmes.ts';

const db = await testDatabase();
const app = testApp(db);
const lead = await makeCast(db);
const other = await makeCast(db);
const own = await makeProgramme(db, lead);
const theirs = await makeProgramme(db, other);
const en = { language: 'en' } as const;
const finance = app.as(lead.as('finance_officer', en));
const director = app.as(other.as('director', en));
const [y, m, d] = todayIn().split('-');
const today = `${d}/${m}/${y}`;

for (const [cast, programme, minor] of [
  [lead, own, 400_00],
  [other, theirs, 70_00],
] as const)
  await doing(db, cast.system, recordExpense, {
    outcomeId: programme.outcomes[0],
    partnershipId: programme.partnerships[0],
    line: 'a',
    heading: 'running',
    paidOn: '2027-03-01',
    description: 'Room of a partner',
    amount: { minor, currency: 'EUR' },
  });

const idIn = (text: string, pattern: RegExp) => pattern.exec(text)?.[1] ?? '';
const jointId = async () =>
  (await db.read(lead.as('director'), (tx) => jointProgrammes(tx, lead.institute.id)))[0]!.id;

test('a joint programme is opened from a programme, with its co-applicants', async () => {
  const list = withQuery(paths.jointProgrammes(), { programme: own.id });
  assert.match((await finance.get(list)).text, /Open a joint programme with/);
  const open = paths.newJointProgramme({ id: own.id });
  assert.equal((await finance.post(open, { reference: '' })).status, 422);
  assert.equal((await finance.post(open, { reference: 'JP-1' })).status, 303);
  const id = await jointId();
  const add = paths.newCoApplicant({ id });
  const since = { fromOn: '01/01/2027' };
  const both = await finance.post(add, { ...since, tenantId: other.institute.id, name: 'Also' });
  assert.equal(both.status, 422);
  assert.match(both.text, /Either an institute that works with Relais/);
  assert.equal((await finance.post(add, { ...since, tenantId: other.institute.id })).status, 303);
  assert.equal((await finance.post(add, { ...since, name: 'Invented solidarity' })).status, 303);
  const page = await finance.get(paths.jointProgramme({ id }));
  assert.match(page.text, /Not released yet, so missing from every sum: .*Invented solidarity/);
  assert.match(page.text, /No party to the agreement of 6 June 2007/);
  assert.match(page.text, /The own block is not released/);
});

test('the other institute names its part and releases it; each figure opens the block with who and when', async () => {
  const id = await jointId();
  const page = paths.jointProgramme({ id });
  assert.match((await director.get(paths.jointProgrammes())).text, /Name our part/);
  assert.equal((await director.post(paths.takePart({ id }), { programmeId: theirs.id })).status, 303);
  const release = idIn((await director.get(page)).text, /href="([^"]+\/release)"/);
  const form = await director.get(release);
  assert.match(form.text, /€70\.00/);
  const wrong = await director.post(release, { asOfDay: '31/02/2027', 'placements.0.code': 'OS1' });
  assert.equal(wrong.status, 422);
  assert.match(wrong.text, /<option value="OS1" selected/);
  const typed = { asOfDay: today, 'placements.0.code': 'OS1', 'placements.1.code': '' };
  assert.equal((await director.post(release, typed)).status, 303);
  const seen = await finance.get(page);
  assert.match(seen.text, /€70\.00/);
  assert.match(seen.text, /Someone, director/);
  assert.doesNotMatch(seen.text, /Room of a partner|Invented union/);
  const block = idIn(seen.text, /href="(\/released-blocks\/[0-9a-f-]+)"/);
  const opened = await finance.get(block);
  assert.match(opened.text, /Outcomes that are no part of it/);
  assert.match(opened.text, /€70\.00/);
  assert.doesNotMatch(opened.text, /Withdraw this block/);
  assert.ok([403, 404].includes((await finance.post(block, { reason: 'x' })).status));
});

test('the lead enters the figures of an organisation outside Relais and releases them', async () => {
  const id = await jointId();
  const page = paths.jointProgramme({ id });
  const enter = idIn((await finance.get(page)).text, /href="([^"]+\/amounts)"/);
  const line = {
    source: 'Letter of 3 March',
    'amounts.0.year': '2027',
    'amounts.0.place': 'OS1',
    'amounts.0.line': 'd',
    'amounts.0.budget': '200.00',
    'amounts.0.actual': '1.5.0',
  };
  const wrong = await finance.post(enter, line);
  assert.equal(wrong.status, 422);
  assert.match(wrong.text, /value="200\.00"/);
  const noSource = await finance.post(enter, { ...line, 'amounts.0.actual': '50', source: '' });
  assert.equal(noSource.status, 422);
  assert.match(noSource.text, /href="#f-source"/);
  assert.equal((await finance.post(enter, { ...line, 'amounts.0.actual': '50' })).status, 303);
  assert.match((await finance.get(enter)).text, /€50\.00/);
  assert.doesNotMatch((await director.get(page)).text, /€50\.00/);
  assert.equal((await director.get(enter)).status, 404);
  const release = enter.replace('/amounts', '/release');
  assert.equal((await finance.post(release, { asOfDay: today })).status, 303);
  assert.match((await director.get(page)).text, /€120\.00/);
  const file = await director.get(`${page}?format=csv`);
  assert.match(file.text, /Invented solidarity[;,]OS1[;,]2027/);
  const narrowed = await director.get(withQuery(page, { outcome: 'OS1', year: '2028' }));
  assert.match(narrowed.text, /Nothing is released yet/);
});

test('a block is withdrawn by who released it, and is gone from every page of the others', async () => {
  const id = await jointId();
  const page = paths.jointProgramme({ id });
  const own = await director.get(paths.jointProgrammes());
  const block = idIn(own.text, /href="(\/released-blocks\/[0-9a-f-]+)"/);
  assert.equal((await director.post(block, { reason: '' })).status, 422);
  assert.equal((await director.post(block, { reason: 'The wrong year' })).status, 303);
  assert.match((await director.get(block)).text, /The wrong year/);
  assert.equal((await finance.get(block)).status, 404);
  assert.doesNotMatch((await finance.get(page)).text, /€70\.00/);
});

test('partner, auditor, donor and strangers are kept out of every address', async () => {
  const id = await jointId();
  const page = await finance.get(paths.jointProgramme({ id }));
  const member = idIn(page.text, /co-applicants\/([0-9a-f-]{36})\//);
  const scope = { outcomes: [...own.outcomes], years: [2027] };
  const outsiders = [
    lead.as('partner_treasurer', { partnerships: [own.partnerships[0]] }),
    lead.as('auditor', { scope }),
    lead.as('donor_officer'),
    (await makeCast(db)).as('finance_officer'),
  ];
  const addresses = [
    paths.jointProgramme({ id }),
    paths.takePart({ id }),
    paths.newCoApplicant({ id }),
    paths.newJointOutcome({ id }),
    paths.organisationAmounts({ id, member }),
    paths.releaseBlock({ id, member }),
    paths.recordLeaving({ id, member }),
    paths.newJointProgramme({ id: own.id }),
    paths.sheetWorkbook({ id: own.id, kind: 'joint-block' }),
  ];
  for (const actor of outsiders)
    for (const address of addresses) {
      const { status } = await app.as(actor).get(address);
      assert.ok([403, 404].includes(status), `${actor.role} ${address}: ${status}`);
    }
  for (const address of [paths.newCoApplicant({ id }), paths.recordLeaving({ id, member })])
    assert.equal((await director.get(address)).status, 404, address);
});

test('a joint outcome is added by the lead, and a co-applicant leaves', async () => {
  const id = await jointId();
  const add = paths.newJointOutcome({ id });
  assert.equal((await finance.post(add, { code: 'OS1', title: 'Twice' })).status, 422);
  assert.equal((await finance.post(add, { code: 'OS9', title: 'Health funds' })).status, 303);
  const page = await finance.get(paths.jointProgramme({ id }));
  const leave = idIn(page.text, /href="([^"]+\/leaving)"/);
  assert.equal((await finance.post(leave, { onDay: '', reason: 'Merged' })).status, 422);
  assert.equal((await finance.post(leave, { onDay: '31/12/2028', reason: 'Merged' })).status, 303);
  assert.match((await finance.get(paths.jointProgramme({ id }))).text, /left on 31\/12\/2028/);
  assert.equal((await director.get(paths.jointProgramme({ id }))).status, 404);
});
