import assert from 'node:assert/strict';
import { test } from 'node:test';
import { testApp } from '../../../../test/support/app.ts';
import { testDatabase } from '../../../../test/support/cluster.ts';
import { filledFormWith } from '../../../../test/support/filled-form.ts';
import { reportingOffice } from '../../../../test/support/reporting.ts';
import { paths } from '../../../paths.ts';
import { fieldId } from '../../../ui/field.tsx';
import { indicatorRollUps } from '../queries/indicator-roll-ups.ts';
import { definitionsOf } from '../queries/indicators.ts';
import { keyOfCell } from '../rules/carried-cells.ts';

const db = await testDatabase();
const app = testApp(db);
const office = await reportingOffice(db);
const { institute, programme, record } = office;
const [outcomeId] = programme.outcomes;
const officer = app.as({ ...office.officer, language: 'en' });
const partner = app.as({ ...office.partner, language: 'en' });
const said = (text: string) => ({ en: { text, source: true as const } });
const sector = {
  key: 'sector',
  label: said('Sector'),
  categories: [
    { key: 'mining', label: said('Mining') },
    { key: 'farming', label: said('Farming') },
  ],
};
const sexByAge: [string, string] = ['sex', 'age'];
const youngWomen = { sex: 'female', age: 'under_35' };
const choice = 'sex:female+age:under_35';

const found = async (id: string) =>
  (await db.read(office.officer, (tx) => definitionsOf(tx, institute, [id]))).get(id)!;
const cells = async (id: string) => {
  const [rollUp] = await db.read(office.officer, (tx) =>
    indicatorRollUps(tx, institute, { indicatorIds: [id] }),
  );
  const figures = rollUp!.cells.map(({ breakdown, actual }) => [keyOfCell(breakdown), actual?.value ?? null]);
  return { whole: rollUp!.actual?.value ?? null, of: new Map(figures as [string, string | null][]) };
};
const typed = { measure: 'number', ascending: 'up', overTime: 'sum', overPartners: 'sum' };
const boxes = (text: string) =>
  [...text.matchAll(/name="crossings" value="([^"]+)"( checked)?/g)].map(
    ([, value, checked]) => `${value}${checked ? '!' : ''}`,
  );
test('a form offers each pair of breakdowns to be counted together, one that was only just typed once more rows are asked for', async () => {
  const address = paths.newIndicator({ id: outcomeId });
  assert.deepEqual(boxes((await officer.get(address)).text), ['sex+age', 'sex+economy', 'age+economy']);
  const form = {
    ...{ ...typed, 'title.en': 'Members', code: 'X1', crossings: ['sex+age'] },
    ...{ 'axes.0.axis': 'Sector', 'axes.0.category': 'Mining' },
  };
  const more = await officer.post(address, { ...form, more_rows: '5' });
  assert.deepEqual(boxes(more.text).toSorted(), [
    ...['age+economy', 'age+sector', 'economy+sector', 'sex+age!', 'sex+economy', 'sex+sector'],
  ]);
  const saved = await officer.post(address, { ...form, crossings: ['sex+age', 'sex+sector'] });
  assert.equal(saved.status, 303, saved.text.slice(0, 2000));
  assert.match((await officer.get(saved.location!)).text, /sex × age · sex × Sector/);
});

test('too many crossings, and one of a breakdown that the definition has not, are told beside the field and stay ticked', async () => {
  const address = paths.newIndicator({ id: outcomeId });
  const form = { ...typed, 'title.en': 'Members', code: 'X2' };
  const all = ['sex+age', 'sex+economy', 'age+economy', 'sex+sector'];
  const unknown = await officer.post(address, { ...form, crossings: all });
  assert.equal(unknown.status, 422);
  assert.match(unknown.text, /href="#f-crossings"[^>]*>[^<]*does not have: sector/);
  assert.deepEqual(
    boxes(unknown.text).filter((box) => box.endsWith('!')),
    all.map((each) => `${each}!`),
  );
  const axis = { 'axes.0.axis': 'Sector', 'axes.0.category': 'Mining' };
  const many = await officer.post(address, { ...form, ...axis, crossings: all });
  assert.match(many.text, /href="#f-crossings"[^>]*>[^<]*At most 3 crossings/);
});

test('a breakdown that goes takes its crossing out by a tick, and what was measured together is read where it is read since', async () => {
  const id = await office.indicator({ axes: [sector], crossings: [['sector', 'sex'], sexByAge] });
  assert.deepEqual((await found(id)).crossings, [['sex', 'sector'], sexByAge]);
  await record(id, '5', { breakdown: { sex: 'female', sector: 'mining' } });
  await record(id, '4', { breakdown: youngWomen });
  const address = paths.redefineIndicator({ id });
  const { text } = await officer.get(address);
  assert.deepEqual(
    boxes(text).filter((box) => box.endsWith('!')),
    ['sex+age!', 'sex+sector!'],
  );
  const form = {
    ...{ ...typed, 'title.en': 'Members', version: '1', comparable: 'on', reason: 'Asked otherwise' },
    ...{ 'cells.0.cell': 'sector:mining', 'cells.0.change': 'renamed', 'cells.0.to': 'trade:extraction' },
    ...{ 'cells.1.cell': 'sector:farming', 'cells.1.change': 'dropped' },
    ...{ 'axes.0.axis': 'Trade', 'axes.0.category': 'Extraction' },
    crossings: ['sex+age', 'sex+sector'],
  };
  const refused = await officer.post(address, form);
  assert.equal(refused.status, 422);
  assert.match(refused.text, /href="#f-crossings"[^>]*>[^<]*does not have: sector/);
  const saved = await officer.post(address, { ...form, crossings: ['sex+trade'] });
  assert.equal(saved.status, 303, saved.text.slice(0, 3000));
  const { of } = await cells(id);
  assert.equal(of.get(keyOfCell({ sex: 'female', trade: 'extraction' })), '5');
  assert.equal(of.get(keyOfCell(youngWomen)), '4', 'what is counted together no longer stays readable');
});

test('a partner fills in on its sheet what is counted together; above one of its two parts it is refused beside its field', async () => {
  const id = await office.indicator({ crossings: [sexByAge] });
  const window = await office.open([id]);
  const address = paths.measurementReport({ id: (await window.now()).report.id });
  const { text } = await partner.get(address);
  assert.match(text, /<summary>sex × age<\/summary>/);
  assert.match(text, /sex: women, age: under 35/);
  const version = /name="version" value="(\d+)"/.exec(text)![1]!;
  const field = (cell: string) => `f.${id}.${cell}.value`;
  const form = { provenance: 'Register', step: 'submit', version };
  const figures = (crossed: string) => ({
    ...{ [field('whole')]: '20', [field('sex:female')]: '12', [field('age:under_35')]: '8' },
    [field(choice)]: crossed,
  });
  for (const [value, above] of [
    ['9', /By sex the parts of a part/],
    ['13', /By age the parts of a part/],
  ] as const) {
    const beyond = await partner.post(address, { ...form, ...figures(value) });
    assert.equal(beyond.status, 422);
    const wrong = [...beyond.text.matchAll(/href="#(f-f[^"]+)">([^<]+)/g)].filter(([, , told]) =>
      above.test(told!),
    );
    assert.deepEqual(
      wrong.map(([, id]) => id),
      [fieldId(field(choice))],
      beyond.text.slice(0, 20_000),
    );
    assert.match(beyond.text, /<details[^>]* open[^>]*><summary>sex × age/);
  }
  const sent = await partner.post(address, { ...form, ...figures('7') });
  assert.equal(sent.status, 303, sent.text.slice(0, 3000));
  const { whole, of } = await cells(id);
  assert.deepEqual([whole, of.get(keyOfCell(youngWomen))], ['20', '7'], 'a part is never part of the whole');
  assert.equal([...of.keys()].at(-1), keyOfCell(youngWomen), 'told after what each counts alone');
});

test('a figure of a crossing that was taken out stands in the sheet that is given back, and is corrected there', async () => {
  const id = await office.indicator({ crossings: [sexByAge] });
  const window = await office.open([id]);
  await window.submitting([
    { indicatorId: id, breakdown: {}, value: '20' },
    { indicatorId: id, breakdown: youngWomen, value: '7' },
  ]);
  const { report } = await window.now();
  const redefined = await officer.post(paths.redefineIndicator({ id }), {
    ...{ ...typed, 'title.en': 'Members', version: '1', comparable: 'on' },
  });
  assert.equal(redefined.status, 303, redefined.text.slice(0, 2000));
  assert.deepEqual((await found(id)).crossings, []);
  const address = paths.measurementReport({ id: report.id });
  const review = { step: 'return', version: String(report.version), note: 'See again' };
  assert.equal((await officer.post(paths.reviewReport({ id: report.id }), review)).status, 303);
  const { text } = await partner.get(address);
  assert.match(text, /<summary>sex × age<\/summary>/);
  const stands = filledFormWith(text, `f.${id}.whole.value`)!;
  const crossed = `f.${id}.${choice}.value`;
  assert.equal(stands[crossed], '7');
  const sent = await partner.post(address, {
    ...{ ...stands, [crossed]: '6', provenance: 'Register', reason: 'Counted again', step: 'submit' },
  });
  assert.equal(sent.status, 303, sent.text.slice(0, 3000));
  assert.equal((await cells(id)).of.get(keyOfCell(youngWomen)), '6');
});

test('what was typed in a crossing that was taken out meanwhile is told before the rest is taken, in a sheet and in a draft of it', async () => {
  const id = await office.indicator({ crossings: [sexByAge] });
  const window = await office.open([id]);
  const address = paths.measurementReport({ id: (await window.now()).report.id });
  const { text } = await partner.get(address);
  const shown = filledFormWith(text, `f.${id}.whole.value`)!;
  const typedIn = { ...shown, [`f.${id}.whole.value`]: '20', provenance: 'Register' };
  const crossed = { [`f.${id}.${choice}.value`]: '7' };
  const draft = await partner.post(address, { ...typedIn, ...crossed, step: 'draft' });
  assert.equal(draft.status, 303, draft.text.slice(0, 2000));
  const redefined = await officer.post(paths.redefineIndicator({ id }), {
    ...{ ...typed, 'title.en': 'Members', version: '1', comparable: 'on' },
  });
  assert.equal(redefined.status, 303);
  const gone = /href="#f-f[^"]+whole-value">[^<]*“7”[^<]*sex: women, age: under 35/;
  const opened = await partner.get(address);
  assert.match(opened.text, gone);
  const { version } = (await window.now()).report;
  const late = { ...typedIn, ...crossed, step: 'submit', version: String(version) };
  const refused = await partner.post(address, late);
  assert.equal(refused.status, 422);
  assert.match(refused.text, gone);
  const again = filledFormWith(refused.text, `f.${id}.whole.value`)!;
  const sent = await partner.post(address, { ...again, step: 'submit' });
  assert.equal(sent.status, 303, sent.text.slice(0, 3000));
});

test('words and comments that were typed in it are told as numbers are, beside the first field of the whole', async () => {
  const id = await office.indicator({ crossings: [sexByAge] });
  const inWords = { measure: 'qualitative', overTime: 'last', overPartners: 'none' };
  const told = await office.indicator({ ...inWords, crossings: [sexByAge] });
  const window = await office.open([id, told]);
  const address = paths.measurementReport({ id: (await window.now()).report.id });
  const shown = filledFormWith((await partner.get(address)).text, `f.${id}.whole.value`)!;
  for (const [indicatorId, meant] of [
    [id, typed],
    [told, { ...typed, ...inWords }],
  ] as const) {
    const redefined = await officer.post(paths.redefineIndicator({ id: indicatorId }), {
      ...{ ...meant, 'title.en': 'Members', version: '1', comparable: 'on' },
    });
    assert.equal(redefined.status, 303, redefined.text.slice(0, 2000));
  }
  const refused = await partner.post(address, {
    ...{ ...shown, [`f.${id}.whole.value`]: '20', [`f.${told}.whole.text.en`]: 'All well' },
    [`f.${id}.${choice}.comment.en`]: 'Lists were lost',
    [`f.${told}.${choice}.text.en`]: 'They lead the branch',
    ...{ provenance: 'Register', step: 'submit' },
  });
  assert.equal(refused.status, 422);
  assert.match(
    refused.text,
    /href="#f-f[^"]+whole-value">[^<]*“Lists were lost”[^<]*sex: women, age: under 35/,
  );
  assert.match(refused.text, /href="#f-f[^"]+whole-text-en">[^<]*“They lead the branch”/);
});
