import { activityRoutes } from './areas/activities/routes.ts';
import { activityPermissions } from './areas/activities/rules/activity-permissions.ts';
import { controlRoutes } from './areas/control/routes.ts';
import { accountPermissions } from './areas/control/rules/account-permissions.ts';
import { findingPermissions } from './areas/control/rules/finding-permissions.ts';
import { samplePermissions } from './areas/control/rules/sample-permissions.ts';
import { filingRoutes } from './areas/filing/routes.ts';
import { filingPermissions } from './areas/filing/rules/filing-permissions.ts';
import { financeRoutes } from './areas/finance/routes.ts';
import { financePermissions } from './areas/finance/rules/finance-permissions.ts';
import { jointRoutes } from './areas/joint/routes.ts';
import { jointPermissions } from './areas/joint/rules/joint-permissions.ts';
import { answeredObligation } from './areas/obligations/queries/answered-obligation.ts';
import { obligationRoutes } from './areas/obligations/routes.ts';
import { obligationPermissions } from './areas/obligations/rules/obligation-permissions.ts';
import { type NamedPermission, whoMayWhat } from './areas/overview/pages/who-may-what.tsx';
import { overviewRoutes } from './areas/overview/routes.ts';
import { partnerRoutes } from './areas/partners/routes.ts';
import { assessmentPermissions } from './areas/partners/rules/assessment-permissions.ts';
import { partnerFilePermissions } from './areas/partners/rules/partner-file-permissions.ts';
import { partnerPermissions } from './areas/partners/rules/partner-permissions.ts';
import { peopleRoutes } from './areas/people/routes.ts';
import { peoplePermissions } from './areas/people/rules/people-permissions.ts';
import { programmeRoutes } from './areas/programmes/routes.ts';
import { programmePermissions } from './areas/programmes/rules/programme-permissions.ts';
import { publishingRoutes } from './areas/publishing/routes.ts';
import { publishingPermissions } from './areas/publishing/rules/publishing-permissions.ts';
import { recordRoutes } from './areas/records/routes.ts';
import { controlPermissions } from './areas/records/rules/control-permissions.ts';
import { recordPermissions } from './areas/records/rules/record-permissions.ts';
import { recordedBaselines } from './areas/results/queries/recorded-baselines.ts';
import { resultRoutes } from './areas/results/routes.ts';
import { reportPermissions } from './areas/results/rules/report-permissions.ts';
import { resultPermissions } from './areas/results/rules/result-permissions.ts';
import { returnedPoints } from './areas/reviews/queries/returned-points.ts';
import { reviewRoutes } from './areas/reviews/routes.ts';
import { lessonPermissions } from './areas/reviews/rules/lesson-permissions.ts';
import { partnerReportPermissions } from './areas/reviews/rules/partner-report-permissions.ts';
import { reviewPermissions } from './areas/reviews/rules/review-permissions.ts';
import { scorePermissions } from './areas/reviews/rules/score-permissions.ts';
import { rightsRoutes } from './areas/rights/routes.ts';
import { rightsPermissions } from './areas/rights/rules/rights-permissions.ts';
import { rulebookRoutes } from './areas/rulebook/routes.ts';
import { rulebookPermissions } from './areas/rulebook/rules/rulebook-permissions.ts';
import { journalNumbers } from './areas/sheets/queries/journal-numbers.ts';
import { sheetRoutes } from './areas/sheets/routes.ts';
import { sheetPermissions } from './areas/sheets/rules/sheet-permissions.ts';
import type { Route } from './page/page.ts';
import { paths } from './paths.ts';

/** Every permission that commands and pages ask, area by area. */
export const permissions: readonly NamedPermission[] = [
  ...peoplePermissions,
  ...recordPermissions,
  ...controlPermissions,
  ...rulebookPermissions,
  ...partnerPermissions,
  ...partnerFilePermissions,
  ...assessmentPermissions,
  ...programmePermissions,
  ...rightsPermissions,
  ...activityPermissions,
  ...resultPermissions,
  ...reportPermissions,
  ...financePermissions,
  ...samplePermissions,
  ...findingPermissions,
  ...accountPermissions,
  ...jointPermissions,
  ...reviewPermissions,
  ...partnerReportPermissions,
  ...scorePermissions,
  ...lessonPermissions,
  ...obligationPermissions,
  ...sheetPermissions,
  ...filingPermissions,
  ...publishingPermissions,
];

/** Every address, area by area; what is spelt out comes before what has a place for an id. */
export const routes: readonly Route[] = [
  { path: paths.whoMayWhat, show: whoMayWhat(permissions) },
  ...peopleRoutes,
  ...recordRoutes,
  ...rulebookRoutes,
  ...partnerRoutes,
  ...programmeRoutes,
  ...rightsRoutes,
  ...activityRoutes({ baselines: recordedBaselines }),
  ...resultRoutes({ returned: returnedPoints }),
  ...financeRoutes({ journalNumbers, returned: returnedPoints }),
  ...controlRoutes,
  ...jointRoutes,
  ...reviewRoutes({ answered: answeredObligation }),
  ...obligationRoutes,
  ...sheetRoutes,
  ...overviewRoutes,
  ...filingRoutes,
  ...publishingRoutes,
];
