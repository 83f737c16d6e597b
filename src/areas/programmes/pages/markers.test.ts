import assert from 'node:assert/strict';
import { test } from 'node:test';
import { testApp } from '../../../../test/support/app.ts';
import { doing, makeCast } from '../../../../test/support/cast.ts';
import { testDatabase } from '../../../../test/support/cluster.ts';
import { countingQueries } from '../../../../test/support/counting.ts';
import { partnerOf, programmeOf } from '../../../../test/support/union-work.ts';
import { paths, withQuery } from '../../../paths.ts';
import { reviseOutcome } from '../commands/revise-outcome.ts';
import { markersOf } from '../queries/markers.ts';
import { classificationsOf } from '../queries/programme-lists.ts';
import { show } from './markers.tsx';

const db = await testDatabase();
const app = testApp(db);
const title = { fr: { text: 'Un titre', source: true as const } };

const prepared = async () => {
  const cast = await makeCast(db);
  const { programmeId, outcomeId } = await programmeOf(db, cast);
  const sector = { kind: 'sector', vocabulary: '1', code: '16070', percentage: '100' };
  const marker = { kind: 'marker', vocabulary: '1', code: '1', significance: '1' };
  const classify = (version: number, ...classifications: object[]) =>
    doing(db, cast.system, reviseOutcome, {
      outcomeId,
      version,
      code: 'OS1',
      title,
      aims: ['O2'],
      classifications,
    });
  await classify(1, marker, sector);
  const owner = { programmeId, outcomeId };
  return {
    cast,
    programmeId,
    outcomeId,
    classify,
    marker,
    me: app.as(cast.as('programme_officer')),
    page: paths.programmeMarkers({ id: programmeId }),
    score: (code: string) => paths.scoreMarker({ id: outcomeId, code }),
    markers: () => db.read(cast.system, (tx) => markersOf(tx, cast.institute.id, programmeId)),
    classified: () => db.read(cast.system, (tx) => classificationsOf(tx, cast.institute.id, owner)),
  };
};

const typed = {
  significance: '2',
  'reason.fr': 'La moitié des cadres formés sont des femmes',
  scoredBy: 'Chargée de programme',
  scoredOn: '02/01/2026',
};

test('a marker is scored with its reason where it stands among the classifications, the others stay', async () => {
  const { me, page, score, classified } = await prepared();
  assert.match((await me.get(page)).text, /sans justification/);
  assert.equal((await me.post(score('1'), typed)).status, 303);
  assert.equal((await me.post(score('7'), { ...typed, significance: '0' })).status, 303);
  assert.deepEqual(
    (await classified()).map(({ kind, code, significance, percentage }) => [
      kind,
      code,
      significance,
      percentage,
    ]),
    [
      ['marker', '1', '2', null],
      ['sector', '16070', null, '100'],
      ['marker', '7', '0', null],
    ],
  );
  const { text } = await me.get(page);
  assert.match(text, /Égalité de genre[\s\S]*2 · objectif principal[\s\S]*La moitié des cadres/);
  assert.match(text, /Chargée de programme · 02\/01\/2026/);
  assert.match(
    (await me.get(withQuery(page, { format: 'csv' }))).text,
    /Égalité de genre;2 · objectif principal;La moitié/,
  );
});

test('a weight that changed elsewhere has no reason until someone gives one for it', async () => {
  const { me, page, score, classify, marker, markers } = await prepared();
  await me.post(score('1'), typed);
  await classify(2, { ...marker, significance: '0' });
  assert.deepEqual(
    (await markers()).map(({ significance, reason }) => [significance, reason]),
    [['0', null]],
  );
  assert.match((await me.get(page)).text, /sans justification/);
  const again = { ...typed, significance: '0', 'reason.fr': 'Plus visé' };
  assert.match(
    (await me.post(score('1'), again)).text,
    /Plus visé[\s\S]*La moitié/,
    'not seen, not replaced',
  );
  const [, version = ''] = /name="version" value="(\d+)"/.exec((await me.get(score('1'))).text) ?? [];
  await me.post(score('1'), { ...again, version });
  assert.deepEqual(
    (await markers()).map(({ reason }) => reason?.fr?.text),
    ['Plus visé'],
  );
});

test('a weight that a published file alone may bear is shown as it said it', async () => {
  const { me, page, classify, marker } = await prepared();
  await classify(2, { ...marker, significance: '3' }, { ...marker, code: '2', significance: '4' });
  const { text } = await me.get(page);
  assert.match(text, /3 · objectif principal, à l’appui/);
  assert.match(text, /4 · objectif premier explicite/);
});

test('a weight, a reason, a function and a day are asked for beside their fields; an unknown marker is not there', async () => {
  const { me, score, markers } = await prepared();
  const before = await markers();
  const refused = await me.post(score('2'), { scoredBy: 'Direction', scoredOn: '01/01/2090' });
  assert.equal(refused.status, 422);
  for (const field of ['significance', 'reason'])
    assert.ok(refused.text.includes(`href="#f-${field}`), field);
  assert.match(refused.text, /value="Direction"/);
  assert.match((await me.post(score('2'), { ...typed, scoredOn: '01/01/2090' })).text, /href="#f-scoredOn"/);
  assert.match((await me.post(score('2'), { ...typed, significance: '3' })).text, /href="#f-significance"/);
  assert.equal((await me.get(score('99'))).status, 404);
  assert.deepEqual(await markers(), before);
});

test('finance reads the reasons and scores nothing; partners, the donor and others find nothing', async () => {
  const { cast, page, score } = await prepared();
  const finance = app.as(cast.as('finance_officer'));
  assert.equal((await finance.get(page)).status, 200);
  assert.equal((await finance.post(score('1'), typed)).status, 403);
  const { partnershipId } = await partnerOf(db, cast, 'Own');
  const partner = cast.as('partner_coordinator', { partnerships: [partnershipId] });
  for (const stranger of [partner, cast.as('donor_officer'), (await makeCast(db)).as('programme_officer')])
    assert.equal((await app.as(stranger).get(page)).status, 404, stranger.role);
});

test('the page asks few queries', async () => {
  const { cast, programmeId } = await prepared();
  const officer = cast.as('programme_officer');
  assert.ok((await countingQueries(db, officer, show, { params: { id: programmeId } })).queries <= 4);
});
