import assert from 'node:assert/strict';
import { test } from 'node:test';
import { sql } from 'kysely';
import { testApp } from '../../../../test/support/app.ts';
import { doing, makeCast } from '../../../../test/support/cast.ts';
import { testDatabase } from '../../../../test/support/cluster.ts';
import { makeOffice } from '../../../../test/support/office.ts';
import { makeGains } from '../../../../test/support/union-gains.ts';
import { newId } from '../../../kernel/id.ts';
import { seededRandom } from '../../../kernel/seeded-random.ts';
import { paths } from '../../../paths.ts';
import { recommend } from '../../activities/commands/recommend.ts';
import { registerOrganisation } from '../../partners/commands/register-organisation.ts';
import { addOutcome } from '../../programmes/commands/add-outcome.ts';
import { thingsFound } from '../queries/things-found.ts';
import { folded, foldedPattern } from '../rules/folded.ts';

const db = await testDatabase();
const cast = await makeCast(db);
const office = await makeOffice(db, cast);
const app = testApp(db);
const en = { language: 'en' } as const;
const officer = cast.as('programme_officer', en);
const tag = cast.institute.code;
const [first, second] = office.partnerships;

const outcomeId = newId();
await doing(db, cast.system, addOutcome, {
  id: outcomeId,
  programmeId: office.programmeId,
  code: 'OS9',
  title: {
    fr: { text: `Éducation ouvrière de ${tag}`, source: true },
    nl: { text: `Vormingswerk van ${tag}` },
    pt: { text: `Formação de ${tag}` },
  },
  aims: ['O2'],
  places: [{ country: 'BJ', percentage: '100' }],
});
const organisationId = newId();
const name = `Fédération Cœur d’Órbigo ${tag}`;
await doing(db, cast.system, registerOrganisation, {
  id: organisationId,
  kind: 'national_union',
  name,
  country: 'BJ',
});

const papers = {
  expense: newId(),
  shielded: newId(),
  ofSecond: newId(),
  ofOutcome: newId(),
  withdrawn: newId(),
};
await db.write(cast.system, async (tx) => {
  const row = {
    institute_id: cast.institute.id,
    class: 'ordinary',
    kept_at: 'Cotonou',
    added_by_name: 'Someone',
    entry_no: 1,
    title: `Procès-verbal ${tag}`,
  };
  await tx
    .insertInto('documents')
    .values([
      {
        ...row,
        id: papers.expense,
        subject_kind: 'expense',
        subject_id: office.expenseId,
        partnership_id: first,
      },
      {
        ...row,
        id: papers.shielded,
        subject_kind: 'expense',
        subject_id: office.expenseId,
        partnership_id: first,
        class: 'pay',
      },
      {
        ...row,
        id: papers.ofSecond,
        subject_kind: 'partnership',
        subject_id: second,
        partnership_id: second,
      },
      { ...row, id: papers.ofOutcome, subject_kind: 'activity', subject_id: office.activities.exchange },
      {
        ...row,
        id: papers.withdrawn,
        subject_kind: 'programme',
        subject_id: office.programmeId,
        ended_by_no: 1,
      },
    ])
    .execute();
});

const find = async (actor: typeof officer, words: string): Promise<string> => {
  const { status, text } = await app.as(actor).get(`${paths.search()}?q=${encodeURIComponent(words)}`);
  assert.equal(status, 200);
  return text.slice(text.indexOf('<main'));
};
const document = (id: string) => `href="${paths.document({ id })}"`;

for (const words of [`education ${tag}`, 'EDUCATION OUVRIERE', `vormingswerk ${tag}`, `${tag} formacao`])
  test(`the search finds a text in each of its languages, with or without accents, in any order: ${words}`, async () => {
    assert.ok((await find(officer, words)).includes(paths.outcome({ id: outcomeId })));
  });

test('the search reads œ, apostrophes and capitals as people type them', async () => {
  for (const words of ["coeur d'orbigo", 'CŒUR D’ÓRBIGO', 'federation coeur'])
    assert.ok((await find(officer, words)).includes(paths.organisation({ id: organisationId })), words);
});

test('a whole reference comes first, whatever else holds the words', async () => {
  const found = await db.read(officer, (tx) => thingsFound(tx, cast.institute.id, 'os1', officer));
  assert.deepEqual([found[0]?.kind, found[0]?.id], ['outcome', office.outcomes[0]]);
  const agreement = await db.read(officer, (tx) =>
    thingsFound(tx, cast.institute.id, `${tag}-AG-1`, officer),
  );
  assert.equal(agreement[0]?.id, office.agreementId);
});

test('an expense is found by its reference, not by what was bought', async () => {
  const row = await db.read(officer, (tx) =>
    tx
      .selectFrom('expenses')
      .select('reference')
      .where('expense_id', '=', office.expenseId)
      .executeTakeFirstOrThrow(),
  );
  assert.ok((await find(officer, row.reference)).includes(paths.expense({ id: office.expenseId })));
  assert.ok(!(await find(officer, `Hall of ${tag}`)).includes(office.expenseId));
});

test('a document is found by its title; neither a shielded nor a withdrawn one', async () => {
  const found = await find(officer, 'proces verbal');
  for (const id of [papers.expense, papers.ofSecond, papers.ofOutcome])
    assert.ok(found.includes(document(id)));
  for (const id of [papers.shielded, papers.withdrawn]) assert.ok(!found.includes(id));
  assert.ok(!(await find(cast.as('finance_officer', en), 'proces verbal')).includes(papers.shielded));
});

test('a partner finds its own papers only, an auditor those of what is under control', async () => {
  const partner = await find(
    cast.as('partner_coordinator', { ...en, partnerships: [second] }),
    'proces verbal',
  );
  assert.ok(partner.includes(papers.ofSecond));
  for (const id of [papers.expense, papers.ofOutcome, papers.shielded]) assert.ok(!partner.includes(id));
  const years = [Number(office.today.slice(0, 4)), Number(office.today.slice(0, 4)) - 1];
  const auditor = cast.as('auditor', { ...en, scope: { outcomes: [office.outcomes[0]], years } });
  const controlled = await find(auditor, 'proces verbal');
  assert.ok(controlled.includes(papers.expense));
  for (const id of [papers.ofOutcome, papers.shielded]) assert.ok(!controlled.includes(id));
});

test('papers of obligations, derogations and screenings are found by who may read what they hang on, by nobody else', async () => {
  const [ofObligation, ofScreening, ofDerogation, derogation] = [newId(), newId(), newId(), newId()];
  await db.write(cast.system, async (tx) => {
    const key = { institute_id: cast.institute.id, entry_no: 1 };
    const given = { subject_kind: 'programme', subject_id: office.programmeId, rule_id: 'P-example' };
    const days = { from_on: office.today, until_on: office.today };
    const said = { origin: 'donor', reason: 'Asked', asked_by: newId(), asked_by_name: 'Someone', ...days };
    await tx
      .insertInto('derogations')
      .values({ ...key, ...given, ...said, id: derogation })
      .execute();
    const paper = { ...key, class: 'ordinary', kept_at: 'Rue Haute', added_by_name: 'Someone' };
    await tx
      .insertInto('documents')
      .values([
        { ...paper, id: ofObligation, title: 'Greffe 1', subject_kind: 'obligation', subject_id: newId() },
        {
          ...{ ...paper, id: ofScreening, title: 'Greffe 2', partnership_id: first },
          ...{ subject_kind: 'screening', subject_id: office.screeningId },
        },
        { ...paper, id: ofDerogation, title: 'Greffe 3', subject_kind: 'derogation', subject_id: derogation },
      ])
      .execute();
  });
  const ids = [ofObligation, ofScreening, ofDerogation];
  const found = async (actor: typeof officer) => {
    const text = await find(actor, 'greffe');
    return ids.map((id) => text.includes(document(id)));
  };
  assert.deepEqual(await found(officer), [true, true, true]);
  assert.deepEqual(await found(cast.as('finance_officer', en)), [true, false, true]);
  for (const partnerships of [[first], [second]])
    assert.deepEqual(await found(cast.as('partner_coordinator', { ...en, partnerships })), [
      false,
      false,
      false,
    ]);
  const scope = { outcomes: [...office.outcomes], years: [Number(office.today.slice(0, 4))] };
  assert.deepEqual((await found(cast.as('auditor', { ...en, scope }))).slice(0, 2), [false, false]);
  const elsewhere = (await makeCast(db)).as('programme_officer', en);
  assert.deepEqual(await found(elsewhere), [false, false, false]);
  assert.notEqual((await app.as(cast.as('donor_officer')).get(`${paths.search()}?q=greffe`)).status, 200);
});

test('bodies, hand-over plans, reviews and recommendations are found, by a partner its own only', async () => {
  const { bodyId } = await makeGains(db, cast, { partnershipId: first, tag: `search ${tag}` });
  await doing(db, cast.system, recommend, {
    activityId: office.activities.exchange,
    recommendation: `Répéter les élections d’essai de ${tag}`,
    addressee: 'general secretary',
    dueOn: '2027-06-30',
  });
  const ofFirst = cast.as('partner_coordinator', { ...en, partnerships: [first] });
  const ofSecond = cast.as('partner_coordinator', { ...en, partnerships: [second] });
  const found = [
    [`labour council of search ${tag}`, paths.dialogueBody({ id: bodyId })],
    [`hand-over of ${tag}`, paths.handOver({ id: office.handOverPlanId })],
  ] as const;
  for (const [words, href] of found) {
    for (const actor of [officer, ofFirst])
      assert.ok((await find(actor, words)).includes(`href="${href}"`), words);
    assert.ok(!(await find(ofSecond, words)).includes(`href="${href}"`), words);
  }
  const advised = `href="${paths.activity({ id: office.activities.exchange })}"`;
  assert.ok((await find(officer, `elections essai ${tag}`)).includes(advised));
  assert.ok((await find(ofSecond, `elections essai ${tag}`)).includes(advised));
  assert.ok(!(await find(ofFirst, `elections essai ${tag}`)).includes(advised));
  assert.ok((await find(officer, 'os1')).includes(paths.review({ id: office.reviewId })));
});

test('the box stands on every page for whoever may search, keeps what was typed, and not for the donor', async () => {
  const text = (await app.as(officer).get(`${paths.search()}?q=${encodeURIComponent('"étude" <b>')}`)).text;
  assert.match(
    text,
    /<form action="\/search" method="get"><input type="search" name="q" value="&quot;étude&quot; &lt;b&gt;"/,
  );
  for (const actor of [
    officer,
    cast.as('partner_treasurer', { partnerships: [first] }),
    cast.as('auditor', { scope: { outcomes: [...office.outcomes], years: [2026] } }),
  ])
    assert.match((await app.as(actor).get(paths.activities())).text, /<form action="\/search" method="get">/);
  assert.ok(!(await app.as(cast.as('donor_officer')).get(paths.filings())).text.includes('action="/search"'));
});

test('what is no word of anything, however odd, finds nothing and breaks nothing', async () => {
  for (const words of ['.*', '%_%', '\\', '((((', '[a-', "o'; drop", 'x{9', '\u0000', 'a'.repeat(5000), '́́́'])
    await find(officer, `${words} zq`);
});

test('the database finds what folding says (500 generated titles and words)', async () => {
  const random = seededRandom(1_848);
  const letters = [...'aeioucsnEéèêëÉàçÇñÑöøœŒæßłüÜîẽ’ -.'];
  const some = (most: number) =>
    Array.from({ length: 2 + random(most) }, () => letters[random(letters.length)])
      .join('')
      .trim();
  const pairs = Array.from({ length: 500 }, () => ({ text: some(20), words: some(2) })).filter(
    ({ words }) => words,
  );
  const rows = await db.read(officer, async (tx) => {
    return (
      await sql<{ hit: boolean }>`select x.text ~ x.pattern as hit
        from unnest(${pairs.map(({ text }) => text)}::text[], ${pairs.map(({ words }) => foldedPattern(words))}::text[]) as x (text, pattern)`.execute(
        tx,
      )
    ).rows;
  });
  let hits = 0;
  for (const [at, { text, words }] of pairs.entries()) {
    assert.equal(rows[at]?.hit, new RegExp(foldedPattern(words)).test(text), JSON.stringify({ text, words }));
    if (rows[at]?.hit) hits += 1;
    if (folded(text).includes(folded(words)) && !/[œŒæß]/.test(text)) assert.ok(rows[at]?.hit, text);
  }
  assert.ok(hits > 20, String(hits));
});
