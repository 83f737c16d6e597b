import assert from 'node:assert/strict';
import { test } from 'node:test';
import { testApp } from '../../../../test/support/app.ts';
import { testDatabase } from '../../../../test/support/cluster.ts';
import { reportingOffice, told } from '../../../../test/support/reporting.ts';
import { perform } from '../../../command/perform.ts';
import { newId } from '../../../kernel/id.ts';
import { paths } from '../../../paths.ts';
import { reviewReport } from '../commands/review-report.ts';
import { measurementHistory } from '../queries/measurements.ts';

const db = await testDatabase();
const office = await reportingOffice(db);
const app = testApp(db);
const partner = app.as(office.partner);

/** A sheet of one indicator in which the women and the young came back, and the whole was approved. */
const returned = async () => {
  const id = await office.indicator();
  const opened = await office.open([id]);
  const figures = [
    { indicatorId: id, value: '100' },
    { indicatorId: id, value: '50', breakdown: { sex: 'female' } },
    { indicatorId: id, value: '34', breakdown: { age: 'under_35' } },
  ];
  assert.equal(told(await opened.submitting(figures)), 'done');
  const sheet = await opened.now();
  const of = (cell: object) =>
    sheet.figures.find(({ breakdown }) => JSON.stringify(breakdown) === JSON.stringify(cell))!.id;
  const review = {
    reportId: sheet.report.id,
    version: sheet.report.version,
    seen: sheet.figures.map(({ rowId }) => rowId),
    figures: [
      { id: of({ sex: 'female' }), kind: 'returned', comment: 'Combien exactement ?' },
      { id: of({ age: 'under_35' }), kind: 'returned', comment: 'Et l’âge ?' },
    ],
    approveRest: true,
  };
  assert.equal(told(await perform(db, office.officer, reviewReport, newId(), review)), 'done');
  return { ...opened, id, figures, address: paths.measurementReport({ id: sheet.report.id }) };
};

test('what came back stands beside the field in which it is mended, with its cell, and nowhere else', async () => {
  const { id, address } = await returned();
  const { text } = await partner.get(address);
  for (const [comment, label, cell, before] of [
    ['Combien exactement ?', 'sexe\\s: femmes', 'sex:female', undefined],
    ['Et l’âge ?', 'âge\\s: moins de 35 ans', 'age:under_35', 'sex:male'],
  ] as const) {
    assert.equal(text.split(comment).length, 2, 'told once');
    const at = text.indexOf(comment);
    const field = text.indexOf(`name="f.${id}.${cell}.value"`);
    assert.ok(at < field && !/name="f\.[^"]+\.value"/.test(text.slice(at, field)), 'right before its field');
    if (before) assert.ok(at > text.indexOf(`name="f.${id}.${before}.value"`), 'after the field before it');
    assert.match(text.slice(text.lastIndexOf('class="notice', at), at), new RegExp(`${label}.*renvoyé`, 's'));
    const [folds] = text.slice(0, at).match(/<details(?:(?!<details).)*$/s) ?? [''];
    assert.match(folds.slice(0, folds.indexOf('>')), / open/, 'not folded away');
  }
});

test('a figure that came back and did not change is named beside its field; with an answer it is submitted again', async () => {
  const { id, address, figures, now, submitting } = await returned();
  const before = await now();
  const [women, young] = ['sex:female', 'age:under_35'].map((cell) => `f.${id}.${cell}`);
  const rowOf = (cell: object) =>
    before.figures.find(({ breakdown }) => JSON.stringify(breakdown) === JSON.stringify(cell))!.rowId;
  const [stood, rowId] = [rowOf({ sex: 'female' }), rowOf({ age: 'under_35' })];
  const typed = {
    ...{ step: 'submit', version: String(before.report.version), provenance: 'Register' },
    ...{ [`${women}.value`]: '49', [`${women}.stands`]: stood },
    ...{ [`${young}.value`]: '34', [`${young}.stands`]: rowId },
  };
  const unanswered = await partner.post(address, typed);
  assert.equal(unanswered.status, 422);
  assert.match(unanswered.text, /renvoyé et n’a pas changé/);
  assert.match(unanswered.text, new RegExp(`name="${young}\\.answer"[^>]*aria-invalid`));
  assert.doesNotMatch(unanswered.text, new RegExp(`name="${women}\\.answer"[^>]*aria-invalid`));
  assert.deepEqual(told(await submitting(figures.slice(1, 2))), {
    [`answers.${stood}`]: 'results.returned-unanswered',
    [`answers.${rowId}`]: 'results.returned-unanswered',
  });
  const answered = await partner.post(address, { ...typed, [`${young}.answer`]: 'Liste recomptée' });
  assert.equal(answered.status, 303, answered.text.slice(0, 3000));
  const after = await now();
  assert.deepEqual(after.figures.map(({ value, state }) => [value, state]).sort(), [
    ['100', 'approved'],
    ['34', 'submitted'],
    ['49', 'submitted'],
  ]);
  const rows = await db.read(office.officer, (tx) =>
    measurementHistory(tx, office.institute, before.figures.find((each) => each.rowId === rowId)!.id),
  );
  assert.deepEqual(
    rows.map(({ value, correctionReason }) => [value, correctionReason]),
    [
      ['34', 'Liste recomptée'],
      ['34', null],
    ],
  );
});

test('whoever reviews it again reads what the figure was when it came back, beside what it is, and the answer', async () => {
  const { id, now, submitting } = await returned();
  const { report, figures } = await now();
  const review = () => app.as(office.officer).get(paths.reviewReport({ id: report.id }));
  assert.doesNotMatch((await review()).text, /quand il a été renvoyé/);
  const young = figures.find(({ value }) => value === '34')!;
  const given = [
    { indicatorId: id, value: '49', breakdown: { sex: 'female' } },
    { indicatorId: id, value: '34', breakdown: { age: 'under_35' } },
  ];
  const figureAnswers = [{ rowId: young.rowId, answer: 'Liste recomptée' }];
  assert.equal(told(await submitting(given, { figureAnswers })), 'done');
  const { text } = await review();
  assert.match(text, /<b>49 *<\/b> *<span class="quiet">\(était 50 quand il a été renvoyé\)/);
  assert.match(text, /<b>34 *<\/b> *<span class="quiet">\(était 34 quand il a été renvoyé\)/);
  assert.equal(text.match(/Réponse\s: Liste recomptée/g)?.length, 1);
  assert.doesNotMatch(text, /Réponse\s: Combien/, 'the officer’s own words are no answer');
});
