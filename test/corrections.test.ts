import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import pg from 'pg';
import { perform } from '../src/command/perform.ts';
import { commands } from '../src/command-list.ts';
import type { Actor } from '../src/kernel/actor.ts';
import { newId } from '../src/kernel/id.ts';
import { wordsIn } from '../src/text/words.ts';
import { testApp } from './support/app.ts';
import { doing } from './support/cast.ts';
import { testPlace } from './support/cluster.ts';
import { correctedRows } from './support/corrected-rows.ts';
import { filledFormWith } from './support/filled-form.ts';
import { fillWorld, readTableFacts } from './support/full-office.ts';

const place = await testPlace();
const db = place.open();
const owner = new pg.Client({ connectionString: place.ownerUrl });
// The database is dropped before this file's own hooks run.
owner.on('error', () => {});
await owner.connect();
after(async () => {
  await owner.end();
  await db.close();
});

const world = await fillWorld(owner, await readTableFacts(owner));
// Its rows were not written by commands: the next entry comes after them all.
await owner.query(`update audit_heads set last_no = 5000 where chain = '${world.institute}'`);
const officer: Actor = {
  membershipId: newId(),
  userId: newId(),
  name: 'Someone',
  role: 'programme_officer',
  duties: ['programme_officer', 'finance_officer', 'director'],
  institute: { id: world.institute, code: 'x' },
  institutes: [world.institute],
  partnerships: [],
  scope: null,
  language: 'en',
};
const visitor = testApp(db).as(officer);

const corrections = [...commands.keys()].filter((name) => name.startsWith('correct-')).sort();
const ofPages = corrections.filter((name) => correctedRows[name]?.(world).page);

test('every command that corrects something has a line in «correctedRows», so that the tests below prove something', () => {
  assert.deepEqual(Object.keys(correctedRows).sort(), corrections);
  assert.ok(ofPages.length > 15, String(ofPages.length));
});

for (const name of corrections)
  test(`the second of two people who ${name} is shown both versions, and may save over what was shown`, async () => {
    const command = commands.get(name)!;
    const { prepare, again, page, table, neverWas, ...said } = correctedRows[name]!(world);
    for (const statement of prepare ?? []) await owner.query(statement);
    const input = { reason: 'Misread', ...said };
    const first: { id?: string } = await doing(db, officer, command, input);
    const second = await perform(db, officer, command, newId(), input);
    assert.ok(!second.done, 'nothing is written over');
    assert.deepEqual(second.problem, { key: 'problem.saved-by-another' }, JSON.stringify(second));
    assert.notDeepEqual(second.conflict?.current, {}, 'what stands now is told');
    const { version } = second.conflict!;
    await doing(db, officer, command, { ...input, ...(again ? { [again]: first.id } : { version }) });
  });

for (const name of ofPages)
  test(`the page to ${name} keeps what the second of two people typed, and tells what stands or that nothing does`, async () => {
    const { page, table, neverWas } = correctedRows[name]!(world);
    const { rows } = await owner.query<{ id: string }>(
      `select id from ${table} where institute_id = $1 and ended_by_no is null`,
      [world.institute],
    );
    const path = page!({ id: rows[0]!.id });
    const opened = await visitor.get(path);
    assert.equal(opened.status, 200);
    const form = filledFormWith(opened.text, 'reason');
    const sent = async (more: object, ok: boolean) => {
      const answered = await visitor.post(path, { ...form, command_id: newId(), ...more });
      assert.equal(answered.status, ok ? 303 : 422, errorsOf(answered.text));
      return answered.text;
    };
    await sent({ reason: 'Misread' }, true);
    const refused = await sent({ reason: 'Typed by the second' }, false);
    assert.match(refused, new RegExp(wordsIn('en').t('page.two-versions')));
    assert.match(refused, /Typed by the second/);
    const { version = '' } = filledFormWith(refused, 'reason') ?? {};
    const seen = { reason: 'Typed by the second', version };
    await sent(neverWas === undefined ? seen : { ...seen, neverWas: '1' }, true);
    if (neverWas === undefined) return;
    const late = await sent({ reason: 'Typed by the third' }, false);
    assert.match(late, new RegExp(wordsIn('en').t('problem.struck-out-meanwhile').slice(0, 40)));
    assert.match(late, /Typed by the third/);
  });

const errorsOf = (html: string): string =>
  (html.match(/<div class="errors"[\s\S]*?<\/div>/)?.[0] ?? '').replace(/<[^>]*>/g, ' ');
