import assert from 'node:assert/strict';
import { test } from 'node:test';
import { on } from '../../../../test/support/agreed-transfers.ts';
import { testDatabase } from '../../../../test/support/cluster.ts';
import { comparedRows } from '../../../../test/support/compared-rows.ts';
import {
  british,
  hiddenIn,
  openedReport,
  reportingWorld,
  versionIn,
} from '../../../../test/support/partner-reports.ts';
import { paths } from '../../../paths.ts';

const db = await testDatabase();

const prepared = async () => {
  const world = await reportingWorld(db);
  const id = await openedReport(world);
  return {
    ...world,
    id,
    narrative: paths.writePartnerReport({ id }),
    filing: paths.filePartnerReport({ id }),
  };
};

test('two people who write at once see both texts of every section that differs', async () => {
  const { partner, officer, narrative } = await prepared();
  const saved = { progress: 'From the institute', ahead: 'A congress', context: 'The same' };
  assert.equal((await officer.post(narrative, { ...saved, version: '1' })).status, 303);
  const typed = { progress: 'From the union', difficulties: 'A strike', context: 'The same' };
  const { status, text } = await partner.post(narrative, { ...typed, version: '1' });
  assert.equal(status, 422);
  assert.deepEqual(comparedRows(text), [
    ['Progress', 'From the union', 'From the institute'],
    ['Difficulties', 'A strike', ''],
    ['What comes next', '', 'A congress'],
  ]);
});

test('who files what somebody wrote on meanwhile sees on which entry the form was opened and what stands', async () => {
  const { partner, officer, narrative, filing } = await prepared();
  await partner.post(narrative, { progress: 'Six branches', version: '1' });
  const opened = hiddenIn((await partner.get(filing)).text);
  await officer.post(narrative, { progress: 'Seven branches', version: '2' });
  const { status, text } = await partner.post(filing, opened);
  assert.equal(status, 422);
  const [row, ...others] = comparedRows(text);
  assert.deepEqual(others, [], 'the state is the same');
  assert.equal(row?.[0], 'Last change, by its entry in the trail');
  assert.equal(row?.[1], opened.standsAsOf);
  assert.ok(Number(row?.[2]) > Number(row?.[1]));
  assert.equal((await partner.post(filing, hiddenIn(text))).status, 303, 'once both were seen');
});

test('who files a report that somebody moved to other days meanwhile sees both periods', async () => {
  const { partner, officer, narrative, filing, id } = await prepared();
  await partner.post(narrative, { progress: 'Six branches', version: '1' });
  const opened = hiddenIn((await partner.get(filing)).text);
  const days = { fromOn: british(on(-50)), untilOn: british(on(-1)), version: '2' };
  assert.equal((await officer.post(paths.correctReportPeriod({ id }), days)).status, 303);
  const { status, text } = await partner.post(filing, opened);
  assert.equal(status, 422);
  assert.deepEqual(comparedRows(text), [['From', british(on(-60)), british(on(-50))]]);
});

test('who accepts or returns what came back and was filed again sees both', async () => {
  const { partner, officer, narrative, filing, id } = await prepared();
  await partner.post(narrative, { progress: 'Six branches', version: '1' });
  await partner.post(filing, { version: '2' });
  const [returning, accepting] = [paths.returnPartnerReport({ id }), paths.acceptPartnerReport({ id })];
  const opened = async (address: string, typed: Record<string, string> = {}) => ({
    ...hiddenIn((await officer.get(address)).text),
    ...typed,
  });
  const reason = { 'items.section.progress': 'Which?' };
  const [back, late, receipt] = [
    await opened(returning, reason),
    await opened(returning, reason),
    await opened(accepting),
  ];
  assert.equal((await officer.post(returning, back)).status, 303);
  const form = (await partner.get(filing)).text;
  const [, answer = ''] = /name="(answers\.[0-9a-f-]+)"/.exec(form) ?? [];
  await partner.post(filing, { version: versionIn(form), [answer]: 'Those of the north' });
  for (const [address, typed] of [
    [returning, late],
    [accepting, receipt],
  ] as const) {
    const { status, text } = await officer.post(address, typed);
    assert.equal(status, 422, address);
    const rows = comparedRows(text).map(([field, mine]) => [field, mine]);
    assert.deepEqual(rows, [['Last change, by its entry in the trail', typed.standsAsOf]]);
  }
});

test('what was typed stays, with the sentence, where the report was filed or judged meanwhile', async () => {
  const { partner, officer, narrative, filing, id } = await prepared();
  await partner.post(narrative, { progress: 'Six branches', version: '1' });
  const late = await partner.get(narrative);
  assert.equal((await officer.post(filing, { version: '2', onBehalf: 'letter of the union' })).status, 303);
  const written = await partner.post(narrative, { ...hiddenIn(late.text), progress: 'Typed for an hour' });
  assert.equal(written.status, 422);
  assert.match(written.text, /Typed for an hour/);
  assert.doesNotMatch(written.text, /Here are both versions/);
  const returning = paths.returnPartnerReport({ id });
  const opened = hiddenIn((await officer.get(returning)).text);
  const reason = { 'items.section.progress': 'Which branches?' };
  assert.equal((await officer.post(returning, { ...opened, ...reason })).status, 303);
  const again = { ...opened, command_id: '', 'items.section.progress': 'Those of the north?' };
  const returned = await officer.post(returning, again);
  assert.equal(returned.status, 422);
  assert.match(returned.text, /Those of the north\?/);
  const form = (await partner.get(filing)).text;
  const [, answer = ''] = /name="(answers\.[0-9a-f-]+)"/.exec(form) ?? [];
  const first = { ...hiddenIn(form), [answer]: 'All of them' };
  assert.equal((await partner.post(filing, first)).status, 303);
  const second = { ...first, command_id: '', [answer]: 'Those on the coast' };
  const refused = await partner.post(filing, second);
  assert.equal(refused.status, 422);
  assert.match(refused.text, /Those on the coast/);
  assert.equal((await partner.get(filing)).status, 403, 'nothing is begun that cannot be done');
});
