import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { writeIatiFile } from '../rules/write-activity.ts';
import { damaged, pieces, randomFrom } from './damage.ts';
import { readIatiFile } from './read-iati-file.ts';
import { realFile, schemasDir, streamed, withStandard } from './standard-files.ts';
import { validateFile } from './validate.ts';

const MUTATIONS = 400;
test(
  'a real publication, damaged in any way, is read, refused or judged, but never throws',
  withStandard,
  async () => {
    const sample = pieces(readFileSync(realFile));
    const keys = new Set<string>();
    for (let seed = 1; seed <= MUTATIONS; seed += 1) {
      const random = randomFrom(seed);
      const bytes = damaged(sample[seed % sample.length]!, random);
      const outcome = await readIatiFile(streamed(bytes, 1 + random(5000)));
      const judged = await validateFile(bytes, { schemasDir });
      assert.ok(judged.ok, `seed ${seed}`);
      if (!outcome.ok) {
        keys.add(outcome.problem.key);
        assert.equal(judged.value.verdict, 'invalid', `seed ${seed}: ${outcome.problem.key}`);
        continue;
      }
      keys.add(judged.value.verdict);
      const activities = outcome.value.activities.map((each) => each.activity);
      const xml = [...writeIatiFile({ ...outcome.value, activities })].join('');
      const again = await readIatiFile(streamed(xml, 4096));
      assert.ok(again.ok, `seed ${seed}: what was written can be read`);
      const rewritten = again.value.activities.map((each) => each.activity);
      assert.equal(
        [...writeIatiFile({ ...again.value, activities: rewritten })].join(''),
        xml,
        `seed ${seed}`,
      );
    }
    // The damage is of every kind, else this would prove little.
    assert.ok(keys.has('valid') && keys.has('invalid'), [...keys].join(' '));
    assert.ok(
      keys.has('publishing.not-well-formed') && keys.has('publishing.encoding-wrong'),
      [...keys].join(' '),
    );
  },
);

test('bytes without any sense are refused', withStandard, async () => {
  for (let seed = 1; seed <= 100; seed += 1) {
    const random = randomFrom(seed);
    const bytes = Uint8Array.from({ length: 1 + random(3000) }, () => random(256));
    const outcome = await readIatiFile(streamed(bytes, 100));
    assert.equal(outcome.ok, false, `seed ${seed}`);
    const judged = await validateFile(bytes, { schemasDir });
    assert.deepEqual(
      judged.ok && judged.value.findings.map((finding) => finding.id),
      ['0.1.1'],
      `seed ${seed}`,
    );
  }
});
