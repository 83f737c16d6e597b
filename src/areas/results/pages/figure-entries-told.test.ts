import assert from 'node:assert/strict';
import { test } from 'node:test';
import { sql } from 'kysely';
import { testApp } from '../../../../test/support/app.ts';
import { doing } from '../../../../test/support/cast.ts';
import { testDatabase } from '../../../../test/support/cluster.ts';
import { countingQueries } from '../../../../test/support/counting.ts';
import { firstHalf, reportingOffice, told } from '../../../../test/support/reporting.ts';
import { openSessionOf } from '../../../../test/support/standing.ts';
import { newId } from '../../../kernel/id.ts';
import { paths, withQuery } from '../../../paths.ts';
import { attachDocument } from '../../records/commands/attach-document.ts';
import { reviewReport } from '../commands/review-report.ts';
import { show } from './figure-entries.tsx';

const db = await testDatabase();
const office = await reportingOffice(db);
const { programme, partnershipId, cast } = office;
const app = testApp(db);
const staff = cast.as('programme_officer', { language: 'en' });
const officer = app.as(staff);
await openSessionOf(db, { ...office.partner, name: 'A. Clerk' });
const [id, other] = [await office.indicator(), await office.indicator()];
const sheet = await office.open([id, other]);
const figures = [
  { indicatorId: id, value: '40' },
  { indicatorId: other, value: '7' },
];
assert.equal(told(await sheet.submitting(figures)), 'done');
const seen = await sheet.now();
const handedIn = await db.read(cast.system, async (tx) => {
  const { rows } = await sql<{ no: string }>`
    select max(no) as no from audit_entries where chain = ${office.institute}`.execute(tx);
  return rows[0]!.no;
});
const wrong = seen.figures.find(({ indicatorId }) => indicatorId === id)!;
await doing(db, office.partner, attachDocument, {
  subject: { kind: 'measurement', id: wrong.id },
  partnershipId,
  title: 'Signed list',
  file: { name: 'list.pdf', mediaType: 'application/pdf', sha256: 'ab'.repeat(32), size: 10 },
});
await doing(db, office.officer, reviewReport, {
  ...{ reportId: seen.report.id, version: seen.report.version, seen: seen.figures.map(({ rowId }) => rowId) },
  figures: [{ id: wrong.id, kind: 'returned', comment: 'One zero too many' }],
  approveRest: false,
});
const entries = paths.figureEntries({ id });

test('the entries say what became of each, what shows it, who entered it and when; so does their file', async () => {
  const { text } = await officer.get(entries);
  for (const wanted of ['returned, with a comment', 'Signed list', 'A. Clerk'])
    assert.ok(text.includes(wanted), wanted);
  assert.doesNotMatch(text, /One zero too many/);
  assert.match((await officer.get(paths.figureEntries({ id: other }))).text, />with the officer</);
  const file = (await officer.get(withQuery(entries, { format: 'csv' }))).text;
  assert.match(file, /State,.*Evidence,Entered by,Entered on/);
  assert.match(file, /"returned, with a comment",.*Signed list/);
  const { queries } = await countingQueries(db, staff, show, { params: { id } });
  assert.ok(queries <= 10, String(queries));
});

test('as of a moment they say what had become of each by then', async () => {
  const { text } = await officer.get(withQuery(entries, { asof: String(handedIn) }));
  assert.match(text, />with the officer</);
  assert.doesNotMatch(text, /returned|Signed list/);
  assert.match(text, new RegExp(`entry ${handedIn} of the trail, of \\d{1,2}/\\d{2}/\\d{4}`));
  const today = /<a href="([^"]+)">As it is today</.exec(text)?.[1]?.replaceAll('&amp;', '&');
  assert.equal(today, entries);
  assert.doesNotMatch((await officer.get(entries)).text, /As it is today/);
});

test('an auditor reads entries without what became of them; others find none; a partner its own', async () => {
  const auditor = app.as(
    cast.as('auditor', {
      language: 'en',
      scope: { outcomes: [programme.outcomes[0]], years: [Number(firstHalf.from.slice(0, 4))] } as never,
    }),
  );
  const audited = await auditor.get(entries);
  assert.equal(audited.status, 200);
  assert.match(audited.text, />40</);
  assert.doesNotMatch(audited.text, /returned/);
  const [mine, another] = programme.partnerships.map((own) =>
    app.as(cast.as('partner_coordinator', { partnerships: [own], language: 'en' })),
  );
  const own = (await mine!.get(entries)).text;
  assert.match(own, /returned, with a comment/);
  assert.match(own, /partner coordinator · /);
  assert.doesNotMatch(own, /A\. Clerk/, 'another person of the partner, whose name it may not read');
  assert.doesNotMatch((await another!.get(entries)).text, /returned|Signed list|>40</);
  assert.equal((await app.as(cast.as('donor_officer')).get(entries)).status, 404);
});

test('after an entry that stands no more, the entries begin at their beginning', async () => {
  const [row] = seen.figures.filter(({ indicatorId }) => indicatorId === id);
  const after = (key: string) => officer.get(withQuery(entries, { after: key }));
  assert.doesNotMatch((await after(row!.rowId)).text, /returned, with a comment/, 'the last one');
  const gone = await after(newId());
  assert.equal(gone.status, 200);
  assert.match(gone.text, /returned, with a comment/);
  assert.equal((await after('x')).status, 422);
});

test('their file says by its name of which period and as of which entry they are, and that they are not all', async () => {
  const nameOf = async (asked: Record<string, string>, reader = officer) => {
    const { headers, status } = await reader.get(withQuery(entries, { ...asked, format: 'csv' }));
    assert.equal(status, 200, JSON.stringify(asked));
    const [, name] = /filename\*=UTF-8''(.*)\.csv/.exec(headers.get('content-disposition') ?? '') ?? [];
    return decodeURIComponent(name ?? '');
  };
  const whole = await nameOf({});
  for (const asked of [{ only: 'unapproved' }, { asof: String(handedIn) }])
    assert.equal(await nameOf(asked), `${whole} filtered`);
  const period = firstHalf.from.slice(0, 4);
  assert.ok((await nameOf({ time: 'year', period })).endsWith(` ${period}`));
  const partner = app.as(cast.as('partner_coordinator', { partnerships: [partnershipId], language: 'en' }));
  assert.equal(await nameOf({ asof: String(handedIn) }, partner), whole, 'a partner reads how things stand');
});
