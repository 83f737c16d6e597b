import assert from 'node:assert/strict';
import { test } from 'node:test';
import { testApp } from '../../../../test/support/app.ts';
import { testDatabase } from '../../../../test/support/cluster.ts';
import { reportingOffice, told } from '../../../../test/support/reporting.ts';
import { perform } from '../../../command/perform.ts';
import { newId } from '../../../kernel/id.ts';
import { paths } from '../../../paths.ts';
import { reviewReport } from '../commands/review-report.ts';

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
    assert.ok(text.lastIndexOf('<details open', at) > text.lastIndexOf('</details>', at), 'not folded away');
  }
});
