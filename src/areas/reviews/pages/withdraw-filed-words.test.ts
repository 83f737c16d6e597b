import assert from 'node:assert/strict';
import { test } from 'node:test';
import { sql } from 'kysely';
import { testApp } from '../../../../test/support/app.ts';
import { askedInstitute } from '../../../../test/support/asked-institute.ts';
import { makeCast } from '../../../../test/support/cast.ts';
import { testDatabase } from '../../../../test/support/cluster.ts';
import { versionIn } from '../../../../test/support/partner-reports.ts';
import { partnerOf, programmeOf } from '../../../../test/support/union-work.ts';
import { paths, withQuery } from '../../../paths.ts';
import { whatIsMissing } from '../../obligations/queries/what-is-missing.ts';
import { filedScoresQuestion } from '../queries/score-question.ts';
import { questionsBrought } from '../rules/score-questions.ts';

const db = await testDatabase();
const app = testApp(db);
const en = { language: 'en' } as const;
const withName = 'Awa Mensah was dismissed';
const allB = Object.fromEntries(questionsBrought.map(({ code }) => [`scores.${code}`, 'B']));

const prepared = async () => {
  const cast = await makeCast(db);
  const { outcomeId } = await programmeOf(db, cast);
  const { partnershipId } = await partnerOf(db, cast, 'Syndicat', outcomeId);
  const officer = app.as(cast.as('programme_officer', en));
  const director = app.as(cast.as('director', en));
  const partner = app.as(cast.as('partner_coordinator', { ...en, partnerships: [partnershipId] }));
  const auditor = app.as(cast.as('auditor', { ...en, scope: { outcomes: [outcomeId], years: [2025] } }));
  const donor = app.as(cast.as('donor_officer', { ...en, institutes: [cast.institute.id] }));
  const sheets = { scores: paths.outcomeScores, lessons: paths.outcomeLessons };
  const write = (filed: keyof typeof sheets, version: number, given: Record<string, string>) =>
    officer.post(sheets[filed]({ id: outcomeId }), { year: '2025', version: String(version), ...given });
  /** Files the sheet as it stands. Gives the address of what was filed. */
  const file = async (filed: keyof typeof sheets) => {
    const sheet = (await officer.get(withQuery(sheets[filed]({ id: outcomeId }), { year: '2025' }))).text;
    const filing = /\/(?:score|lesson)-sheets\/[0-9a-f-]+\/filing/.exec(sheet)?.[0] ?? '';
    const { status } = await officer.post(filing, { version: versionIn((await officer.get(filing)).text) });
    assert.equal(status, 303);
    const list = filed === 'scores' ? paths.filedScores() : paths.filedLessons();
    const one = new RegExp(`${list}/[0-9a-f-]{36}`);
    return one.exec((await officer.get(list)).text)?.[0] ?? '';
  };
  return { cast, officer, director, partner, auditor, donor, write, file };
};

const lesson = (text: string) => ({ 'lessons.0.title': text, 'lessons.0.text': `Why: ${text}` });

test('the words of filed lessons go for every reader; day, digest and the reason stay', async () => {
  const { cast, officer, director, partner, auditor, donor, write, file } = await prepared();
  await write('lessons', 0, lesson(withName));
  const one = await file('lessons');
  const withdrawal = `${one}/withdrawal`;
  const reason = { reason: 'It named a person' };
  const still = await director.post(withdrawal, reason);
  assert.equal(still.status, 422);
  assert.match(still.text, /correct it first/);
  assert.match(still.text, /It named a person/, 'what was typed stays');
  await write('lessons', 1, lesson('A member was dismissed'));
  const silent = await director.post(withdrawal, {});
  assert.equal(silent.status, 422);
  assert.match(silent.text, /id="f-reason-error"/);
  const digest = /<code>([0-9a-f]{64})/.exec((await officer.get(one)).text)?.[1] ?? '';
  assert.equal((await director.post(withdrawal, reason)).status, 303);
  for (const reader of [officer, director, partner, auditor, donor])
    for (const address of [
      one,
      paths.filedLessons(),
      withQuery(paths.filedLessons(), { words: 'Mensah' }),
      withQuery(paths.filedLessons(), { format: 'csv' }),
    ])
      assert.doesNotMatch(
        (await reader.get(address)).text.replace(/value="Mensah"/, ''),
        /Awa|dismissed/,
        address,
      );
  const { text } = await donor.get(one);
  assert.match(text, new RegExp(`were withdrawn on[\\s\\S]*It named a person[\\s\\S]*${digest}`));
  const held = await db.read(cast.system, (tx) =>
    sql`select 1 from lesson_filings f where f::text ilike '%Mensah%'`.execute(tx),
  );
  assert.equal(held.rows.length, 0, 'and no row holds them');
  assert.equal((await director.post(withdrawal, reason)).status, 422, 'once');
  const again = await file('lessons');
  assert.notEqual(again, one);
  assert.match((await partner.get(again)).text, /A member was dismissed/);
});

test('withdrawn scores count nowhere, their trail holds no word of them, and the obligation is open again', async () => {
  const { cast, officer, director, donor, write, file } = await prepared();
  const told = { ...allB, 'scores.gender-equality': 'C', 'stories.gender-equality': withName };
  await write('scores', 0, told);
  const one = await file('scores');
  await write('scores', 1, { ...told, 'stories.gender-equality': 'A member was dismissed' });
  const missing = async () =>
    [...(await db.read(cast.system, (tx) => whatIsMissing(tx, cast.institute.id))).entries()].filter(
      ([key]) => key.startsWith('performance-scores') && key.endsWith(' 2025'),
    ).length;
  assert.equal(await missing(), 0);
  const { status, location } = await director.post(`${one}/withdrawal`, { reason: 'It named a person' });
  assert.equal(status, 303);
  assert.match((await director.get(location ?? '')).text, /Nobody can read them any more/);
  assert.equal(await missing(), 1);
  assert.deepEqual((await filedScoresQuestion.ask([askedInstitute(db, cast)], ['year'])).rows, []);
  assert.doesNotMatch(
    (await officer.get(withQuery(paths.filedScores(), { score: 'C' }))).text,
    new RegExp(one),
  );
  assert.doesNotMatch((await donor.get(one)).text, /Awa/);
  const sheet = (await officer.get(paths.filedScores())).text;
  assert.match(sheet, /words withdrawn on/);
  const bodies = await db.read(cast.system, (tx) =>
    tx.selectFrom('audit_payloads').select('body').where('chain', '=', cast.institute.id).execute(),
  );
  assert.ok(bodies.every(({ body }) => !body?.includes('Mensah')));
});

test('an officer, a partner, a control, the donor and another institute withdraw nothing', async () => {
  const { officer, partner, auditor, donor, write, file } = await prepared();
  await write('lessons', 0, lesson(withName));
  const withdrawal = `${await file('lessons')}/withdrawal`;
  await write('lessons', 1, lesson('A member was dismissed'));
  const stranger = app.as((await makeCast(db)).as('director', en));
  for (const visitor of [officer, partner, auditor, donor, stranger]) {
    assert.ok([403, 404].includes((await visitor.get(withdrawal)).status));
    assert.ok([403, 404].includes((await visitor.post(withdrawal, { reason: 'Mine' })).status));
  }
});
