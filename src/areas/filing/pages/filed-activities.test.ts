import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { test } from 'node:test';
import { testApp } from '../../../../test/support/app.ts';
import { doing, makeCast } from '../../../../test/support/cast.ts';
import { testDatabase } from '../../../../test/support/cluster.ts';
import { countingQueries } from '../../../../test/support/counting.ts';
import { makeOffice } from '../../../../test/support/office.ts';
import type { Actor } from '../../../kernel/actor.ts';
import { newId } from '../../../kernel/id.ts';
import { languages } from '../../../kernel/language.ts';
import { paths, withQuery } from '../../../paths.ts';
import { cancelActivity } from '../../activities/commands/cancel-activity.ts';
import { planActivity } from '../../activities/commands/plan-activity.ts';
import { fileProgramme } from '../commands/file-programme.ts';
import { filingById } from '../queries/filings.ts';
import { filedActivities } from '../rules/filed-activities.ts';
import { show } from './filed-activities.tsx';

const db = await testDatabase();
const app = testApp(db);
const cast = await makeCast(db);
const office = await makeOffice(db, cast);
const { programmeId, outcomes, partnerships, activities, today } = office;
const year = Number(today.slice(0, 4));
const director = cast.as('director', { language: 'en' });
const donor = cast.as('donor_officer', { language: 'en', institutes: [cast.institute.id] });
const secretariat = {
  kind: 'A3',
  outcomeId: outcomes[0],
  partnershipId: partnerships[0],
  title: 'A secretariat that answers',
  plannedFrom: today,
  plannedUntil: today,
  country: 'BJ',
  beneficiary: 'secretariat',
  purpose: 'Answering members',
};
const [kept, dropped] = [
  await doing(db, cast.system, planActivity, secretariat),
  await doing(db, cast.system, planActivity, secretariat),
];
const file = async (kind: string, of?: number) =>
  (await doing(db, director, fileProgramme, { programmeId, kind, year: of })).id;
const accountId = await file('yearly_account', year);
const wholeId = await file('programme');
// What follows was not known when it was filed.
await doing(db, cast.system, cancelActivity, { activityId: dropped.id, reason: 'Strike' });
const later = await doing(db, cast.system, planActivity, secretariat);

const stored = async (id: string) => {
  const filing = await db.read(director, (tx) => filingById(tx, [cast.institute.id], id));
  assert.ok(filing);
  return filing;
};

const read = async (path: string, actor: Actor = director) => {
  const { status, text } = await app.as(actor).get(path);
  assert.equal(status, 200, path);
  return text;
};

const listsIn = (text: string) =>
  [...text.matchAll(/<a href="(\/filings\/[^"]+\/activities\?[^"]*)"[^>]*>([^<]*)</g)].map(
    ([, href = '', said = '']) => ({ href: href.replaceAll('&amp;', '&'), said }),
  );

test('each count of activities in an account opens exactly those that it counts, as they were filed', async () => {
  for (const id of [accountId, wholeId]) {
    const { row, content } = await stored(id);
    assert.equal(content.format, 'relais-filing-5');
    for (const { code, activities: counts } of content.outcomes)
      for (const { kind, planned, held, participants } of counts) {
        const of = (state?: 'held') =>
          filedActivities(content, row.year, { outcome: code, kind, state }) ?? [];
        assert.equal(of().length, planned);
        assert.equal(of('held').length, held);
        assert.equal(
          of('held').reduce((sum, each) => sum + each.participants, 0),
          participants,
        );
      }
    const figures = listsIn(await read(paths.filing({ id })));
    assert.ok(figures.length >= 3);
    for (const { href, said } of figures.filter((each) => !each.href.includes('state=')))
      assert.equal(
        (await app.as(director).get(`${href}&format=csv`)).text.trim().split('\r\n').length - 1,
        +said,
      );
  }
  const list = await read(withQuery(paths.filedActivities({ id: accountId }), { kind: 'A3' }));
  assert.ok(list.includes(kept.reference) && list.includes(dropped.reference));
  assert.ok(!list.includes(later.reference), 'planned since');
  assert.match(list, /0 held of 2 planned/);
});

test('the digest of a filing is that of its content, with the list of activities in it', async () => {
  const { sha256, content } = await db.read(director, (tx) =>
    tx
      .selectFrom('filings')
      .select(['sha256', 'content'])
      .where('id', '=', accountId)
      .executeTakeFirstOrThrow(),
  );
  assert.equal(createHash('sha256').update(content).digest('hex'), sha256);
  assert.match(content, new RegExp(`"outcome":"OS1"[^}]*"reference":"${kept.reference}"`));
});

test('an account opens the activities for the institute, for the donor only what was filed of them', async () => {
  const page = paths.filedActivities({ id: accountId });
  const own = await read(page);
  assert.ok(own.includes(`href="${paths.activity({ id: kept.id })}"`));
  assert.ok(own.includes(`Invented union 1 of ${cast.institute.code}`));
  const seen = await read(page, donor);
  assert.ok(seen.includes(kept.reference));
  assert.match(seen, /partner 1 \(name not filed\)/);
  for (const secret of [kept.id, activities.late, secretariat.title, 'Invented union', '/activities/'])
    assert.ok(!seen.includes(secret), secret);
  const { text: csv } = await app.as(donor).get(`${page}?format=csv`);
  assert.ok(csv.includes(kept.reference) && !csv.includes('Invented union'));
});

test('a partner, an auditor and another institute find no list of an account', async () => {
  const strangers = [
    cast.as('partner_coordinator', { partnerships: [...partnerships] }),
    cast.as('auditor', { scope: { outcomes: [...outcomes], years: [year] } }),
    (await makeCast(db)).as('director'),
  ];
  for (const actor of strangers)
    for (const query of ['', '?format=csv'])
      assert.equal((await app.as(actor).get(paths.filedActivities({ id: accountId }) + query)).status, 404);
});

test('an account of before says that its list was not kept, and its counts stand without a link', async () => {
  const {
    entry_no: no,
    filed_at: _at,
    content,
    ...row
  } = await db.read(director, (tx) =>
    tx.selectFrom('filings').selectAll().where('id', '=', accountId).executeTakeFirstOrThrow(),
  );
  const before = JSON.parse(content.replaceAll(/"outcome":"OS\d",/g, ''));
  const id = newId();
  const older = JSON.stringify({ ...before, format: 'relais-filing-4' });
  await db.write(cast.system, (tx) =>
    tx
      .insertInto('filings')
      .values({ ...row, id, content: older, entry_no: Number(no) + 1000 })
      .execute(),
  );
  for (const actor of [director, donor]) {
    const text = await read(paths.filing({ id }), actor);
    assert.match(text, /The list of these activities was not kept/);
    assert.deepEqual(listsIn(text), []);
    assert.match(
      await read(paths.filedActivities({ id }), actor),
      /The list of these activities was not kept/,
    );
    for (const query of ['format=csv', 'outcome=zzz', 'after=zzz', 'outcome=zzz&format=csv']) {
      const { status, text: told } = await app.as(actor).get(`${paths.filedActivities({ id })}?${query}`);
      assert.equal(status, 422, query);
      for (const [, field = ''] of told.matchAll(/href="#(f-[^"]+)"/g))
        assert.ok(told.includes(`id="${field}"`), field);
    }
  }
});

test('what the address of the list cannot mean is told; in five languages, with few queries', async () => {
  const page = paths.filedActivities({ id: accountId });
  for (const odd of ['outcome=OS9', 'kind=A9', 'state=cancelled', 'after=nowhere']) {
    const { status, text } = await app.as(director).get(`${page}?${odd}`);
    assert.equal(status, 422, odd);
    assert.match(text, new RegExp(`href="#f-${odd.split('=')[0]}"`));
  }
  for (const language of languages)
    assert.doesNotMatch(
      await read(page, cast.as('director', { language })),
      />[^<]*\b(overview|filing|activities)\.[a-z][\w-]+[^<]*</,
    );
  const { queries } = await countingQueries(db, director, show, { params: { id: accountId } });
  assert.ok(queries <= 10, String(queries));
});
