import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type Typed, testApp } from '../../../../test/support/app.ts';
import { doing } from '../../../../test/support/cast.ts';
import { testDatabase } from '../../../../test/support/cluster.ts';
import { filledFormWith } from '../../../../test/support/filled-form.ts';
import { reportingOffice } from '../../../../test/support/reporting.ts';
import { newId } from '../../../kernel/id.ts';
import { paths } from '../../../paths.ts';
import { correctIndicator } from '../commands/correct-indicator.ts';
import { defineIndicator } from '../commands/define-indicator.ts';
import { definitionsOf } from '../queries/indicators.ts';

const db = await testDatabase();
const app = testApp(db);
const { cast, programme } = await reportingOffice(db);
const [one, other] = ['One', 'Other'].map((name) =>
  app.as(cast.as('programme_officer', { name, language: 'en' })),
) as [ReturnType<typeof app.as>, ReturnType<typeof app.as>];
const said = (text: string) => ({ en: { text, source: true as const } });
const boxes = { brokenDownBy: ['sex', 'age', 'economy'] };

const defined = async () => {
  const code = newId().slice(-8);
  const { id } = await doing(db, cast.system, defineIndicator, {
    ...{
      outcomeId: programme.outcomes[0],
      code,
      title: said('Workers covered'),
      description: said('As told'),
    },
    ...{ measure: 'number', overTime: 'sum', overPartners: 'sum', unit: said('workers') },
    axes: [
      {
        ...{ key: 'zone', label: said('Zone') },
        categories: [
          { key: 'north', label: said('North') },
          { key: 'south', label: said('South') },
        ],
      },
    ],
  });
  return { id, code, address: paths.redefineIndicator({ id }) };
};

/** What a browser would send of the form as it is shown, and of its boxes more than one. */
const formIn = (html: string): Typed => {
  const shown = filledFormWith(html, 'title.en');
  assert.ok(shown, html.slice(0, 2000));
  return { ...shown, ...boxes };
};

const standing = async (id: string) =>
  (await db.read(cast.as('programme_officer'), (tx) => definitionsOf(tx, cast.institute.id, [id]))).get(id)!;

test('what the second did not touch is as the first saved it, and stays so when the form is saved as it stands', async () => {
  const { id, address } = await defined();
  const [first, second] = [formIn((await one.get(address)).text), formIn((await other.get(address)).text)];
  const changed = { ...first, 'description.en': 'As told by the first', ascending: 'down' };
  const third = { 'axes.2.axis': 'Zone', 'axes.2.axisKey': 'zone', 'axes.2.category': 'East' };
  assert.equal((await one.post(address, { ...changed, ...third })).status, 303);

  const met = await other.post(address, { ...second, frequency: 'year', 'title.nl': 'Werknemers' });
  assert.equal(met.status, 422);
  assert.match(met.text, /Somebody else has redefined this indicator/);
  assert.doesNotMatch(met.text, /name="stands\./);
  const again = formIn(met.text);
  assert.equal(again['description.en'], 'As told by the first');
  assert.equal(again.ascending, 'down');
  assert.equal(again['axes.2.category'], 'East');
  assert.deepEqual([again.frequency, again['title.nl']], ['year', 'Werknemers']);

  const saved = await other.post(address, again);
  assert.equal(saved.status, 303, saved.text.slice(0, 3000));
  const now = await standing(id);
  assert.deepEqual(
    [
      now.ascending,
      now.frequency,
      (now.description as typeof now.unit).en?.text,
      now.axes[0]?.categories.length,
    ],
    [false, 'year', 'As told by the first', 3],
  );
});

test('a field that both changed to different things is chosen, with the value of the other beside it', async () => {
  for (const [choice, description, unit] of [
    ['mine', 'By the second', 'workers, both sexes'],
    ['theirs', 'By the first', 'workers, both sexes'],
  ] as const) {
    const { id, address } = await defined();
    const [first, second] = [formIn((await one.get(address)).text), formIn((await other.get(address)).text)];
    const changed = { ...first, 'description.en': 'By the first', 'responsible.en': 'A desk' };
    assert.equal((await one.post(address, changed)).status, 303);
    const typed = { ...second, 'description.en': 'By the second', 'unit.en': unit, reason: 'Said better' };
    const met = await other.post(address, typed);
    assert.equal(met.status, 422);
    const again = formIn(met.text);
    const shown = [again['description.en'], again['unit.en'], again['responsible.en'], again.reason];
    assert.deepEqual(shown, ['By the second', unit, 'A desk', 'Said better']);
    assert.match(met.text, /id="f-description-en-error"[^>]*>[^<]*Somebody else saved “By the first” here/);
    assert.deepEqual(
      [...met.text.matchAll(/name="(stands\.[^"]+)"/g)].map(([, name]) => name),
      ['stands.description.en', 'stands.description.en'],
    );

    const unsaid = await other.post(address, again);
    assert.equal(unsaid.status, 422, 'nothing chosen');
    assert.equal((await standing(id)).edition, 2);
    const more = await other.post(address, { ...again, 'stands.description.en': choice, more_rows: '3' });
    assert.equal(formIn(more.text)['stands.description.en'], choice, 'kept while rows are asked for');

    const saved = await other.post(address, { ...formIn(unsaid.text), 'stands.description.en': choice });
    assert.equal(saved.status, 303, saved.text.slice(0, 3000));
    const now = await standing(id);
    assert.deepEqual(
      [(now.description as typeof now.unit).en?.text, now.unit.en?.text, now.responsible.en?.text],
      [description, unit, 'A desk'],
    );
  }
});

test('of a list that both changed the whole of the other can be taken, with the keys of its rows', async () => {
  const { id, address } = await defined();
  const [first, second] = [formIn((await one.get(address)).text), formIn((await other.get(address)).text)];
  const east = { 'axes.2.axis': 'Zone', 'axes.2.category': 'East' };
  assert.equal((await one.post(address, { ...first, ...east })).status, 303);
  const met = await other.post(address, { ...second, ...east, 'axes.2.category': 'West' });
  assert.equal(met.status, 422);
  assert.match(met.text, /What was saved meanwhile: Zone: North, South, East/);
  assert.match(met.text, /as it stands in the form: Zone: North, South, West/);
  const saved = await other.post(address, {
    ...formIn(met.text),
    'stands.axes': 'theirs',
    frequency: 'year',
  });
  assert.equal(saved.status, 303, saved.text.slice(0, 3000));
  const { axes, frequency } = await standing(id);
  assert.deepEqual(
    [axes[0]?.categories.map(({ key }) => key), frequency],
    [['north', 'south', 'east'], 'year'],
  );
});

test('who both changed a field to the same, and a new code, ask nothing', async () => {
  const { id, code, address } = await defined();
  const second = formIn((await other.get(address)).text);
  await doing(db, cast.as('programme_officer'), correctIndicator, {
    ...{
      indicatorId: id,
      code: `${code}b`,
      hangsOn: { outcomeId: programme.outcomes[0] },
      reason: 'Mistyped',
      version: 1,
    },
  });
  const first = formIn((await one.get(address)).text);
  assert.equal(
    (await one.post(address, { ...first, frequency: 'year', 'unit.nl': 'werknemers' })).status,
    303,
  );
  const met = await other.post(address, { ...second, frequency: 'year', 'title.nl': 'Werknemers' });
  assert.equal(met.status, 422);
  assert.doesNotMatch(met.text, /name="stands\./);
  assert.equal((await other.post(address, formIn(met.text))).status, 303);
  const now = await standing(id);
  assert.deepEqual([now.frequency, now.unit.nl?.text], ['year', 'werknemers']);

  const [, late] = [await one.get(address), formIn((await other.get(address)).text)];
  await doing(db, cast.as('programme_officer'), correctIndicator, {
    ...{
      indicatorId: id,
      code: `${code}c`,
      hangsOn: { outcomeId: programme.outcomes[0] },
      reason: 'Again',
      version: now.version,
    },
  });
  assert.equal((await other.post(address, { ...late, frequency: 'quarter' })).status, 303);
});
