import assert from 'node:assert/strict';
import { test } from 'node:test';
import { doing, makeCast } from '../../../../test/support/cast.ts';
import { testDatabase } from '../../../../test/support/cluster.ts';
import { dice, undoable } from '../../../../test/support/definition-changes.ts';
import { makeProgramme } from '../../../../test/support/programme.ts';
import { newId } from '../../../kernel/id.ts';
import { indicatorHistory } from '../queries/indicator-history.ts';
import { indicatorRollUps } from '../queries/indicator-roll-ups.ts';
import { definitionsOf } from '../queries/indicators.ts';
import { whyNotComparable } from '../rules/comparable.ts';
import { defineIndicator } from './define-indicator.ts';
import { recordMeasurement } from './record-measurement.ts';
import { redefineIndicator } from './redefine-indicator.ts';
import { setBaseline } from './set-baseline.ts';
import { setTarget } from './set-target.ts';
import { takeBackDefinition } from './take-back-definition.ts';

const db = await testDatabase();
const cast = await makeCast(db);
const programme = await makeProgramme(db, cast);
const officer = cast.as('programme_officer');
const institute = cast.institute.id;
const title = { en: { text: 'Workers covered', source: true as const } };
const year = (number: number) => ({ from: `${number}-01-01`, until: `${number}-12-31` });

type Meaning = {
  measure: string;
  overTime?: string | undefined;
  unit?: string | undefined;
  overPartners: string;
  formula?: string | undefined;
};

const define = async (meaning: object) => {
  const [id, outcomeId] = [newId(), programme.outcomes[0]];
  const definition = { id, outcomeId, code: id.slice(-8), title, overTime: 'sum', ...meaning };
  return (await doing(db, officer, defineIndicator, definition)).id;
};
const measure = (indicatorId: string, number: number, value: string) =>
  doing(db, officer, recordMeasurement, { indicatorId, ...year(number), value, provenance: 'Register' });
const history = (id: string) => db.read(officer, (tx) => indicatorHistory(tx, institute, id));

test('meanings change at random: formulas, units, measures, comparable or not, some taken back, and no value, aim or baseline is lost', async () => {
  const part = await define({ measure: 'number', overPartners: 'sum' });
  const sums = [7, 8, 9, 10, 11];
  for (const [at, value] of sums.entries()) await measure(part, 2027 + at, String(value));
  for (const seed of [1, 2, 3, 4, 5]) {
    const roll = dice(seed);
    let meaning: Meaning = { measure: 'number', overPartners: 'sum' };
    let countsFrom: number | undefined;
    const id = await define(meaning);
    /** Every value that was ever measured and every aim and baseline that was ever set, with its series. */
    const kept = { values: [] as { value: number; series: number }[], aims: 0, baselines: 0 };
    const formulas: { edition: number; factor: number; since: number }[] = [];
    let series = 1;
    type Before = {
      meaning: Meaning;
      countsFrom: number | undefined;
      series: number;
      worked: number | undefined;
    };
    const changes = undoable<Before>();
    const undone: number[] = [];
    for (let step = 0; step < 5; step += 1) {
      changes.rests();
      const found = (await db.read(officer, (tx) => definitionsOf(tx, institute, [id]))).get(id)!;
      if (!meaning.formula) {
        const value = 1 + roll(50);
        await measure(id, 2027 + step, String(value));
        kept.values.push({ value, series });
      }
      await doing(db, officer, setTarget, {
        ...{ indicatorId: id, ...year(2027 + step), value: String(10 + step) },
      });
      await doing(db, officer, setBaseline, { indicatorId: id, year: 2020 + step, value: String(step) });
      kept.aims += 1;
      kept.baselines += 1;
      const worked = meaning.formula ? formulas.at(-1)!.factor : undefined;
      changes.changed({ meaning, countsFrom, series, worked });
      const factor = 2 + roll(5);
      const kind = roll(5) === 0 ? 'percentage' : 'number';
      // Shares never add up.
      const way = kind === 'percentage' ? 'mean' : 'sum';
      const next: Meaning = {
        ...{ measure: kind, overTime: way, overPartners: way },
        unit: roll(3) === 0 ? `u${step}` : meaning.unit,
        formula: roll(2) === 0 ? `${factor} * [${part.slice(-8)}]` : undefined,
      };
      const comparable = whyNotComparable(meaning, next) === undefined && roll(3) > 0;
      const since = 2027 + roll(4);
      await doing(db, officer, redefineIndicator, {
        ...{ indicatorId: id, version: found.version, title, ...next, comparable },
        description: { en: { text: `Version ${found.version + 1}`, source: true } },
        ...(next.formula && !comparable ? { countsFrom: `${since}-01-01` } : {}),
        reason: 'Changed at random',
      });
      if (!comparable) series = found.edition + 1;
      if (!next.formula) countsFrom = undefined;
      else if (!comparable) countsFrom = since;
      if (next.formula) formulas.push({ edition: found.edition + 1, factor, since: countsFrom ?? 2027 });
      meaning = next;
      const back = changes.back(roll);
      if (!back) continue;
      const edition = found.edition + 2;
      await doing(db, officer, takeBackDefinition, {
        ...{ indicatorId: id, version: found.version + 1, reason: 'Changed by mistake' },
      });
      undone.push(edition - 1);
      if (next.formula) formulas.pop();
      ({ meaning, countsFrom, series } = back);
      if (back.worked) formulas.push({ edition, factor: back.worked, since: countsFrom ?? 2027 });
    }
    const told = `seed ${seed}`;
    const { versions, targets, baselines, earlier } = await history(id);
    assert.equal(targets.length, kept.aims, told);
    assert.equal(baselines.length, kept.baselines, told);
    const inForce = versions[0]!;
    const current = kept.values.filter((one) => one.series === series);
    const [rollUp] = await db.read(officer, (tx) => indicatorRollUps(tx, institute, { indicatorIds: [id] }));
    const worked = (factor: number, from: number) =>
      sums.map((sum, at) => [2027 + at, sum * factor] as const).filter(([number]) => number >= from);
    const last = formulas.find(({ edition }) => edition === inForce.edition);
    const expected = last
      ? worked(last.factor, last.since).reduce((sum, [, value]) => sum + value, 0)
      : current.reduce((sum, { value }) => sum + value, 0);
    assert.equal(Number(rollUp?.actual?.value ?? 0), expected, told);
    // Each value stands once: under the version in force, or under the earlier one in which it was measured.
    const editionOf = new Map(versions.map((version) => [version.id, version]));
    const taken = (versionId: string) => undone.includes(editionOf.get(versionId)!.edition);
    assert.ok(!earlier.some(({ versionId }) => taken(versionId)), told);
    const shown = earlier.filter(({ versionId }) => editionOf.get(versionId)!.formula === null);
    const under = await db.read(officer, (tx) =>
      tx
        .selectFrom('measurements')
        .select(['value'])
        .where('indicator_id', '=', id)
        .where('indicator_version_id', '=', inForce.id)
        .execute(),
    );
    assert.equal(shown.length + under.length, kept.values.length, told);
    const total = [...shown, ...under].reduce((sum, { value }) => sum + Number(value), 0);
    assert.equal(
      total,
      kept.values.reduce((sum, { value }) => sum + value, 0),
      told,
    );
    for (const { edition, factor, since } of formulas.filter((one) => one.edition !== inForce.edition)) {
      const given = earlier
        .filter(({ versionId }) => editionOf.get(versionId)!.edition === edition)
        .map((figure) => [figure.year, Number(figure.value)]);
      assert.deepEqual(
        given,
        worked(factor, since).map((pair) => [...pair]),
        `${told}, version ${edition}`,
      );
    }
  }
});
