import assert from 'node:assert/strict';
import { test } from 'node:test';
import { testApp } from '../../../../test/support/app.ts';
import { doing, makeCast } from '../../../../test/support/cast.ts';
import { testDatabase } from '../../../../test/support/cluster.ts';
import { makeOffice } from '../../../../test/support/office.ts';
import { addDays } from '../../../kernel/calendar-day.ts';
import { paths, withQuery } from '../../../paths.ts';
import { holdActivity } from '../../activities/commands/hold-activity.ts';

const db = await testDatabase();
const cast = await makeCast(db);
const office = await makeOffice(db, cast);
const app = testApp(db);
const officer = cast.as('programme_officer', { language: 'en' });
const { today, programmeId, outcomes } = office;
await doing(db, cast.system, holdActivity, {
  ...{ activityId: office.activities.late, onBehalf: { source: 'letter' } },
  ...{ heldFrom: addDays(today, -14), heldUntil: addDays(today, -12) },
  counts: [{ sex: 'male', ageBand: 'under_35', economy: 'formal', count: 20 }],
});

const read = async (path: string) => {
  const { status, text } = await app.as(officer).get(path);
  assert.equal(status, 200, path);
  return text;
};

/** Of a card of the portfolio each row's cells: where each leads, and what it says. */
const rowsOf = async (card: string, query: Record<string, string> = {}) => {
  const text = await read(withQuery(paths.portfolio(), query));
  const [own = ''] = text.match(new RegExp(`id="${card}".*?</section>`, 's')) ?? [];
  // A chart of the card has a table of its own before it.
  const body = own.slice(own.lastIndexOf('<table')).match(/<tbody.*<\/tbody>/s)?.[0] ?? '';
  return [...body.matchAll(/<tr.*?<\/tr>/gs)].map(([row]) =>
    [...row.matchAll(/<t[dh][^>]*>(.*?)<\/t[dh]>/gs)].map(([, cell = '']) => ({
      href: cell.match(/href="([^"]*)"/)?.[1]?.replaceAll('&amp;', '&'),
      said: cell.replace(/<[^>]*>/g, '').trim(),
    })),
  );
};

/** How many took part in the activities that a list shows, as their pages say. */
const peopleIn = async (path: string) => {
  const list = await read(path);
  const held = new Map([
    [office.activities.exchange, 7],
    [office.activities.late, 20],
  ]);
  return [...held].reduce((sum, [id, count]) => sum + (list.includes(paths.activity({ id })) ? count : 0), 0);
};

test('participants by outcome, aim and kind lead to the activities in which so many took part', async () => {
  for (const query of [{}, { programme: programmeId }, { year: today.slice(0, 4) }]) {
    for (const [card, column] of [
      ['outcomes', 4],
      ['aims', 5],
      ['kinds', 2],
    ] as const) {
      const cells = (await rowsOf(card, query)).flatMap((row) => row[column] ?? []);
      const figures = cells.filter(({ said }) => said !== '');
      assert.ok(figures.length > 1, card);
      for (const { href, said } of figures) {
        assert.ok(href, `${card}: ${said} leads nowhere`);
        assert.equal(await peopleIn(href), Number(said), href);
      }
    }
  }
});

test('budget and spending of an aim lead to the lists of its one outcome; of several to their lines', async () => {
  const rows = new Map((await rowsOf('aims')).map((row) => [row[0]?.said.slice(0, 2), row]));
  const [, , budget, spent] = rows.get('O2') ?? [];
  assert.equal(budget?.href, withQuery(paths.budget({ id: programmeId }), { outcome: outcomes[0] }));
  assert.match(await read(budget!.href!), /10,000\.00/);
  assert.equal(spent?.said, '€400.00');
  assert.equal(spent?.href, withQuery(paths.expenses(), { programme: programmeId, outcome: outcomes[0] }));
  assert.match(await read(spent!.href!), /1 .*€400\.00/);
  const [, , ofBoth, spentByBoth] = rows.get('O1') ?? [];
  assert.equal(ofBoth?.said, '€20,000.00');
  const itsLines = `${withQuery(paths.portfolio(), { aim: 'O1' })}#outcomes`;
  assert.deepEqual([ofBoth?.href, spentByBoth?.href], [itsLines, itsLines]);
});
