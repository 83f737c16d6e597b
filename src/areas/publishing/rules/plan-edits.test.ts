import assert from 'node:assert/strict';
import { createReadStream } from 'node:fs';
import { test } from 'node:test';
import { newId } from '../../../kernel/id.ts';
import { seededRandom } from '../../../kernel/seeded-random.ts';
import { readIatiFile } from '../xml/read-iati-file.ts';
import { exampleFiles, withStandard } from '../xml/standard-files.ts';
import { surroundingsOf } from './future-subject.ts';
import type { IatiContent, IatiFile } from './iati-file.ts';
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

async function union(): Promise<IatiFile> {
  const outcome = await readIatiFile(createReadStream(exampleFiles[1]!));
  assert.ok(outcome.ok);
  return outcome.value;
}

function after(plan: ImportPlan, known: Known): Known {
  const asideOf = new Map(plan.aside.map(({ activityId, parts }) => [activityId, parts]));
  const before = new Map(known.subjects.map((each) => [each.subject.id, each]));
  for (const { subject, details, detailsChanged } of plan.subjects) {
    const was = before.get(subject.id);
    before.set(subject.id, {
      subject,
      details: detailsChanged ? details : was?.details,
      partners: [],
      keptAside: asideOf.get(subject.id) ?? was?.keptAside ?? [],
    });
  }
  // In the tables an outcome has its days from its programme.
  for (const each of before.values()) {
    const { from, until } = before.get(each.subject.programmeId)!.subject;
    each.subject = { ...each.subject, from, until };
  }
  return {
    ...known,
    organisations: [...known.organisations, ...plan.organisations],
    subjects: [...before.values()],
  };
}

function published(known: Known): Map<string, IatiContent> {
  const register = new Map(known.organisations.map((each) => [each.id, each]));
  const contents = known.subjects.map((each) => {
    const around = surroundingsOf(each.subject, { known, planned: [], register });
    return publishedContent(each, around, new WeakMap() as Keys);
  });
  return new Map(contents.map((each) => [each.identifier, each]));
}

type Draw = (below: number) => number;
type Tree = Record<string, unknown> | unknown[];

const texts = ['autre', '30,6', '12', '0012', '2', 'é', 'x'.repeat(600)];
const days = ['2020-02-29', '2031-01-01', '1999-12-31'];

/** What tells facts apart: under another period a figure is another figure, and the one before stays. */
const identities = new Set(['start', 'end', 'year', 'dimensions']);
const kept = new Set(['identifier', 'relatedActivities', 'hierarchy', 'keptAside', 'language', 'currency']);

type Place = { node: Record<string, unknown>; key: string };

function placesIn(node: Tree, isResult = false): Place[] {
  return Object.entries(node).flatMap(([key, value]) => {
    if (kept.has(key) || (isResult && identities.has(key))) return [];
    const here: Place = { node: node as Record<string, unknown>, key };
    const inner =
      typeof value === 'object' && value !== null
        ? placesIn(value as Tree, isResult || key === 'results')
        : [];
    return typeof value === 'object' && !Array.isArray(value) ? inner : [here, ...inner];
  });
}

/** One edit somewhere in an activity, of a kind that a publisher could make. */
function edit(activity: Tree, draw: Draw): void {
  const places = placesIn(activity);
  const { node, key } = places[draw(places.length)]!;
  node[key] = edited(node[key], key, draw);
}

function edited(value: unknown, key: string, draw: Draw): unknown {
  if (Array.isArray(value)) {
    if (value.length === 0) return value;
    return draw(2) ? value.toReversed() : [...value, structuredClone(value[draw(value.length)])];
  }
  if (typeof value === 'boolean') return !value;
  if (typeof value !== 'string') return value;
  if (/^\d{4}-\d\d-\d\d$/.test(value)) return days[draw(days.length)];
  if (key === 'amount' || key === 'percentage') return ['-3.125', '1000000', '7'][draw(3)];
  return texts[draw(texts.length)];
}

test(
  'after any edits by a publisher the file is published as it is, and changes nothing when it comes again',
  withStandard,
  async () => {
    const draw = seededRandom(11);
    const original = await union();
    const start = after(planImport(original, nobody, { newId }), nobody);
    for (let round = 0; round < 500; round++) {
      const file = structuredClone(original);
      for (let edits = draw(4); edits >= 0; edits--)
        edit(file.activities[draw(3)]!.activity as unknown as Tree, draw);
      const plan = planImport(file, start, { newId });
      assert.deepEqual(plan.refusals, []);
      const known = after(plan, start);
      const again = planImport(file, known, { newId });
      assert.deepEqual([again.counts.created, again.counts.updated], [0, 0], `round ${round}`);
      assert.equal(changesAnything(again), false, `round ${round}`);
      const out = published(known);
      for (const { activity } of file.activities) {
        const { keptAside: _, lastUpdatedAt: __, ...wanted } = activity;
        assert.deepEqual(out.get(activity.identifier), wanted, `round ${round}`);
      }
    }
  },
);
