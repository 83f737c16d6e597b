import assert from 'node:assert/strict';
import { test } from 'node:test';
import { testApp } from '../../../../test/support/app.ts';
import { makeCast } from '../../../../test/support/cast.ts';
import { testDatabase } from '../../../../test/support/cluster.ts';
import { clockOf } from '../../../../test/support/obligations.ts';
import { todayIn, yearOf } from '../../../kernel/calendar-day.ts';
import { paths, withQuery } from '../../../paths.ts';

const db = await testDatabase();
const app = testApp(db);
const cast = await makeCast(db);
const { programmeId } = await clockOf(db, cast);
const en = { language: 'en' } as const;
const officer = app.as(cast.as('programme_officer', en));
const donor = app.as(cast.as('donor_officer', { ...en, institutes: [cast.institute.id] }));
const pages = [
  { of: 'the institute', reader: officer, path: paths.obligations() },
  { of: 'a programme', reader: officer, path: paths.programmeYear({ id: programmeId }) },
  { of: 'the donor', reader: donor, path: paths.obligations() },
];
const thisYear = yearOf(todayIn('Europe/Brussels'));

const alike = { of: 'what was done to raise awareness', reader: officer, path: paths.awareness() };

for (const { of, reader, path } of [...pages, alike])
  for (const typed of ['20226', 'last', '1066', '2O26', '<b>'])
    test(`a year that is none is told beside the field of the year of ${of}: ${typed}`, async () => {
      const { status, text } = await reader.get(withQuery(path, { year: typed }));
      assert.equal(status, 422);
      const shown = typed.replace('<', '&lt;').replace('>', '&gt;');
      assert.match(text, /href="#f-year"/);
      assert.match(text, new RegExp(`“${shown}” is not a year of four figures: ${thisYear} is shown`));
      const field = /<input[^>]*id="f-year"[^>]*>/.exec(text)?.[0] ?? '';
      assert.ok(field.includes(`value="${shown}"`), 'nothing typed is lost');
      assert.match(field, /aria-invalid="true"/);
    });

for (const { of, reader, path } of pages.slice(0, 2))
  test(`a function or a state that is none is told beside its field: ${of}`, async () => {
    for (const [name, wrong] of Object.entries({ role: 'nobody', open: 'yes' })) {
      const { status, text } = await reader.get(withQuery(path, { [name]: wrong }));
      assert.equal(status, 422, name);
      assert.ok(text.includes(`href="#f-${name}"`), name);
      const file = await reader.get(withQuery(path, { [name]: wrong, format: 'csv' }));
      assert.equal(file.status, 422);
    }
    assert.equal((await reader.get(withQuery(path, { role: 'director', open: '1' }))).status, 200);
  });

for (const { of, reader, path } of [...pages, alike])
  test(`no file is made of a year that is none, and an empty one is this year: ${of}`, async () => {
    const file = await reader.get(withQuery(path, { year: 'last', format: 'csv' }));
    assert.deepEqual([file.status, /<!doctype html>/i.test(file.text)], [422, true]);
    for (const year of ['', String(thisYear - 1), ` ${thisYear - 1} `])
      assert.equal((await reader.get(withQuery(path, { year }))).status, 200);
  });

for (const { of, reader, path } of pages)
  test(`links lead to the years around, and to none beyond what is meant: ${of}`, async () => {
    const stepsOf = async (year: number) => {
      const { text } = await reader.get(withQuery(path, { year: String(year) }));
      return [...text.matchAll(/<p class="actions">(.*?)<\/p>/gs)].flatMap(([, steps = '']) =>
        [...steps.matchAll(/[?&;]year=(\d+)/g)].map(([, to]) => Number(to)),
      );
    };
    assert.deepEqual(await stepsOf(thisYear), [thisYear - 1, thisYear + 1]);
    assert.deepEqual(await stepsOf(thisYear + 30), [thisYear + 29]);
    assert.deepEqual(await stepsOf(1900), []);
  });
