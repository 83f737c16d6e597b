import { paths, withQuery } from '../../../paths.ts';
import type { ObligationRow } from '../queries/obligation-clock.ts';

/** What the address of a page of work is made of. */
type Place = { programmeId: string; subjectId: string; year: string };

const evaluations = ({ programmeId }: Place) => withQuery(paths.evaluations(), { programme: programmeId });

/** By code of a kind, where it is worked on; the sentence of the link is `obligations.work-<code>`. */
const addresses: Readonly<Record<string, (place: Place) => string>> = {
  claim: ({ programmeId }) => paths.instalments({ id: programmeId }),
  'strategic-dialogue': () => paths.frameworks(),
  'institutional-dialogue': () => paths.donorDialogues(),
  'iati-sheet': ({ programmeId }) => paths.exportIati({ id: programmeId }),
  'performance-scores': ({ subjectId, year }) => withQuery(paths.outcomeScores({ id: subjectId }), { year }),
  'lessons-learned': ({ subjectId, year }) => withQuery(paths.outcomeLessons({ id: subjectId }), { year }),
  'financial-report': ({ programmeId }) => paths.fileProgramme({ id: programmeId }),
  'mid-term-evaluation': evaluations,
  'mid-term-report': evaluations,
  'final-evaluation': evaluations,
  'final-evaluation-report': evaluations,
};

/** Where the work is that an obligation asks for; nothing for a kind that is worked on elsewhere. */
export const workAddress = ({ code, programmeId, subjectId, year }: ObligationRow): string | undefined =>
  addresses[code]?.({ programmeId: programmeId ?? '', subjectId, year: String(year) });

/** The page of what it is about; nothing for the institute as a whole. */
export const subjectAddress = ({ programmeId, outcomeId }: ObligationRow): string | undefined => {
  if (outcomeId) return paths.outcome({ id: outcomeId });
  return programmeId ? paths.programme({ id: programmeId }) : undefined;
};
