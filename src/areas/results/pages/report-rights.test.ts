import assert from 'node:assert/strict';
import { test } from 'node:test';
import { testApp } from '../../../../test/support/app.ts';
import { doing } from '../../../../test/support/cast.ts';
import { testDatabase } from '../../../../test/support/cluster.ts';
import { firstHalf, reportingOffice, reportYear } from '../../../../test/support/reporting.ts';
import { paths, withQuery } from '../../../paths.ts';
import { attachDocument } from '../../records/commands/attach-document.ts';
import { correctMeasurement } from '../commands/correct-measurement.ts';
import { setTarget } from '../commands/set-target.ts';
import { withdrawWindow } from '../commands/withdraw-window.ts';
import { figureEvidence } from '../queries/figure-evidence.ts';
import { measurementHistory } from '../queries/measurements.ts';

const db = await testDatabase();
const app = testApp(db);
const office = await reportingOffice(db);
const { cast, programme, officer, partner, indicator, open, record } = office;

test('an auditor, who reads no sheets, is told no state of a figure; the institute is', async () => {
  const id = await indicator();
  const { submitting } = await open([id]);
  assert.ok((await submitting([{ indicatorId: id, value: '3' }])).done);
  const scope = { outcomes: [programme.outcomes[0]], years: [reportYear] };
  const address = withQuery(paths.measurements(), { indicator: id });
  const file = withQuery(paths.measurements(), { indicator: id, format: 'csv' });
  const auditor = app.as(cast.as('auditor', { scope }));
  for (const shown of [await auditor.get(address), await auditor.get(file)]) {
    assert.equal(shown.status, 200);
    assert.match(shown.text, /Register/);
    assert.doesNotMatch(shown.text, /État|>noté|;noté/);
  }
  for (const shown of [await app.as(officer).get(address), await app.as(officer).get(file)])
    assert.match(shown.text, /chez le chargé de programme/);
});

test('an auditor reads the evidence on the sheet of a figure under control, and is led back to figures', async () => {
  const id = await indicator();
  const { now, submitting } = await open([id]);
  assert.ok((await submitting([{ indicatorId: id, value: '3' }])).done);
  const { report } = await now();
  const { id: documentId } = await doing(db, officer, attachDocument, {
    subject: { kind: 'measurement-report', id: report.id },
    partnershipId: report.partnershipId,
    title: 'Register of members',
    kept: { place: 'Cotonou', keeper: 'Secretariat' },
  });
  const outcomes = [programme.outcomes[0]];
  const auditor = app.as(cast.as('auditor', { scope: { outcomes, years: [reportYear] } }));
  const document = paths.document({ id: documentId });
  for (const address of [withQuery(paths.measurements(), { indicator: id }), paths.indicator({ id })])
    assert.match((await auditor.get(address)).text, new RegExp(`href="${document}"`), address);
  const read = await auditor.get(document);
  assert.equal(read.status, 200);
  assert.match(read.text, new RegExp(`href="${paths.measurements()}"`));
  assert.doesNotMatch(read.text, new RegExp(paths.measurementReport({ id: report.id })));
  assert.equal((await auditor.get(paths.measurementReport({ id: report.id }))).status, 403);
  const elsewhen = app.as(cast.as('auditor', { scope: { outcomes, years: [reportYear + 1] } }));
  assert.equal((await elsewhen.get(document)).status, 404);
});

test('a single figure carries evidence of its own, read by who reads the figure and leading back to its indicator', async () => {
  const id = await indicator();
  const { id: partners } = await record(id, '3');
  const { id: own } = await record(id, '5', { partnershipId: undefined }, officer);
  const [, otherId] = programme.partnerships;
  const other = app.as(cast.as('partner_coordinator', { partnerships: [otherId!] }));
  const scope = { outcomes: [programme.outcomes[0]], years: [reportYear] };
  const auditor = app.as(cast.as('auditor', { scope }));
  const elsewhen = app.as(cast.as('auditor', { scope: { ...scope, years: [reportYear + 1] } }));
  const [staff, itsPartner] = [app.as(officer), app.as(partner)];
  const donor = app.as(cast.as('donor_officer'));
  const back = `${paths.indicator({ id })}#measurements`;
  for (const [figure, writer, reads] of [
    [partners, itsPartner, [200, 200, 200, 404, 404]],
    [own, staff, [200, 404, 200, 404, 404]],
  ] as const) {
    const attach = paths.attachDocument({ kind: 'measurement', id: figure });
    assert.match((await writer.get(paths.indicator({ id }))).text, new RegExp(`href="${attach}"`));
    const title = `Register of ${figure}`;
    const kept = { 'kept.place': 'Cotonou', 'kept.keeper': 'Secretariat' };
    const attached = await writer.post(attach, { class: 'ordinary', title, ...kept });
    assert.equal(attached.status, 303, attached.text);
    assert.ok(attached.location?.includes(paths.indicator({ id })));
    assert.ok(attached.location?.endsWith('#measurements'));
    const list = await staff.get(withQuery(paths.measurements(), { indicator: id }));
    const document = new RegExp(`href="(/documents/[^"]+)">[^<]*${title}`).exec(list.text)?.[1];
    assert.ok(document, 'the list shows it');
    for (const at of [paths.indicator({ id }), paths.correctMeasurement({ id: figure })])
      assert.match((await staff.get(at)).text, new RegExp(`href="${document}"`), at);
    assert.match(
      (await staff.get(paths.correctMeasurement({ id: figure }))).text,
      new RegExp(`href="${attach}"`),
    );
    assert.match((await auditor.get(paths.indicator({ id }))).text, new RegExp(`href="${document}"`));
    assert.doesNotMatch((await auditor.get(paths.indicator({ id }))).text, new RegExp(attach));
    assert.match((await auditor.get(document)).text, new RegExp(`href="${back}"`));
    const readers = [staff, itsPartner, auditor, elsewhen, other];
    assert.deepEqual(await Promise.all(readers.map(async (as) => (await as.get(document)).status)), reads);
    for (const closed of [other, elsewhen]) assert.equal((await closed.get(attach)).status, 404);
    assert.notEqual((await donor.get(document)).status, 200);
  }
});

test('a figure that was corrected keeps the evidence it stood on, and what came since is of the new one', async () => {
  const id = await indicator();
  const { id: figure } = await record(id, '3');
  const history = () => db.read(officer, (tx) => measurementHistory(tx, office.institute, figure));
  const [before] = await history();
  const attaching = (title: string) =>
    doing(db, officer, attachDocument, {
      subject: { kind: 'measurement', id: figure },
      partnershipId: office.partnershipId,
      title,
      kept: { place: 'Cotonou', keeper: 'Secretariat' },
    });
  await attaching('Before');
  await doing(db, officer, correctMeasurement, {
    ...{ id: figure, ...firstHalf, value: '4', provenance: 'Register', reason: 'A page was missing' },
    version: before!.entryNo,
  });
  await attaching('Since');
  const rowIds = (await history()).map(({ rowId }) => rowId);
  const found = await db.read(officer, (tx) =>
    figureEvidence(tx, office.institute, rowIds, { withSheets: true }),
  );
  const titles = rowIds.map((rowId) => found.get(rowId)?.map(({ title }) => title));
  assert.deepEqual(titles, [['Before', 'Since'], ['Before']]);
});

test('a lock that is refused says why, in the form of the lock, and keeps its note', async () => {
  const id = await indicator();
  const { now, submitting, lock } = await open([id]);
  const { report } = await now();
  const address = paths.reviewReport({ id: report.id });
  const stale = { version: String(report.version), step: 'lock', note: 'Half-year is closed' };
  assert.ok((await submitting([{ indicatorId: id, value: '3' }])).done);
  const meanwhile = await app.as(officer).post(address, stale);
  assert.equal(meanwhile.status, 422);
  assert.match(meanwhile.text, /Deux versions/);
  assert.match(meanwhile.text, /value="Half-year is closed"/);
  assert.ok((await lock()).done);
  const twice = { ...stale, version: String((await now()).report.version) };
  const locked = await app.as(officer).post(address, twice);
  assert.equal(locked.status, 422);
  assert.match(locked.text, /Cette période est verrouillée/);
  assert.match(locked.text, /value="Half-year is closed"/);
  const { version } = (await now()).report;
  const empty = await app.as(officer).post(address, { version: String(version), step: 'unlock', note: '' });
  assert.equal(empty.status, 422);
  assert.match(empty.text, /href="#f-note"/);
  assert.match(empty.text, /id="f-note"/);
});

test('nobody is led to correct a figure that another restates, and the page says why', async () => {
  const id = await indicator();
  const { now, submitting, lock } = await open([id]);
  assert.ok((await submitting([{ indicatorId: id, value: '3' }])).done);
  const [figure] = (await now()).figures;
  const correct = paths.correctMeasurement({ id: figure!.id });
  const lists = [paths.indicator({ id }), withQuery(paths.measurements(), { indicator: id })];
  const isLed = async (actor: typeof officer) => {
    const pages = await Promise.all(lists.map((list) => app.as(actor).get(list)));
    return pages.map(({ text }) => text.includes(correct));
  };
  const finance = cast.as('finance_officer');
  for (const actor of [officer, partner, finance]) assert.deepEqual(await isLed(actor), [true, true]);
  assert.ok((await lock()).done);
  assert.deepEqual(await isLed(officer), [true, true]);
  assert.match((await app.as(officer).get(correct)).text, /name="told"/);
  for (const actor of [partner, finance]) {
    assert.deepEqual(await isLed(actor), [false, false]);
    const refused = await app.as(actor).get(correct);
    assert.equal(refused.status, 403);
    assert.match(refused.text, /Cette période est verrouillée/);
  }
});

test('who submitted a sheet on behalf is told that somebody else locks it, and is offered no lock', async () => {
  const id = await indicator();
  const { now, submitting } = await open([id]);
  const figures = [{ indicatorId: id, value: '3' }];
  assert.ok((await submitting(figures, { onBehalf: { source: 'letter' } }, officer)).done);
  const address = paths.reviewReport({ id: (await now()).report.id });
  const own = await app.as(officer).get(address);
  assert.match(own.text, /quelqu’un d’autre le verrouille/);
  assert.doesNotMatch(own.text, /value="lock"/);
  assert.match((await app.as(cast.as('director')).get(address)).text, /value="lock"/);
});

test('whoever reads a part of the figures is told no course, and that the target is the programme’s', async () => {
  const id = await indicator();
  const year = { from: `${reportYear}-01-01`, until: `${reportYear}-12-31` };
  await doing(db, officer, setTarget, { indicatorId: id, ...year, value: '500', isMilestone: true });
  await doing(db, officer, setTarget, { indicatorId: id, ...year, value: '100' });
  await record(id, '4');
  const scope = { outcomes: [programme.outcomes[0]], years: [reportYear] };
  const lists = [paths.indicator({ id }), paths.indicators({ id: programme.outcomes[0] })];
  for (const list of lists) {
    for (const actor of [partner, cast.as('auditor', { scope })]) {
      const { text } = await app.as(actor).get(list);
      assert.match(text, /Valeur cible du programme/);
      assert.doesNotMatch(text, /du chemin parcouru|class="progress/);
    }
    assert.match((await app.as(officer).get(list)).text, /du chemin parcouru|class="progress/);
  }
  const sheet = paths.measurementReport({ id: (await (await open([id])).now()).report.id });
  const { text } = await app.as(partner).get(sheet);
  assert.match(text, /Cible du programme\s:\s100\s/);
});

test('a partner is told of no window that asks others alone, in its own outcome too, standing or withdrawn', async () => {
  const others = { partnerships: [programme.partnerships[1]] };
  const standing = await open([await indicator()], { ...others, name: 'Survey of others' });
  const gone = await open([await indicator()], { ...others, name: 'Of others, gone' });
  const withdrawn = { windowId: gone.windowId, version: 1, reason: 'Asked the wrong union' };
  await doing(db, officer, withdrawWindow, withdrawn);
  const list = paths.reportingWindows({ id: programme.id });
  for (const address of [list, withQuery(list, { format: 'csv' })]) {
    assert.match((await app.as(officer).get(address)).text, /Survey of others/);
    assert.doesNotMatch((await app.as(partner).get(address)).text, /of others|Of others|wrong union/);
  }
  for (const { windowId: id } of [standing, gone]) {
    const { status, text } = await app.as(partner).get(paths.reportingWindow({ id }));
    assert.equal(status, 404);
    assert.doesNotMatch(text, /of others|wrong union/i);
    const sheet = await app.as(partner).get(paths.measurementReport({ id }));
    assert.deepEqual([sheet.status, /wrong union/.test(sheet.text)], [404, false]);
  }
});
