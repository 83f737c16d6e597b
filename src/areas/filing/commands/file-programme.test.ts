import assert from 'node:assert/strict';
import { test } from 'node:test';
import { testApp } from '../../../../test/support/app.ts';
import { doing, makeCast } from '../../../../test/support/cast.ts';
import { testDatabase } from '../../../../test/support/cluster.ts';
import { makeOffice } from '../../../../test/support/office.ts';
import { perform } from '../../../command/perform.ts';
import { todayIn, yearOf } from '../../../kernel/calendar-day.ts';
import { newId } from '../../../kernel/id.ts';
import { NotAllowed } from '../../../kernel/problem.ts';
import { paths } from '../../../paths.ts';
import { recordExpense } from '../../finance/commands/record-expense.ts';
import { openJointProgramme } from '../../joint/commands/open-joint-programme.ts';
import { releaseBlock } from '../../joint/commands/release-block.ts';
import { coApplicants, jointProgramme } from '../../joint/queries/joint-programmes.ts';
import { changePartnership } from '../../partners/commands/change-partnership.ts';
import { openHandOverPlan } from '../../partners/commands/open-hand-over-plan.ts';
import { reviseProgramme } from '../../programmes/commands/revise-programme.ts';
import { programmeById } from '../../programmes/queries/programmes.ts';
import { filingById } from '../queries/filings.ts';
import { fileProgramme } from './file-programme.ts';

const db = await testDatabase();
const cast = await makeCast(db);
const office = await makeOffice(db, cast);
const app = testApp(db);
const director = cast.as('director');
const donor = cast.as('donor_officer', { institutes: [cast.institute.id] });
const year = yearOf(todayIn());

/** What can be charged of the office this year: an expense with its voucher, of no partner and no activity. */
const chargeable = 12_345;
const paidOn = todayIn();
await doing(db, cast.as('finance_officer'), recordExpense, {
  outcomeId: office.outcomes[0],
  line: 'd',
  heading: 'running',
  paidOn,
  chargedYear: year,
  description: 'Translation of a study',
  amount: { minor: chargeable, currency: 'EUR' },
  voucherState: 'kept_at_partner',
  voucherClass: 'ordinary',
});

const typed = { kind: 'yearly_account', year: String(year) };

const filed = () =>
  doing(db, director, fileProgramme, { programmeId: office.programmeId, kind: 'yearly_account', year });

const retitled = async (text: string) => {
  const officer = cast.as('programme_officer');
  const programme = await db.read(officer, (tx) => programmeById(tx, cast.institute.id, office.programmeId));
  assert.ok(programme);
  const { reference, fromOn, untilOn, version } = programme;
  const title = { fr: { text, source: true } };
  const input = { programmeId: office.programmeId, version, reference, title, fromOn, untilOn };
  await doing(db, officer, reviseProgramme, input);
};

test('the donor reads the programme as it was filed, whatever is written afterwards', async () => {
  await retitled('Le titre que le bailleur a reçu');
  const { id } = await filed();
  await retitled('Un titre auquel on travaille encore');
  const page = await app.as(donor).get(paths.filing({ id }));
  assert.equal(page.status, 200);
  assert.match(page.text, /Le titre que le bailleur a reçu/);
  assert.doesNotMatch(page.text, /auquel on travaille/);
  const again = await filed();
  assert.match((await app.as(donor).get(paths.filing({ id: again.id }))).text, /auquel on travaille/);
  assert.match((await app.as(donor).get(paths.filing({ id }))).text, /que le bailleur a reçu/);
});

test('whether a partner held a capacity assessment is not filed: it is not the donor’s to read', async () => {
  const { id } = await filed();
  const rows = await db.read(donor, (tx) => filingById(tx, [cast.institute.id], id));
  const rules = rows?.content.checks.map(({ ruleId }) => ruleId) ?? [];
  assert.ok(rules.includes('P-period'));
  assert.ok(!rules.includes('O2-baseline'));
});

test('how a programme is thought out is judged where it is filed; its risks and what was not agreed with the donor stay in the house', async () => {
  const form = (await app.as(director).get(paths.fileProgramme({ id: office.programmeId }))).text;
  assert.match(form, /avertissement[\s\S]*cadre stratégique commun/);
  const { id } = await filed();
  const rows = await db.read(donor, (tx) => filingById(tx, [cast.institute.id], id));
  const rules = rows?.content.checks.map(({ ruleId }) => ruleId) ?? [];
  assert.deepEqual(
    ['P-framework-contribution', 'P-grave-risk', 'P-agreed-first'].map((rule) => rules.includes(rule)),
    [true, false, false],
  );
});

test('the donor sees no work in progress: neither programme, nor lists, nor history', async () => {
  const work = [
    paths.programme({ id: office.programmeId }),
    paths.programmes(),
    paths.activities(),
    paths.expenses(),
    paths.partners(),
    paths.fileProgramme({ id: office.programmeId }),
    paths.history({ kind: 'programme', id: office.programmeId }),
    paths.search(),
  ];
  for (const path of work) assert.ok([403, 404].includes((await app.as(donor).get(path)).status), path);
});

test('another institute finds neither the filing nor its form', async () => {
  const { id } = await filed();
  const stranger = app.as((await makeCast(db)).as('director'));
  assert.equal((await stranger.get(paths.filing({ id }))).status, 404);
  assert.equal((await stranger.get(paths.fileProgramme({ id: office.programmeId }))).status, 404);
  assert.doesNotMatch((await stranger.get(paths.filings())).text, new RegExp(id));
});

test('a filing keeps the hash of its content and the head of the trail of its moment', async () => {
  const { id } = await filed();
  const filing = await db.read(director, (tx) => filingById(tx, [cast.institute.id], id));
  assert.ok(filing);
  const entry = await db.read(director, (tx) =>
    tx
      .selectFrom('audit_entries')
      .select(['no', 'hash'])
      .where('chain', '=', cast.institute.id)
      .where('no', '=', filing.row.trailNo)
      .executeTakeFirst(),
  );
  assert.equal(entry?.hash.toString('hex'), filing.row.trailHash);
  assert.match(filing.row.sha256, /^[0-9a-f]{64}$/);
});

test('the account of a year leaves out what was charged later, and says what of it fell in the year', async () => {
  const before = await doing(db, director, fileProgramme, {
    programmeId: office.programmeId,
    kind: 'yearly_account',
    year: year - 1,
  });
  const now = await filed();
  const contentOf = async (id: string) =>
    (await db.read(director, (tx) => filingById(tx, [cast.institute.id], id)))?.content;
  const [earlier, later] = [await contentOf(before.id), await contentOf(now.id)];
  assert.ok(earlier && later);
  const spent = (content: typeof earlier) =>
    content.outcomes.map(({ spentMinor, spentInYearMinor }) => [spentMinor, spentInYearMinor]);
  assert.deepEqual(
    spent(earlier),
    earlier.outcomes.map(() => [0, 0]),
  );
  assert.deepEqual(spent(later)[0], [chargeable, chargeable]);
});

test('a year outside the programme is refused at its field, a stranger and a partner by name', async () => {
  const input = { programmeId: office.programmeId, kind: 'yearly_account', year: 2001 };
  const early = await perform(db, director, fileProgramme, newId(), input);
  assert.ok(!early.done);
  assert.equal(early.fields?.year?.[0]?.key, 'filing.year-outside-programme');
  const missing = await perform(db, director, fileProgramme, newId(), { ...input, year: undefined });
  assert.ok(!missing.done);
  assert.equal(missing.fields?.year?.[0]?.key, 'filing.account-needs-year');
  const partner = cast.as('partner_coordinator', { partnerships: [...office.partnerships] });
  await assert.rejects(perform(db, partner, fileProgramme, newId(), input), NotAllowed);
});

test('the form files, and says at the field what is wrong with the year', async () => {
  const path = paths.fileProgramme({ id: office.programmeId });
  const refused = await app.as(director).post(path, { kind: 'yearly_account', year: '1999' });
  assert.equal(refused.status, 422);
  assert.match(refused.text, /value="1999"/);
  const done = await app.as(director).post(path, { kind: 'programme', year: '' });
  assert.equal(done.status, 303);
  assert.equal((await app.as(director).get(done.location ?? '')).status, 200);
});

test('a partner in its last cycle without a hand-over plan stands in the way, and the donor reads nothing of it', async () => {
  const { partnerships, programmeId } = office;
  const ending = { id: partnerships[1], version: 1, fromOn: `${year - 4}-01-01`, untilOn: `${year}-12-31` };
  await doing(db, cast.system, changePartnership, ending);
  const filing = { programmeId, kind: 'yearly_account', year };
  const refused = await perform(db, director, fileProgramme, newId(), filing);
  assert.deepEqual(refused, {
    done: false,
    problem: { key: 'filing.blocked', args: { count: 1, rules: 'O7-last-cycle' } },
  });
  const page = await app.as(director).get(paths.fileProgramme({ id: programmeId }));
  const handOver = paths.handOver({ id: partnerships[1] });
  assert.match(page.text, new RegExp(`dernier cycle[\\s\\S]*href="${handOver}">Corriger`));
  const tried = await app
    .as(director)
    .post(paths.fileProgramme({ id: programmeId }), { ...typed, kind: 'programme' });
  assert.equal(tried.status, 422);
  assert.match(tried.text, /empêche encore le dépôt\s: [^<]*dernier cycle[^<]*\(O7-last-cycle\)/);
  const plan = { partnershipId: partnerships[1], title: 'Taking over', handOverOn: `${year}-12-31` };
  await doing(db, cast.system, openHandOverPlan, plan);
  const { id } = await filed();
  assert.doesNotMatch((await app.as(donor).get(paths.filing({ id }))).text, /O7-/);
});

test('M37: the account of a part of a joint programme waits for its released block', async () => {
  const finance = cast.as('finance_officer');
  const { programmeId } = office;
  const { id: jointId } = await doing(db, finance, openJointProgramme, { programmeId, reference: 'JP' });
  const refused = await perform(db, director, fileProgramme, newId(), {
    programmeId,
    kind: 'yearly_account',
    year,
  });
  assert.ok(!refused.done);
  assert.equal(refused.problem?.args?.rules, 'M37');
  const tried = await app.as(director).post(paths.fileProgramme({ id: programmeId }), typed);
  assert.equal(tried.status, 422);
  const joint = paths.jointProgramme({ id: jointId });
  assert.match(tried.text, new RegExp(`href="${joint}">Corriger`));
  const [own] = await db.read(finance, async (tx) => {
    const joint = await jointProgramme(tx, cast.institute.id, jointId);
    return coApplicants(tx, joint!);
  });
  await doing(db, finance, releaseBlock, {
    jointId,
    coApplicantId: own!.id,
    asOfDay: todayIn(),
    placements: office.outcomes.map((outcomeId) => ({ outcomeId })),
  });
  await filed();
});
