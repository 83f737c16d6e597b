import assert from 'node:assert/strict';
import { test } from 'node:test';
import { sql } from 'kysely';
import { testApp } from '../../../../test/support/app.ts';
import { type Cast, doing, makeCast } from '../../../../test/support/cast.ts';
import { ownDatabase } from '../../../../test/support/cluster.ts';
import { makeOffice, type Office } from '../../../../test/support/office.ts';
import { newId } from '../../../kernel/id.ts';
import { paths, withQuery } from '../../../paths.ts';
import { recordExpense } from '../../finance/commands/record-expense.ts';
import { fileProgramme } from '../commands/file-programme.ts';
import { filingsAPage } from '../queries/filings.ts';

const db = await ownDatabase();
const app = testApp(db);
const cast = await makeCast(db);
const office = await makeOffice(db, cast);
const second = await makeCast(db);
const secondOffice = await makeOffice(db, second);
const year = Number(office.today.slice(0, 4));
const donor = cast.as('donor_officer', {
  institutes: [cast.institute.id, second.institute.id],
  language: 'en',
});

const filed = async (of: Cast, at: Office) => {
  await doing(db, of.as('finance_officer'), recordExpense, {
    outcomeId: at.outcomes[0],
    line: 'd',
    heading: 'running',
    paidOn: at.today,
    chargedYear: year,
    description: 'Translation of a study',
    amount: { minor: 11_100, currency: 'EUR' },
    voucherState: 'kept_at_partner',
    voucherClass: 'ordinary',
  });
  const account = { programmeId: at.programmeId, kind: 'yearly_account', year };
  return (await doing(db, of.as('director'), fileProgramme, account)).id;
};

const id = await filed(cast, office);
await filed(second, secondOffice);

const linesOf = async (actor: typeof donor, path: string, table?: string, institute?: string) => {
  const { status, text, headers } = await app
    .as(actor)
    .get(withQuery(path, { format: 'csv', table, institute }));
  assert.equal(status, 200, path);
  assert.match(headers.get('content-type') ?? '', /text\/csv/);
  return text.trim().split('\r\n');
};

test('the list of filings is taken along: of all institutes by the donor, of its own by an institute', async () => {
  const [head, ...all] = await linesOf(donor, paths.filings());
  assert.match(head ?? '', /Institute,Filing,Filed on,Filed by,No\. in the trail$/);
  assert.equal(all.length, 2);
  const [, ...own] = await linesOf(cast.as('director', { language: 'en' }), paths.filings());
  assert.equal(own.length, 1);
  assert.match(own[0] ?? '', new RegExp(`^${cast.institute.code.toUpperCase()},[^,]* · account of ${year},`));
  const { text } = await app.as(donor).get(paths.filings());
  assert.match(text, /href="[^"]*format=csv"/);
});

test('the list of filings goes on to its last one by key, and is taken along whole', async () => {
  const many = await makeCast(db);
  await filed(many, await makeOffice(db, many));
  const more = Array.from({ length: filingsAPage + 2 }, () => newId());
  await db.write(many.system, (tx) =>
    sql`insert into filings select (jsonb_populate_record(f, jsonb_build_object('id', x))).*
      from filings f cross join unnest(${more}::uuid[]) as x where f.institute_id = ${many.institute.id}`.execute(
      tx,
    ),
  );
  const director = many.as('director', { language: 'en' });
  const seen: string[] = [];
  for (let next: string | undefined = paths.filings(); next; ) {
    const { text } = await app.as(director).get(next);
    const here = [...text.matchAll(/href="\/filings\/([0-9a-f-]{36})"/g)].map(([, each]) => each!);
    assert.ok(here.length > 0 && here.length <= filingsAPage);
    seen.push(...here);
    next = /href="([^"]*after=[^"]*)"/.exec(text)?.[1]?.replaceAll('&amp;', '&');
  }
  assert.equal(new Set(seen).size, filingsAPage + 3);
  assert.equal(seen.length, filingsAPage + 3, 'each one once');
  assert.equal((await linesOf(director, paths.filings())).length, filingsAPage + 4);
});

test('the donor reads the filings of one institute alone, and is told where there is no such institute', async () => {
  const of = (institute: string) => withQuery(paths.filings(), { institute });
  const { text } = await app.as(donor).get(of(second.institute.code));
  assert.ok(!text.includes(paths.filing({ id })));
  const [, ...lines] = await linesOf(donor, paths.filings(), undefined, cast.institute.code);
  assert.equal(lines.length, 1);
  assert.equal((await app.as(donor).get(of('nobody'))).status, 422);
  const own = await app.as(cast.as('director', { language: 'en' })).get(of(second.institute.code));
  assert.equal(own.status, 422);
  assert.ok(!own.text.includes(second.institute.code.toUpperCase()));
});

test('a filing is taken along table by table, as it was filed', async () => {
  const path = paths.filing({ id });
  const [head, first, ...more] = await linesOf(donor, path);
  assert.match(head ?? '', new RegExp(`Spent and chargeable,Spent and chargeable \\(${year}\\),Transferred`));
  assert.match(first ?? '', /,EUR,10000\.00,111\.00,111\.00,/);
  assert.match(more.at(-1) ?? '', /^Management and structure,/);
  const [, ...activities] = await linesOf(donor, path, 'activities');
  assert.ok(activities.length > 0 && activities.every((line) => /,A\d [^,]*.*,\d+,\d+,\d+$/.test(line)));
  const [indicators] = await linesOf(donor, path, 'indicators');
  assert.match(indicators ?? '', /Outcome,Indicator,Baseline,Target,Reached$/);
  const [, ...checks] = await linesOf(donor, path, 'checks');
  assert.ok(checks.length > 0 && !checks.some((line) => line.includes(',in order,')));
  const { text } = await app.as(donor).get(path);
  for (const table of ['outcomes', 'activities', 'indicators', 'checks'])
    assert.match(text, new RegExp(`format=xlsx&amp;table=${table}"`));
});

test('who does not read a filing finds no file of it either', async () => {
  const partner = cast.as('partner_coordinator', { partnerships: [...office.partnerships] });
  for (const [actor, path] of [
    [partner, paths.filings()],
    [partner, paths.filing({ id })],
    [second.as('director'), paths.filing({ id })],
  ] as const)
    assert.equal((await app.as(actor).get(`${path}?format=csv`)).status, 404, path);
});
