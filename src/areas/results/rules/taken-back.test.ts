import assert from 'node:assert/strict';
import { test } from 'node:test';
import { dice, undoable } from '../../../../test/support/definition-changes.ts';
import { type FactRow, factsTakenBack, isTakenBack, takingBack } from './taken-back.ts';

const step = (edition: number, againEdition: number | null = null) => ({
  ...{ versionId: `v${edition}`, edition, againEdition },
  ...{ entryNo: edition * 10, carries: true },
});

test('what was taken back lies between a version and the one that it is again; the first is never taken back', () => {
  assert.equal(takingBack([step(1)]), undefined);
  assert.equal(takingBack([step(1), step(2), step(3, 1)]), undefined, 'it is the first one again');
  const twice = [step(1), step(2), step(3), step(4, 2)];
  const way = takingBack(twice)!;
  assert.deepEqual([way.before.edition, way.since, way.versionIds], [1, 20, ['v2', 'v3', 'v4']]);
  assert.deepEqual(
    twice.map(({ edition }) => isTakenBack(edition, twice)),
    [false, false, true, false],
  );
  const later = [step(1), step(2), step(3, 1), step(4)];
  assert.equal(takingBack(later)!.before.edition, 3, 'what was measured under the one that came back stays');
});

type Row = FactRow & { label: string; cell: string };

test('whatever went along, fell away, was withdrawn and taken back, what stood before stands again, and nothing else', () => {
  for (let seed = 1; seed <= 2_000; seed += 1) {
    const roll = dice(seed);
    let rows: Row[] = [];
    let entryNo = 0;
    const carriedAt = new Set<number>();
    const changes = undoable<{ entryNo: number; stood: Map<string, string> }>();
    const withdrawn = new Set<string>();
    const standing = () => rows.filter(({ endedByNo }) => endedByNo === null);
    const stand = () => new Map(standing().map(({ label, cell }) => [label, cell]));
    const end = (row: Row) => {
      rows = rows.map((each) => (each.id === row.id ? { ...each, endedByNo: entryNo } : each));
    };
    const write = (label: string, cell: string, replacesId: string | null) => {
      rows = [...rows, { id: `r${rows.length}`, entryNo, endedByNo: null, replacesId, label, cell }];
    };
    for (let turn = 0; turn < 12; turn += 1) {
      entryNo += 1;
      const act = roll(5);
      if (act === 0) {
        const since = entryNo;
        write(`l${turn}`, 'a', null);
        const { said } = factsTakenBack(rows, { since, carriedAt });
        assert.deepEqual(
          said.map(({ label }) => label),
          [`l${turn}`],
          `seed ${seed}`,
        );
        changes.rests();
      } else if (act === 1 && standing().length > 0) {
        const row = standing()[roll(standing().length)]!;
        end(row);
        withdrawn.add(row.label);
      } else {
        changes.changed({ entryNo, stood: stand() });
        carriedAt.add(entryNo);
        for (const row of standing()) {
          const way = roll(5);
          if (way < 3) end(row);
          if (way < 2) write(row.label, `${row.cell}${turn}`, row.id);
        }
      }
      for (let back = changes.back(roll); back; back = changes.back(roll)) {
        entryNo += 1;
        const { said, restored } = factsTakenBack(rows, { since: back.entryNo, carriedAt });
        assert.deepEqual(said, [], `seed ${seed}`);
        carriedAt.add(entryNo);
        for (const { writtenId, replacedId } of restored) {
          const [written, replaced] = [writtenId, replacedId].map((id) => rows.find((row) => row.id === id)!);
          if (written!.endedByNo === null) end(written!);
          write(replaced!.label, replaced!.cell, writtenId);
        }
        const expected = [...back.stood].filter(([label]) => !withdrawn.has(label)).sort();
        assert.deepEqual([...stand()].sort(), expected, `seed ${seed}`);
      }
    }
  }
});
