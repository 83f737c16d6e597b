import assert from 'node:assert/strict';
import { test } from 'node:test';
import { testApp } from '../../../../test/support/app.ts';
import { testDatabase } from '../../../../test/support/cluster.ts';
import { reportingOffice, reportYear } from '../../../../test/support/reporting.ts';
import { newId } from '../../../kernel/id.ts';
import { paths } from '../../../paths.ts';
import { standingBaselines } from '../queries/baselines.ts';

const db = await testDatabase();
const { institute, officer: actor, programme } = await reportingOffice(db);
const officer = testApp(db).as(actor);
const address = paths.newIndicator({ id: programme.outcomes[0] });
const year = String(reportYear - 1);
const defining = (more: Record<string, string>) =>
  officer.post(address, {
    code: newId().slice(-8),
    'title.fr': 'État de la loi',
    ascending: 'up',
    'baseline.year': year,
    ...more,
  });
const rows = { 'scale.0.label': 'Aucune loi', 'scale.1.label': 'Projet', 'scale.2.label': 'Loi votée' };
const named = { measure: 'nominal', ...rows };
const began = async ({ location }: { location: string | null }) => {
  const [, id = ''] = location?.match(/indicators\/([0-9a-f-]+)/) ?? [];
  const [found] = await db.read(actor, (tx) => standingBaselines(tx, institute, id));
  return found && [found.year, found.value, (found.text as { fr?: { text: string } } | null)?.fr?.text];
};

test('a new indicator begins at one of the categories or steps that the same form names, by its word, however it is written, or its number', async () => {
  for (const [baseline, measure] of [
    ['loi VOTÉE ', 'nominal'],
    ['3', 'nominal'],
    ['Loi votée', 'ordinal'],
    ['3 · loi votée', 'ordinal'],
  ] as const) {
    const saved = await defining({ ...named, measure, baseline });
    assert.equal(saved.status, 303, baseline);
    assert.deepEqual(await began(saved), [reportYear - 1, '3', undefined], baseline);
  }
});

test('what is none of them is refused beside the field with those that are, and kept as it was typed', async () => {
  for (const baseline of ['Décret', '77']) {
    const { status, text } = await defining({ ...named, baseline });
    assert.equal(status, 422, baseline);
    assert.match(text, /href="#f-baseline"[^>]*>[^<]*Aucune loi; Projet; Loi votée/);
    assert.match(text, new RegExp(`<textarea[^>]*name="baseline"[^>]*>\\s*${baseline}</textarea>`));
  }
});

test('a category whose list is missing is told at the list, and nothing is saved', async () => {
  const { status, text } = await defining({ measure: 'nominal', baseline: 'Projet' });
  assert.equal(status, 422);
  assert.match(text, /href="#f-scale"/);
  assert.match(text, /name="baseline"[^>]*>\s*Projet</);
});

test('a new indicator that is told in sentences begins with a sentence, in the language of who writes it', async () => {
  const saved = await defining({ measure: 'qualitative', baseline: 'Aucun dialogue avec l’État.' });
  assert.equal(saved.status, 303, saved.text.slice(-2000));
  assert.deepEqual(await began(saved), [reportYear - 1, null, 'Aucun dialogue avec l’État.']);
  assert.match((await officer.get(saved.location!)).text, /Aucun dialogue avec l’État\./);
});

test('a number is a number, and words are none', async () => {
  const refused = await defining({ measure: 'number', baseline: 'douze' });
  assert.equal(refused.status, 422);
  assert.match(refused.text, /«\sdouze\s» n’est pas un nombre/);
  assert.deepEqual(await began(await defining({ measure: 'number', baseline: '12,5' })), [
    reportYear - 1,
    '12.5',
    undefined,
  ]);
});
