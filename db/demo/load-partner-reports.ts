import { acceptPartnerReport } from '../../src/areas/reviews/commands/accept-partner-report.ts';
import { filePartnerReport } from '../../src/areas/reviews/commands/file-partner-report.ts';
import { openPartnerReport } from '../../src/areas/reviews/commands/open-partner-report.ts';
import { returnPartnerReport } from '../../src/areas/reviews/commands/return-partner-report.ts';
import { writePartnerReport } from '../../src/areas/reviews/commands/write-partner-report.ts';
import { storyId } from './draws.ts';
import type { Party } from './parties.ts';
import { enteringFor, staff, type Telling, tell } from './telling.ts';
import { onBehalfSources } from './words.ts';
import { reportWords } from './words-reports.ts';

const period = { fromOn: '2026-01-01', untilOn: '2026-06-30' };
const states = ['accepted', 'returned', 'filed', 'draft'] as const;

/** The first half of 2026 as four partners of the large institute report it, each at another step. */
export const tellPartnerReports = async (telling: Telling): Promise<void> => {
  const { story, parties, today } = telling;
  if (story.code !== 'iiwe' || today <= period.untilOn) return;
  const running = parties.filter(
    ({ isBody, until, knot }) => !isBody && until === undefined && knot === undefined,
  );
  for (const [at, state] of states.entries()) {
    const party = running[at];
    if (party) await tellReport(telling, party, state);
  }
};

const tellReport = async (telling: Telling, party: Party, state: (typeof states)[number]): Promise<void> => {
  const { story, names } = telling;
  const reportId = storyId(story.code, 'partner report', party.key, period.untilOn);
  const { actor, isStaff } = enteringFor(telling, party, 'partner_coordinator');
  const onBehalf = isStaff ? { onBehalf: { source: onBehalfSources[party.tongue]('2026-07') } } : {};
  const { returned, accepted, context, progress, difficulties, followed, ahead } = reportWords[party.tongue];
  await tell(telling, actor, openPartnerReport, [reportId], {
    id: reportId,
    agreementId: storyId(story.code, 'agreement', party.key, 1),
    programmeId: names.programme(story.current),
    ...period,
  });
  const said = state === 'draft' ? { context } : { context, progress, difficulties, followed, ahead };
  await tell(telling, actor, writePartnerReport, [reportId], { reportId, version: 1, ...said, ...onBehalf });
  if (state === 'draft') return;
  await tell(telling, actor, filePartnerReport, [reportId], { reportId, version: 2, ...onBehalf });
  if (state === 'filed') return;
  const director = staff(telling, 'director');
  const judged = { reportId, version: 3 };
  if (state === 'accepted') {
    await tell(telling, director, acceptPartnerReport, [reportId], { ...judged, note: accepted });
    return;
  }
  const items = [{ about: 'section', section: 'progress', reason: returned }];
  await tell(telling, director, returnPartnerReport, [reportId], { ...judged, items });
};
