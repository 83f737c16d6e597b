import assert from 'node:assert/strict';
import { test } from 'node:test';
import { testApp } from '../../../../test/support/app.ts';
import { testDatabase } from '../../../../test/support/cluster.ts';
import { reportingOffice } from '../../../../test/support/reporting.ts';
import { paths } from '../../../paths.ts';

const db = await testDatabase();
const app = testApp(db);

/** A sheet of two indicators, opened by two people at once. */
const opened = async () => {
  const office = await reportingOffice(db);
  const [members, branches] = [await office.indicator(), await office.indicator()];
  const sheet = await office.open([members, branches]);
  const { report } = await sheet.now();
  const address = paths.measurementReport({ id: report.id });
  const typed = (value: string, more = {}) => ({
    [`f.${members}.whole.value`]: value,
    [`f.${branches}.whole.value`]: '7',
    provenance: 'Registre',
    version: String(report.version),
    ...more,
  });
  return {
    ...sheet,
    members,
    branches,
    address,
    typed,
    partner: app.as(office.partner),
    officer: app.as(office.officer),
  };
};

/** The rows that differ: field, mine, theirs. */
const compared = (text: string): string[][] => {
  const [, notice = ''] = /Deux versions(.*?)<form/s.exec(text) ?? [];
  return [...notice.matchAll(/<tr[^>]*>(.*?)<\/tr>/gs)]
    .map(([, row = '']) =>
      [...row.matchAll(/<t[hd][^>]*>(.*?)<\/t[hd]>/gs)].map(([, cell = '']) =>
        cell
          .replace(/<[^>]+>/g, '')
          .replace(/&#39;/g, '’')
          .trim(),
      ),
    )
    .filter(([label = '']) => /Membres ·|Provenance|vient/.test(label));
};

for (const step of ['draft', 'submit'])
  test(`whoever sends a ${step} meets what another kept as a draft meanwhile, figure by figure, and nothing is written over`, async () => {
    const { address, typed, partner, officer, branches, now } = await opened();
    const kept = await officer.post(address, typed('12', { step: 'draft', provenance: 'Listes' }));
    assert.equal(kept.status, 303);
    const late = { ...typed('15', { step }), [`f.${branches}.whole.comment.fr`]: 'Sans le nord' };
    const refused = await partner.post(address, late);
    assert.equal(refused.status, 422);
    const rows = compared(refused.text);
    assert.deepEqual(
      rows.map(([, mine, theirs]) => [mine, theirs]),
      [
        ['15', '12'],
        ['Registre', 'Listes'],
        ['Sans le nord', ''],
      ],
    );
    assert.match(refused.text, /value="15"/, 'what was typed is kept');
    assert.equal((await now()).report.draft?.[`f.${branches}.whole.value`]?.[0], '7');
    const { version } = (await now()).report;
    assert.equal((await partner.post(address, { ...late, version: String(version) })).status, 303);
  });

test('whoever keeps a draft of what another handed in meanwhile reads both, and sends neither again', async () => {
  const { address, typed, partner, officer } = await opened();
  assert.equal((await partner.post(address, typed('12', { step: 'submit' }))).status, 303);
  const refused = await officer.post(address, typed('15', { step: 'draft' }));
  assert.equal(refused.status, 422);
  assert.match(refused.text, /<dd><span>15</);
  assert.match(refused.text, />12</);
  assert.doesNotMatch(refused.text, /name="step"/);
});
