import assert from 'node:assert/strict';
import { test } from 'node:test';
import { testApp } from '../../../../test/support/app.ts';
import { askedInstitute } from '../../../../test/support/asked-institute.ts';
import { doing, makeCast } from '../../../../test/support/cast.ts';
import { testDatabase } from '../../../../test/support/cluster.ts';
import { makeProgramme } from '../../../../test/support/programme.ts';
import { todayIn } from '../../../kernel/calendar-day.ts';
import { newId } from '../../../kernel/id.ts';
import { paths, withQuery } from '../../../paths.ts';
import { addLibraryIndicator } from '../commands/add-library-indicator.ts';
import { defineIndicator } from '../commands/define-indicator.ts';
import { recordMeasurement } from '../commands/record-measurement.ts';
import { withdrawIndicator } from '../commands/withdraw-indicator.ts';
import { withdrawMeasurement } from '../commands/withdraw-measurement.ts';
import { libraryQuestion } from '../queries/library-question.ts';
import { usesOfLibrary } from '../queries/library-uses.ts';

const db = await testDatabase();
const cast = await makeCast(db);
const programme = await makeProgramme(db, cast);
const member = cast.as('programme_officer', { language: 'en' });
const staff = testApp(db).as(member);
const institute = cast.institute.id;
const definition = {
  title: { en: { text: 'People trained', source: true } },
  measure: 'number',
  overTime: 'sum',
  overPartners: 'sum',
};

/** One of the library with one use, which reached 17; `more`: what it means otherwise. */
const used = async (more = {}) => {
  const { id: libraryId } = await doing(db, cast.system, addLibraryIndicator, {
    ...{ ...definition, key: newId(), level: '1', source: 'Our manual', confidence: 'own' },
  } as never);
  const { id } = await doing(db, cast.system, defineIndicator, {
    ...{ ...definition, outcomeId: programme.outcomes[0], code: newId().slice(-8), libraryId, ...more },
  });
  const { id: measurementId } = await doing(db, cast.system, recordMeasurement, {
    ...{ indicatorId: id, value: '17', provenance: 'Register', from: '2027-01-01', until: '2027-12-31' },
  });
  const url = paths.libraryIndicator({ id: libraryId });
  const card = async (name: string, query: Record<string, string> = {}) =>
    (await staff.get(withQuery(url, query))).text.match(new RegExp(`id="${name}".*?</section>`, 's'))?.[0] ??
    '';
  const asked = (by: string[], asOf?: number) =>
    libraryQuestion
      .ask(
        [{ ...askedInstitute(db, cast), ...(asOf === undefined ? {} : { asOf, on: undefined }) } as never],
        by,
      )
      .then(({ rows }) =>
        rows.filter(({ at }) => at.indicator === key).map(({ figures }) => figures.actual ?? null),
      );
  const key = (
    await db.read(member, (tx) =>
      tx.selectFrom('library_indicators').select('key').where('id', '=', libraryId).executeTakeFirstOrThrow(),
    )
  ).key;
  return { id, libraryId, measurementId, card, asked, url };
};

test('what the only use reached is no total where it means something else; by programme it stands in its own unit', async () => {
  const same = await used();
  assert.match(await same.card('figures', { time: 'none' }), />17</);
  assert.deepEqual(await same.asked(['indicator']), ['17']);
  for (const more of [{ unit: 'unions' }, { overTime: 'last' }]) {
    const { card, asked } = await used(more);
    const together = await card('figures', { time: 'none' });
    assert.doesNotMatch(together, />17/, 'together');
    assert.match(together, />1 (entry|measurement)[^<]*</);
    assert.deepEqual(await asked(['indicator']), [null]);
    assert.deepEqual(await asked(['programme']), ['17']);
    assert.doesNotMatch(await card('uses'), /<tfoot/);
  }
  const { card, url } = await used({ unit: 'unions' });
  assert.match(await card('figures', { time: 'none', lines: 'programme' }), />17\u00a0unions</);
  const file = await staff.get(withQuery(url, { lines: 'programme', time: 'none', format: 'csv' }));
  assert.match(file.text, /,unions,17/);
});

test('a share that several programmes reached is said where they are listed as in their figures, by their parts', async () => {
  const meaning = { ...definition, measure: 'percentage', overPartners: 'ratio' };
  const { id: libraryId } = await doing(db, cast.system, addLibraryIndicator, {
    ...{ ...meaning, key: newId(), level: '1', source: 'Our manual', confidence: 'own' },
  } as never);
  const next = await makeProgramme(db, cast);
  for (const [{ outcomes, partnerships }, numerator, denominator] of [
    [programme, '1', '2'],
    [next, '1', '8'],
  ] as const) {
    const { id } = await doing(db, cast.system, defineIndicator, {
      ...{ ...meaning, outcomeId: outcomes[0], code: newId().slice(-8), libraryId },
    });
    await doing(db, cast.system, recordMeasurement, {
      ...{ indicatorId: id, partnershipId: partnerships[0], numerator, denominator, provenance: 'Register' },
      ...{ from: '2027-01-01', until: '2027-12-31' },
    });
  }
  const url = withQuery(paths.libraryIndicator({ id: libraryId }), { time: 'none' });
  const totals = async (visitor = staff) => {
    const { text } = await visitor.get(url);
    const [, uses = ''] = /id="uses".*?<tfoot(.*?)<\/tfoot>/s.exec(text) ?? [];
    const [, figures = ''] = /id="figures".*?<tbody(.*?)<\/tbody>/s.exec(text) ?? [];
    return [uses, figures].map((part) => />([\d.]+)\u00a0%</.exec(part)?.[1]);
  };
  assert.deepEqual(await totals(), ['20', '20'], '2 of 10');
  const partner = cast.as('partner_coordinator', { partnerships: [next.partnerships[0]], language: 'en' });
  assert.deepEqual(await totals(testApp(db).as(partner)), ['12.5', '12.5'], 'of its own alone');
});

test('an indicator that was withdrawn since is among the figures as of a number before', async () => {
  const { id, libraryId, measurementId, asked, card } = await used();
  const before = await db.read(member, async (tx) =>
    Number(
      (
        await tx
          .selectFrom('audit_entries')
          .select(({ fn }) => fn.max('no').as('no'))
          .where('chain', '=', institute)
          .executeTakeFirstOrThrow()
      ).no,
    ),
  );
  const { version } = await db.read(member, (tx) =>
    tx
      .selectFrom('measurements')
      .select('entry_no as version')
      .where('id', '=', measurementId)
      .executeTakeFirstOrThrow(),
  );
  await doing(db, member, withdrawMeasurement, { id: measurementId, version, reason: 'Of another one' });
  await doing(db, member, withdrawIndicator, { indicatorId: id, version: 1, reason: 'Twice' });
  assert.deepEqual(await asked(['indicator']), [null]);
  assert.deepEqual(await asked(['indicator'], before), ['17']);
  assert.deepEqual(await asked(['year'], before), ['17']);
  const uses = (asOf?: number) => db.read(member, (tx) => usesOfLibrary(tx, institute, libraryId, { asOf }));
  assert.equal((await uses()).length, 0);
  assert.equal((await uses(before)).length, 1);
  assert.equal(await card('figures'), '');
  assert.match(await card('figures', { on: todayIn() }), /As it stood on the evening of/);
});
