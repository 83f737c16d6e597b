import assert from 'node:assert/strict';
import { test } from 'node:test';
import { holdActivity } from '../../src/areas/activities/commands/hold-activity.ts';
import { planActivity } from '../../src/areas/activities/commands/plan-activity.ts';
import { paths, withQuery } from '../../src/paths.ts';
import { doing } from '../support/cast.ts';
import { enrol } from '../support/enrol.ts';
import { accessibilityProblems, overflow, startJourney } from '../support/journey.ts';
import { programmeOf, training } from '../support/union-work.ts';

const { db, cast, visit } = await startJourney();
const { outcomeId } = await programmeOf(db, cast);
const officer = await enrol(db, cast.system, 'programme_officer');
const on = '2025-03-03';
const { id: activityId } = await doing(db, cast.system, planActivity, {
  ...training,
  ...{ outcomeId, plannedFrom: on, plannedUntil: on },
});
await doing(db, cast.system, holdActivity, { activityId, heldFrom: on, heldUntil: on, counts: [] });
const scores = withQuery(paths.outcomeScores({ id: outcomeId }), { year: '2025' });

for (const javaScript of [true, false])
  test(`a proposal is filled in beside what was typed, ${javaScript ? 'with' : 'without'} JavaScript`, async () => {
    const page = await visit({ width: 360, javaScript }, officer.sessionToken);
    await page.goto(scores);
    const story = (code: string) => page.locator(`textarea[name="stories.${code}"]`);
    await story('relevance-needs').fill('De ses propres mots');
    await page.getByRole('button', { name: 'Reprendre la proposition' }).click();
    await page.waitForURL((url) => !url.search.includes('year'));
    assert.match(await story('efficiency-activities').inputValue(), /1 a eu lieu \(100\u00a0%\)/);
    assert.equal(await story('relevance-needs').inputValue(), 'De ses propres mots');
    assert.equal(await page.locator('input[name="scores.efficiency-activities"]:checked').inputValue(), 'A');
    assert.equal(await overflow(page), 0);
    if (javaScript) assert.deepEqual(await accessibilityProblems(page), []);
  });

for (const javaScript of [true, false])
  test(`Enter on a letter saves and fills in nothing, ${javaScript ? 'with' : 'without'} JavaScript`, async () => {
    const page = await visit({ width: 360, javaScript }, officer.sessionToken);
    await page.goto(scores);
    const letter = (value: string) => page.locator(`input[name="scores.relevance-needs"][value="${value}"]`);
    await letter(javaScript ? 'A' : 'B').check();
    await letter(javaScript ? 'A' : 'B').press('Enter');
    await page.getByText('Les scores sont enregistrés').waitFor();
    assert.equal(
      await page.locator('input[name="scores.relevance-needs"]:checked').inputValue(),
      javaScript ? 'A' : 'B',
    );
    assert.equal(await page.locator('input[name="scores.efficiency-activities"]:checked').inputValue(), '');
  });
