import { defineRule } from '../../rulebook/rules/rule.ts';

export type LessonFacts = { code: string; year: number; characters: number };

const citation = 'AR 11/09/2016, art. 45 §1, 2°';

/** The lessons learned of an outcome's year are free in form and two pages long at most. */
export const lessonsLengthRule = defineRule<LessonFacts>({
  id: 'R-lessons-length',
  severity: 'blocks',
  moments: ['filing'],
  citation,
  origin: 'law',
  parameters: [
    {
      name: 'characters',
      value: '6000',
      unit: 'characters',
      // The source says two pages, not how much stands on one.
      citation: `${citation}: two pages`,
      confidence: 'guessed',
      validFrom: '2017-01-01',
    },
  ],
  judge: ({ code, year, characters }, parameters) => {
    const most = Number(parameters.get('characters')?.value);
    const kept = characters <= most;
    const args = { code, year: String(year), characters, most };
    return {
      kept,
      sentence: { key: kept ? 'reviews.check-lessons-kept' : 'reviews.check-lessons-broken', args },
      inputs: { code, year, characters, most },
    };
  },
});
