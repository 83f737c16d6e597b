import assert from 'node:assert/strict';
import { test } from 'node:test';
import { testApp } from '../../../../test/support/app.ts';
import { doing, makeCast } from '../../../../test/support/cast.ts';
import { testDatabase } from '../../../../test/support/cluster.ts';
import { programmeOf } from '../../../../test/support/union-work.ts';
import { addDays, todayIn, yearOf } from '../../../kernel/calendar-day.ts';
import { paths } from '../../../paths.ts';
import { adoptFileSections } from '../../programmes/commands/adopt-file-sections.ts';
import { fileSections, fileTextsOf } from '../../programmes/queries/programme-files.ts';

const db = await testDatabase();
const app = testApp(db);
const today = todayIn();
const dueOn = addDays(today, 10).split('-').reverse().join('/');

const prepared = async () => {
  const cast = await makeCast(db);
  const { programmeId } = await programmeOf(db, cast, yearOf(today));
  await doing(db, cast.system, adoptFileSections, {});
  const sections = await db.read(cast.system, (tx) => fileSections(tx, cast.institute.id));
  const [first, second] = sections.filter(({ appliesTo }) => appliesTo === 'programme');
  const as = (role: 'programme_officer' | 'finance_officer' | 'director') =>
    app.as(cast.as(role, { language: 'en' }));
  return {
    cast,
    officer: as('programme_officer'),
    finance: as('finance_officer'),
    director: as('director'),
    file: paths.programmeFile({ id: programmeId }),
    form: paths.programmeFileText({ id: programmeId, section: first!.id }),
    other: paths.programmeFileText({ id: programmeId, section: second!.id }),
    texts: () => db.read(cast.system, (tx) => fileTextsOf(tx, cast.institute.id, programmeId)),
  };
};

const given = {
  state: 'draft',
  version: '0',
  writerRole: 'finance_officer',
  responsible: 'Comptable',
  dueOn,
};

test('whom a section is given to by role finds it in my work as who keeps programmes does, writes it, and says that it is ready', async () => {
  const { officer, finance, director, file, form, texts } = await prepared();
  assert.equal((await finance.get(form)).status, 403, 'it was given to nobody');
  assert.equal((await officer.post(form, given)).status, 303);
  assert.match((await officer.get(file)).text, /finance officer · Comptable/);
  for (const [who, isTold] of [
    [officer, true],
    [finance, true],
    [director, true],
  ] as const)
    assert.equal((await who.get(paths.home())).text.includes(file), isTold);
  assert.ok((await finance.get(file)).text.includes(form));
  const shown = await finance.get(form);
  assert.equal(shown.status, 200);
  assert.doesNotMatch(shown.text, /name="(writerRole|responsible|dueOn)"/);
  const written = { 'text.fr': 'Le plan', state: 'ready', version: '1' };
  assert.equal((await finance.post(form, written)).status, 303);
  assert.deepEqual(
    (await texts()).map(({ text, state, writerRole, responsible, dueOn: due }) => [
      text.fr?.text,
      state,
      writerRole,
      responsible,
      due,
    ]),
    [['Le plan', 'ready', 'finance_officer', 'Comptable', addDays(today, 10)]],
    'what was typed of who writes stays',
  );
  assert.ok(!(await finance.get(paths.home())).text.includes(file));
});

test('who was given one section writes no other, gives none away, and finds none of another institute', async () => {
  const { officer, finance, form, other, texts } = await prepared();
  await officer.post(form, given);
  assert.equal((await finance.post(other, { 'text.fr': 'x', state: 'draft', version: '0' })).status, 403);
  const away = { 'text.fr': 'x', state: 'draft', version: '1', writerRole: 'director', responsible: 'Moi' };
  assert.equal((await finance.post(form, away)).status, 303);
  assert.deepEqual(
    (await texts()).map(({ writerRole, responsible }) => [writerRole, responsible]),
    [['finance_officer', 'Comptable']],
  );
  const stranger = app.as((await makeCast(db)).as('finance_officer'));
  assert.equal((await stranger.post(form, away)).status, 404);
});
