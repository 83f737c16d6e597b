import assert from 'node:assert/strict';
import { test } from 'node:test';
import { courseCount, courseCountOf } from './course-count.ts';

const row = (measure: string, course?: number) => ({ indicator: { measure }, course });

test('an indicator in words is never judged, whatever number stands beside its words', () => {
  const rows = [
    row('number', 80),
    row('percentage', 10),
    row('ordinal', 50),
    row('boolean'),
    row('qualitative'),
    row('nominal', 100),
    row('qualitative', 0),
  ];
  assert.deepEqual(courseCount(rows, 60), { indicators: 7, inWords: 3, onCourse: 2, late: 1 });
  assert.deepEqual(courseCount([], 60), { indicators: 0, inWords: 0, onCourse: 0, late: 0 });
});

test('the lines of several outcomes come to what their indicators come to together', () => {
  const [one, other] = [
    [row('number', 80), row('nominal')],
    [row('number', 10), row('qualitative'), row('number')],
  ];
  const lines = [one!, other!].map((rows) => courseCount(rows, 60));
  assert.deepEqual(courseCountOf(lines), courseCount([...one!, ...other!], 60));
});
