import assert from 'node:assert/strict';
import { test } from 'node:test';
import { testApp } from '../../../../test/support/app.ts';
import { doing } from '../../../../test/support/cast.ts';
import { testDatabase } from '../../../../test/support/cluster.ts';
import { jpeg } from '../../../../test/support/pictures.ts';
import { reportingOffice, told } from '../../../../test/support/reporting.ts';
import { paths } from '../../../paths.ts';
import { attachDocument } from '../../records/commands/attach-document.ts';
import { reviewReport } from '../commands/review-report.ts';

const db = await testDatabase();
const office = await reportingOffice(db);
const app = testApp(db);
const officer = app.as(office.officer);
const partner = app.as(office.partner);
const said = (text: string) => ({ fr: { text, source: true } });
const inWords = { measure: 'qualitative', overTime: 'last', overPartners: 'none' };

test('who reviews reads the comment beside words, words beside a value, where figures come from, on whose word, and the evidence', async () => {
  const [law, answer] = [
    await office.indicator(inWords),
    await office.indicator({ ...inWords, measure: 'boolean' }),
  ];
  const { now, submitting } = await office.open([law, answer]);
  const figures = [
    { indicatorId: law, text: said('Projet déposé'), comment: said('La source ne veut pas être citée') },
    { indicatorId: answer, value: '1', text: said('Depuis mars') },
  ];
  const source = { provenance: 'Journal officiel', onBehalf: { source: 'lettre du 3 mai' } };
  assert.equal(told(await submitting(figures, source, office.officer)), 'done');
  const { report } = await now();
  await doing(db, office.partner, attachDocument, {
    subject: { kind: 'measurement-report', id: report.id },
    partnershipId: office.partnershipId,
    title: 'Page du journal',
    file: { name: 'page.pdf', mediaType: 'application/pdf', sha256: 'ab'.repeat(32), size: 10 },
  });
  const { text } = await officer.get(paths.reviewReport({ id: report.id }));
  for (const wanted of [
    'Projet déposé',
    'La source ne veut pas être citée',
    'Depuis mars',
    'Journal officiel',
    'lettre du 3 mai',
    'Page du journal',
  ])
    assert.ok(text.includes(wanted), wanted);
});

test('a remark on a figure is read on its sheet, on the page of every later review and beside the measurement', async () => {
  const [id, other] = [await office.indicator(), await office.indicator()];
  const { now, submitting } = await office.open([id, other]);
  const figures = (value: string) => [
    { indicatorId: id, value },
    { indicatorId: other, value: '7' },
  ];
  assert.equal(told(await submitting(figures('40'))), 'done');
  const saying = async (kind: string, comment: string, approveRest = false) => {
    const sheet = await now();
    const seen = sheet.figures.map(({ rowId }) => rowId);
    const of = sheet.figures.find(({ indicatorId }) => indicatorId === id)!;
    const { report } = sheet;
    await doing(db, office.officer, reviewReport, {
      ...{ reportId: report.id, version: report.version, seen, approveRest },
      figures: [{ id: of.id, kind, comment }],
    });
    return report.id;
  };
  const reportId = await saying('comment', 'Pourquoi le double ?');
  const [sheet, review] = [paths.measurementReport({ id: reportId }), paths.reviewReport({ id: reportId })];
  for (const [who, path] of [
    [partner, sheet],
    [officer, review],
    [partner, paths.indicator({ id })],
  ] as const)
    assert.match((await who.get(path)).text, /Pourquoi le double/, path);
  await saying('returned', 'Un zéro de trop');
  assert.equal(told(await submitting(figures('4'), { reason: 'Faute de frappe' })), 'done');
  const again = (await officer.get(review)).text;
  assert.match(again, /Un zéro de trop/, 'the reason of the first return');
  await saying('comment', 'Merci', true);
  for (const path of [sheet, review])
    assert.match((await officer.get(path)).text, /Merci[\s\S]*Un zéro de trop/, path);
});

test('the evidence that was sent with a sheet stays where the sheet is refused', async () => {
  const id = await office.indicator();
  const { now } = await office.open([id]);
  const { report } = await now();
  const address = paths.measurementReport({ id: report.id });
  const typed = { step: 'submit', version: String(report.version), [`f.${id}.whole.value`]: 'cent' };
  const photo = { evidence: { name: 'liste.jpg', type: 'image/jpeg', bytes: jpeg } };
  const refused = await partner.post(address, typed, photo);
  assert.equal(refused.status, 422);
  assert.match(refused.text, /liste\.jpg/);
  assert.match((await partner.get(address)).text, /liste\.jpg/);
  const broken = { evidence: { name: 'liste.jpg', type: 'image/jpeg', bytes: jpeg.subarray(0, 3) } };
  const unread = await partner.post(address, { ...typed, [`f.${id}.whole.value`]: '7' }, broken);
  assert.equal(unread.status, 422);
  assert.match(unread.text, /href="#f-evidence"/);
});
