import assert from 'node:assert/strict';
import { createReadStream } from 'node:fs';
import { test } from 'node:test';
import { newId } from '../../../kernel/id.ts';
import { readIatiFile } from '../xml/read-iati-file.ts';
import { exampleFiles, realFile, streamed, withStandard } from '../xml/standard-files.ts';
import { partsInPlace } from './aside-parts.ts';
import { surroundingsOf } from './future-subject.ts';
import type { IatiFile } from './iati-file.ts';
import { changesAnything, type ImportPlan, type Known } from './import-plan.ts';
import type { Keys } from './patch.ts';
import { planImport } from './plan-import.ts';
import { publishedContent } from './render-subject.ts';

const nobody: Known = {
  institute: { ref: 'XX-TEST', name: { fr: { text: 'Institut', source: true } } },
  organisations: [],
  subjects: [],
  references: [],
};

async function fileFrom(chunks: AsyncIterable<Uint8Array>): Promise<IatiFile> {
  const outcome = await readIatiFile(chunks);
  assert.ok(outcome.ok);
  return outcome.value;
}

/** What the institute has after the plan was carried out. */
function after(plan: ImportPlan, known: Known): Known {
  assert.deepEqual(plan.refusals, []);
  const asideOf = new Map(plan.aside.flatMap(({ parts }) => parts.map((part) => [part, part])).entries());
  assert.ok(asideOf);
  const planned = plan.subjects.map(({ subject, details }) => ({
    subject,
    details,
    partners: [],
    keptAside: plan.aside.flatMap(({ parts }) =>
      parts.filter(
        ({ owner }) => owner.id === subject.id || subject.transactions.some(({ key }) => key === owner.id),
      ),
    ),
  }));
  const named = new Set(planned.map(({ subject }) => subject.id));
  return {
    institute: known.institute,
    organisations: [...known.organisations, ...plan.organisations],
    subjects: [...known.subjects.filter(({ subject }) => !named.has(subject.id)), ...planned],
    references: known.references,
  };
}

const planned = (file: IatiFile, known = nobody) => planImport(file, known, { newId });

function published(known: Known) {
  const register = new Map(known.organisations.map((each) => [each.id, each]));
  return known.subjects.map((each) => {
    const keys: Keys = new WeakMap();
    const around = surroundingsOf(each.subject, { known, planned: [], register });
    const content = publishedContent(each, around, keys);
    return { ...content, keptAside: partsInPlace(each.keptAside, content.transactions, keys) };
  });
}

test(
  'whatever is imported is published again as it was, and imported again it changes nothing',
  withStandard,
  async () => {
    for (const path of [realFile, ...exampleFiles]) {
      const file = await fileFrom(createReadStream(path));
      const known = after(planned(file), nobody);
      const byIdentifier = new Map(published(known).map((each) => [each.identifier, each]));
      for (const { activity } of file.activities) {
        const { lastUpdatedAt: _, ...wanted } = activity;
        assert.deepEqual(byIdentifier.get(activity.identifier), wanted, path);
      }
      const again = planned(file, known);
      assert.equal(again.counts.created + again.counts.updated, 0, path);
      assert.equal(changesAnything(again), false, path);
    }
  },
);

test('the real publication arrives whole', withStandard, async () => {
  const { counts, listed } = planned(await fileFrom(createReadStream(realFile)));
  const { organisations, created, ...others } = counts;
  assert.deepEqual(others, {
    programmes: 2,
    outcomes: 16,
    transactions: 565,
    budgets: 80,
    results: 15,
    indicators: 59,
    updated: 0,
    unchanged: 0,
  });
  assert.equal(created, 2 + 16 + 565 + 80 + 15 + 59 + organisations);
  assert.ok(organisations > 10);
  assert.ok(listed.some(({ path, reason }) => path.endsWith('actual[1]/@value') && reason === 'unreadable'));
});
void streamed;
