import assert from 'node:assert/strict';
import { test } from 'node:test';
import { testApp } from '../../../../test/support/app.ts';
import { answersOf, filing, fullMarks } from '../../../../test/support/assessment.ts';
import { doing, makeCast } from '../../../../test/support/cast.ts';
import { testDatabase } from '../../../../test/support/cluster.ts';
import { countingQueries } from '../../../../test/support/counting.ts';
import { partnerOf, programmeOf, training } from '../../../../test/support/union-work.ts';
import { paths, withQuery } from '../../../paths.ts';
import { holdActivity } from '../../activities/commands/hold-activity.ts';
import { planActivity } from '../../activities/commands/plan-activity.ts';
import { adoptQuestionnaires } from '../../partners/commands/adopt-questionnaires.ts';
import { agreeToOpenAssessment } from '../../partners/commands/agree-to-open-assessment.ts';
import { openAssessmentRound } from '../../partners/commands/open-assessment-round.ts';
import { show } from './capacity.tsx';

const db = await testDatabase();
const app = testApp(db);
const en = { language: 'en' } as const;

const prepared = async () => {
  const cast = await makeCast(db);
  await doing(db, cast.system, adoptQuestionnaires, {});
  const { outcomeId } = await programmeOf(db, cast);
  const { partnershipId } = await partnerOf(db, cast, 'Union of the coast');
  const coordinator = cast.as('partner_coordinator', { ...en, partnerships: [partnershipId] });
  const round = async (mark: number, day: string) => {
    const { id } = await doing(db, coordinator, openAssessmentRound, { partnershipId, kind: 'tuoc' });
    await filing(db, coordinator, id, answersOf(fullMarks('tuoc', mark)), day);
    return id;
  };
  const address = paths.capacity({ id: partnershipId });
  const seenBy = async (actor: typeof coordinator) => (await app.as(actor).get(address)).text;
  return { cast, outcomeId, partnershipId, coordinator, round, address, seenBy };
};

/** A mark from the first round, one from the latest and the change, in one row. */
const change = />2<\/span><\/td><td[^>]*><span>4<\/span><\/td><td[^>]*><span>\+2</;

test('the first round stands beside the latest, area by area, for the partner whose answers they are', async () => {
  const { coordinator, round, address, seenBy } = await prepared();
  await round(2, '2022-03-10');
  await round(3, '2024-03-10');
  await round(4, '2026-03-10');
  const text = await seenBy(coordinator);
  assert.match(text, /Baseline, 10\/03\/2022/);
  assert.match(text, /Latest, 10\/03\/2026/);
  assert.match(text, change);
  assert.ok(text.includes('format=xlsx&amp;table=rounds'));
  const file = (await app.as(coordinator).get(withQuery(address, { format: 'csv' }))).text;
  assert.match(file, /"Baseline, 10\/03\/2022","Latest, 10\/03\/2026",Change\r\n/);
  assert.match(file, /,2,4,2\r\n/);
});

test('until the partner opens its rounds, the institute reads on which days they were held and nothing else', async () => {
  const { cast, coordinator, round, address, seenBy } = await prepared();
  const first = await round(2, '2022-03-10');
  const last = await round(4, '2026-03-10');
  for (const role of ['programme_officer', 'finance_officer', 'director', 'administrator'] as const) {
    const text = await seenBy(cast.as(role, en));
    assert.match(text, /Round held on 10\/03\/2022/, role);
    assert.match(text, /Round held on 10\/03\/2026/, role);
    assert.doesNotMatch(text, /Mean of the area|Baseline, /, role);
    const file = await app.as(cast.as(role, en)).get(withQuery(address, { format: 'csv' }));
    assert.match(file.text, /^\ufeff[^,\r]+\r\n2022-03-10\r\n2026-03-10\r\n$/, role);
  }
  const officer = cast.as('programme_officer', en);
  await doing(db, coordinator, agreeToOpenAssessment, { roundId: last });
  const half = await seenBy(officer);
  assert.match(half, /–<\/span><\/td><td[^>]*><span>4<\/span><\/td><td[^>]*><span>–</);
  assert.doesNotMatch(half, change);
  await doing(db, coordinator, agreeToOpenAssessment, { roundId: first });
  assert.match(await seenBy(officer), change);
});

test('one round is no change, none no baseline', async () => {
  const { coordinator, round, seenBy } = await prepared();
  assert.match(await seenBy(coordinator), /there is no baseline/);
  await round(3, '2026-03-10');
  const text = await seenBy(coordinator);
  assert.match(text, /Only round, 10\/03\/2026/);
  assert.doesNotMatch(text, />Change</);
});

test('work held is counted by tag and year, each number opening its activities', async () => {
  const { cast, outcomeId, partnershipId, address, seenBy } = await prepared();
  const planned = { ...training, outcomeId, partnershipId };
  for (const capacityTags of [['functional_local'], ['functional_local', 'structural_national'], []]) {
    const { id } = await doing(db, cast.system, planActivity, { ...planned, capacityTags });
    const days = { heldFrom: '2026-03-02', heldUntil: '2026-03-06' };
    await doing(db, cast.system, holdActivity, { activityId: id, ...days, counts: [] });
  }
  await doing(db, cast.system, planActivity, { ...planned, capacityTags: ['functional_local'] });
  const text = await seenBy(cast.as('programme_officer', en));
  const link = (tag: string) =>
    new RegExp(`partner=${partnershipId}&amp;capacity=${tag}&amp;year=2026&amp;state=held">(\\d+)<`).exec(
      text,
    )?.[1];
  assert.deepEqual(
    [link('functional_local'), link('structural_national'), link('structural_local')],
    ['2', '1', undefined],
  );
  assert.ok(text.includes('format=csv&amp;table=work'));
  const file = withQuery(address, { format: 'csv', table: 'work' });
  const taken = (await app.as(cast.as('programme_officer', en)).get(file)).text;
  assert.match(taken, /,2026\r\n/);
  assert.deepEqual([taken.match(/,2\r\n/g)?.length, taken.match(/,1\r\n/g)?.length], [1, 1]);
});

test('nobody else finds the page, and it asks at most ten queries', async () => {
  const { cast, outcomeId, partnershipId, address, round } = await prepared();
  await round(3, '2026-03-10');
  const other = await partnerOf(db, cast, 'Other');
  const scope = { outcomes: [outcomeId], years: [2022, 2026] };
  for (const actor of [
    (await makeCast(db)).as('programme_officer'),
    cast.as('partner_coordinator', { partnerships: [other.partnershipId] }),
    cast.as('donor_officer', { institutes: [] }),
    cast.as('auditor', { scope }),
  ])
    for (const at of [address, withQuery(address, { format: 'csv' })])
      assert.equal((await app.as(actor).get(at)).status, 404, actor.role);
  const officer = cast.as('programme_officer', en);
  const { queries } = await countingQueries(db, officer, show, { params: { id: partnershipId } });
  assert.ok(queries <= 10, String(queries));
});
