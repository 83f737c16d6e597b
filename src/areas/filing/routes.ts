import type { Route } from '../../page/page.ts';
import { paths } from '../../paths.ts';
import * as fileProgramme from './pages/file-programme.tsx';
import * as filedActivities from './pages/filed-activities.tsx';
import * as filedCoverage from './pages/filed-coverage.tsx';
import * as filedCoverageEntries from './pages/filed-coverage-entries.tsx';
import * as filedMap from './pages/filed-map.tsx';
import * as filedOutcomes from './pages/filed-outcomes.tsx';
import * as filing from './pages/filing.tsx';
import * as filings from './pages/filings.tsx';
import * as instalment from './pages/instalment.tsx';
import * as prepareClaim from './pages/prepare-claim.tsx';
import * as takeClaimStep from './pages/take-claim-step.tsx';
import * as takeSubsidyCut from './pages/take-subsidy-cut.tsx';

export const filingRoutes: readonly Route[] = [
  { path: paths.filings, show: filings.show },
  { path: paths.fileProgramme, ...fileProgramme },
  { path: paths.filedOutcomes, show: filedOutcomes.show },
  { path: paths.filedCoverage, show: filedCoverage.show },
  { path: paths.filedCoverageEntries, show: filedCoverageEntries.show },
  { path: paths.filedMap, show: filedMap.show },
  { path: paths.instalment, show: instalment.show },
  { path: paths.prepareClaim, ...prepareClaim },
  { path: paths.takeClaimStep, ...takeClaimStep },
  { path: paths.takeSubsidyCut, ...takeSubsidyCut },
  { path: paths.filing, show: filing.show },
  { path: paths.filedActivities, show: filedActivities.show },
];
