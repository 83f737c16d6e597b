import assert from 'node:assert/strict';
import { test } from 'node:test';
import { testApp } from '../../../../test/support/app.ts';
import { doing, makeCast } from '../../../../test/support/cast.ts';
import { testDatabase } from '../../../../test/support/cluster.ts';
import { makeOffice } from '../../../../test/support/office.ts';
import { jpeg } from '../../../../test/support/pictures.ts';
import { addDays } from '../../../kernel/calendar-day.ts';
import { newId } from '../../../kernel/id.ts';
import { paths } from '../../../paths.ts';
import { holdActivity } from '../../activities/commands/hold-activity.ts';
import { defineIndicator } from '../commands/define-indicator.ts';
import { reviewReport } from '../commands/review-report.ts';
import { setFeed } from '../commands/set-feed.ts';
import { setWindow } from '../commands/set-window.ts';
import { reportSheet } from '../queries/report-sheets.ts';
import { reportOf, windowById } from '../queries/reporting-windows.ts';

const db = await testDatabase();
const app = testApp(db);
const cast = await makeCast(db);
const { today, activities, programmeId, outcomes, partnerships } = await makeOffice(db, cast);
const [partnershipId] = partnerships;
const officer = cast.as('programme_officer', { language: 'en' });
const partner = cast.as('partner_coordinator', { language: 'en', partnerships: [partnershipId] });
const { post, get } = app.as(partner);
await doing(db, cast.system, holdActivity, {
  activityId: activities.late,
  heldFrom: addDays(today, -14),
  heldUntil: addDays(today, -12),
  counts: [{ sex: 'female', ageBand: 'under_35', economy: 'informal', count: 12 }],
  onBehalf: { source: 'letter' },
});

const shareOf = { measure: 'percentage', overTime: 'last', overPartners: 'ratio' };
/** The indicators of a sheet, in its order. */
const kinds = {
  fed: {},
  parts: {},
  share: shareOf,
  empty: {},
  unread: {},
  half: shareOf,
  approved: {},
};
type Kind = keyof typeof kinds;

const opened = async () => {
  const ids = {} as Record<Kind, string>;
  for (const [at, [kind, more]] of Object.entries(kinds).entries()) {
    const { id } = await doing(db, cast.system, defineIndicator, {
      outcomeId: outcomes[0],
      code: `${at + 1}.${newId().slice(-5)}`,
      title: { en: { text: kind, source: true } },
      ...{ measure: 'number', overTime: 'sum', overPartners: 'sum' },
      ...more,
    });
    ids[kind as Kind] = id;
  }
  await doing(db, officer, setFeed, { indicatorId: ids.fed, version: 0, source: 'participants' });
  const { id: windowId } = await doing(db, officer, setWindow, {
    programmeId,
    name: `W${newId().slice(-6)}`,
    from: addDays(today, -40),
    until: addDays(today, -1),
    opensOn: addDays(today, -3),
    closesOn: addDays(today, 3),
    indicators: Object.values(ids),
    partnerships: [partnershipId],
  });
  const now = () =>
    db.read(officer, async (tx) => {
      const window = (await windowById(tx, cast.institute.id, windowId))!;
      const report = (await reportOf(tx, cast.institute.id, { windowId, partnershipId }))!;
      return { report, ...(await reportSheet(tx, cast.institute.id, window, report)) };
    });
  const address = paths.measurementReport({ id: (await now()).report.id });
  /** `fed.whole.value` is a field of the indicator that records feed; the rest is as the sheet shows it. */
  const submitting = async (typed: Record<string, string>, files = {}) => {
    const { text } = await get(address);
    const shown = [...text.matchAll(/name="((?:proposed|version|f)[^"]*)" value="([^"]*)"/g)];
    const named = Object.entries(typed).map(([name, value]) => [
      name.replace(/^(\w+)\./, (all, kind) => (kind in ids ? `f.${ids[kind as Kind]}.` : all)),
      value,
    ]);
    const fields = Object.fromEntries([...shown.map(([, name, value]) => [name, value]), ...named]);
    return post(address, { provenance: 'lists', ...fields, step: 'submit' }, files);
  };
  /** What stands over the form, and the field to which each leads: `fed-whole-why`. */
  const errorsIn = (text: string): string[] => {
    const summary = /id="errors"[\s\S]*?<\/div>/.exec(text)?.[0] ?? '';
    const links = [...summary.matchAll(/<li>(?:<a href="#([^"]*)">)?([^<]*)/g)];
    for (const [, id] of links)
      assert.ok(id && text.includes(` id="${id}"`), `leads nowhere: ${id} ${summary}`);
    return links.map(([, id = '']) => {
      const kind = Object.keys(ids).find((each) => id.includes(ids[each as Kind]));
      return kind ? id.replace(new RegExp(`^.*${ids[kind as Kind]}-`), `${kind}-`) : id.replace(/^f-/, '');
    });
  };
  return { ids, now, address, submitting, errorsIn };
};

const right = {
  'fed.whole.takeOver': 'on',
  'parts.whole.value': '100',
  'share.whole.numerator': '6',
  'share.whole.denominator': '8',
  'empty.whole.value': '1',
  'unread.whole.value': '10',
  'half.whole.numerator': '1',
  'half.whole.denominator': '2',
  'approved.whole.value': '7',
};

const wrong = {
  'fed.whole.takeOver': '',
  'fed.whole.value': '11',
  'parts.whole.value': '100',
  'parts.sex:female.value': '80',
  'parts.sex:male.value': '40',
  'parts.age:under_35.value': 'many',
  'share.whole.numerator': '9',
  'share.whole.denominator': '8',
  'empty.whole.value': '',
  'unread.whole.value': 'dozens',
  'unread.sex:female.value': '90',
  'half.whole.numerator': 'half',
  'half.whole.denominator': '0',
  provenance: ' ',
};

const toldOfWrong = [
  'fed-whole-why',
  'parts-sex-male-value',
  'parts-age-under_35-value',
  'share-whole-numerator',
  'empty-whole-value',
  'unread-whole-value',
  'half-whole-numerator',
  'half-whole-denominator',
];

test('all that is wrong with a sheet is told at one post, in its order, each with the way to its field; a right one goes through then', async () => {
  const { submitting, errorsIn, now } = await opened();
  const { status, text } = await submitting({ ...wrong, 'approved.whole.value': '7' });
  assert.equal(status, 422);
  assert.deepEqual(errorsIn(text), [...toldOfWrong, 'provenance']);
  assert.deepEqual((await now()).figures, []);
  // Of the whole that cannot be read nothing is said beside its part, which may be right.
  const read = await submitting({ ...right, 'unread.sex:female.value': '9' });
  assert.equal(read.status, 303, read.text.slice(0, 3000));
  assert.equal((await now()).figures.length, 8);
});

test('what can be read is judged by the command in the same words, whatever the page says of the rest', async () => {
  const { submitting, errorsIn, now } = await opened();
  const legible = {
    ...{ ...wrong, 'parts.age:under_35.value': '', 'unread.whole.value': '100', 'half.whole.numerator': '1' },
    provenance: 'lists',
  };
  const { status, text } = await submitting({ ...legible, 'approved.whole.value': '7' });
  assert.equal(status, 422);
  const unread = ['parts-age-under_35-value', 'unread-whole-value', 'half-whole-numerator'];
  assert.deepEqual(
    errorsIn(text),
    toldOfWrong.filter((each) => !unread.includes(each)),
  );
  assert.deepEqual((await now()).figures, []);
});

test('an approved figure that was changed is told with all the rest, and counts as it stands in what parts come to', async () => {
  const { ids, submitting, errorsIn, now } = await opened();
  assert.equal((await submitting(right)).status, 303);
  const { report, figures } = await now();
  const returned = figures.filter(({ indicatorId }) => indicatorId !== ids.approved);
  await doing(db, officer, reviewReport, {
    reportId: report.id,
    version: report.version,
    seen: figures.map(({ rowId }) => rowId),
    figures: returned.map(({ id }) => ({ id, kind: 'returned', comment: 'look again' })),
    approveRest: true,
  });
  const anew = { ...wrong, 'approved.whole.value': '2', 'approved.sex:female.value': '5' };
  const { text } = await submitting(anew);
  const [fed, ...others] = toldOfWrong;
  const unanswered = [fed, 'parts-whole-answer', ...others];
  assert.deepEqual(errorsIn(text), [...unanswered, 'approved-whole-value', 'provenance']);
  const same = { ...right, 'fed.whole.takeOver': '', 'fed.whole.value': '12' };
  assert.equal(errorsIn((await submitting(same)).text).length, returned.length);
  const answers = Object.keys(kinds)
    .filter((kind) => kind !== 'approved')
    .map((kind) => [`${kind}.whole.answer`, 'As counted']);
  const again = await submitting({ ...same, ...Object.fromEntries(answers) });
  assert.equal(again.status, 303, again.text.slice(0, 3000));
});

test('evidence that came with a sheet that was refused is kept, and named beside the field; sent again it is kept once', async () => {
  const { submitting, now, address } = await opened();
  const evidence = { name: 'list of may.jpg', type: 'image/jpeg', bytes: jpeg };
  const refused = await submitting(wrong, { evidence });
  assert.equal(refused.status, 422);
  assert.match(refused.text, /Kept already: list of may\.jpg/);
  const twice = await submitting(wrong, { evidence });
  assert.equal(
    twice.text.match(/list of may\.jpg/g)?.length,
    refused.text.match(/list of may\.jpg/g)?.length,
  );
  assert.equal((await submitting(right)).status, 303);
  assert.match((await get(address)).text, /list of may\.jpg/);
  assert.equal((await now()).report.state, 'submitted');
});
