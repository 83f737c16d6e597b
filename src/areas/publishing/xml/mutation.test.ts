import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { writeIatiFile } from '../rules/write-activity.ts';
import { readIatiFile } from './read-iati-file.ts';
import { realFile, schemasDir, streamed, withStandard } from './standard-files.ts';
import { validateFile } from './validate.ts';

const MUTATIONS = 400;
const TOKENS = [
  '<',
  '>',
  '"',
  '&',
  '</',
  '/>',
  '<!--',
  '-->',
  '<![CDATA[',
  ']]>',
  '&#0;',
  '&x;',
  '\u0000',
  'x:',
  '=',
]
  .concat([
    '<narrative>',
    '</transaction>',
    'iso-date="2020-02-30"',
    '1,000',
    'xml:lang="??"',
    ' ',
    '\u00a0',
    '-',
    '9',
  ])
  .map((token) => Buffer.from(token, 'latin1'));

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

/** Small files of two activities each, which together are the whole publication. */
function pieces(file: Buffer): Buffer[] {
  const text = file.toString('utf8');
  const [start, ...activities] = text.split(/(?=<iati-activity )/);
  return activities.map((activity, index) => {
    const next = activities[(index + 1) % activities.length]!;
    const whole = [start, activity, next].map((each) => each!.replace('</iati-activities>', ''));
    return Buffer.from(`${whole.join('')}</iati-activities>`);
  });
}

function damaged(original: Buffer, random: (below: number) => number): Buffer {
  let bytes = original;
  const times = 1 + random(3);
  for (let time = 0; time < times; time += 1) {
    const at = random(bytes.length);
    const to = Math.min(bytes.length, at + random(200));
    const before = bytes.subarray(0, at);
    const kinds = [
      () => Buffer.concat([before, Buffer.from([random(256)]), bytes.subarray(at + 1)]),
      () => Buffer.concat([before, TOKENS[random(TOKENS.length)]!, bytes.subarray(at)]),
      () => Buffer.concat([before, bytes.subarray(to)]),
      () => Buffer.concat([bytes.subarray(0, to), bytes.subarray(at)]),
      () => withoutElement(bytes, at),
      () => withOtherDigit(bytes, at, random),
      () => (random(4) === 0 ? before : withoutElement(bytes, at)),
    ];
    bytes = kinds[random(kinds.length)]!();
  }
  return bytes;
}

/** Takes out the first whole empty element after a place: the file stays well-formed. */
function withoutElement(bytes: Buffer, at: number): Buffer {
  const text = bytes.toString('latin1');
  const rest = text.slice(at).replace(/<[\w-]+[^<>]*\/>/, '');
  return Buffer.from(text.slice(0, at) + rest, 'latin1');
}

function withOtherDigit(bytes: Buffer, at: number, random: (below: number) => number): Buffer {
  const text = bytes.toString('latin1');
  const rest = text.slice(at).replace(/(?<=iso-date="[\d-]*|>-?)\d/, String(random(10)));
  return Buffer.from(text.slice(0, at) + rest, 'latin1');
}

// Mulberry32: small, and the same everywhere, so that a seed that fails can be run again.
function randomFrom(seed: number): (below: number) => number {
  let state = seed * 0x9e3779b9;
  return (below) => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) % below;
  };
}
