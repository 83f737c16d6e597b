import type { Route } from '../../page/page.ts';
import { paths } from '../../paths.ts';
import type { ReturnedPoints } from '../records/queries/returned-points.ts';
import * as adoptLibrary from './pages/adopt-library.ts';
import * as correctIndicator from './pages/correct-indicator.tsx';
import * as correctMeasurement from './pages/correct-measurement.tsx';
import * as editLibraryIndicator from './pages/edit-library-indicator.tsx';
import * as editWindow from './pages/edit-window.tsx';
import * as feedRecords from './pages/feed-records.tsx';
import * as figureEntries from './pages/figure-entries.tsx';
import * as indicator from './pages/indicator.tsx';
import * as indicatorLibrary from './pages/indicator-library.tsx';
import * as indicatorRecords from './pages/indicator-records.tsx';
import * as indicators from './pages/indicators.tsx';
import * as libraryIndicator from './pages/library-indicator.tsx';
import * as linkDialogue from './pages/link-dialogue.tsx';
import * as measurementReport from './pages/measurement-report.tsx';
import * as measurementSheet from './pages/measurement-sheet.tsx';
import * as measurements from './pages/measurements.tsx';
import * as newIndicator from './pages/new-indicator.tsx';
import * as newLibraryIndicator from './pages/new-library-indicator.tsx';
import * as newMeasurement from './pages/new-measurement.tsx';
import * as newTarget from './pages/new-target.tsx';
import * as newWindow from './pages/new-window.tsx';
import * as partnerReports from './pages/partner-reports.tsx';
import * as redefineIndicator from './pages/redefine-indicator.tsx';
import * as reportingWindow from './pages/reporting-window.tsx';
import * as reportingWindows from './pages/reporting-windows.tsx';
import * as resultFigures from './pages/result-figures.tsx';
import * as reviewReport from './pages/review-report.tsx';
import * as setBaseline from './pages/set-baseline.tsx';
import * as setFeed from './pages/set-feed.tsx';
import * as takeBackApproval from './pages/take-back-approval.tsx';
import * as takeBackDefinition from './pages/take-back-definition.tsx';
import * as targets from './pages/targets.tsx';
import * as withdrawIndicator from './pages/withdraw-indicator.tsx';
import * as withdrawMeasurement from './pages/withdraw-measurement.tsx';
import * as withdrawWindow from './pages/withdraw-window.tsx';

/** What lies below in the table: why a partner's report came back for an indicator. */
type KnownAbove = { returned: ReturnedPoints };

export const resultRoutes = ({ returned }: KnownAbove): readonly Route[] => [
  { path: paths.indicators, ...indicators },
  { path: paths.newIndicator, ...newIndicator },
  { path: paths.indicator, show: indicator.showWith(returned) },
  { path: paths.redefineIndicator, ...redefineIndicator },
  { path: paths.correctIndicator, ...correctIndicator },
  { path: paths.takeBackDefinition, ...takeBackDefinition },
  { path: paths.withdrawIndicator, ...withdrawIndicator },
  { path: paths.setFeed, ...setFeed },
  { path: paths.indicatorRecords, ...indicatorRecords },
  { path: paths.feedRecords, ...feedRecords },
  { path: paths.setBaseline, ...setBaseline },
  { path: paths.targets, ...targets },
  { path: paths.newTarget, ...newTarget },
  { path: paths.indicatorLibrary, ...indicatorLibrary },
  { path: paths.adoptLibrary, save: adoptLibrary.save },
  { path: paths.newLibraryIndicator, ...newLibraryIndicator },
  { path: paths.libraryIndicator, ...libraryIndicator },
  { path: paths.editLibraryIndicator, ...editLibraryIndicator },
  { path: paths.newMeasurement, ...newMeasurement },
  { path: paths.resultFigures, ...resultFigures },
  { path: paths.figureEntries, ...figureEntries },
  { path: paths.measurements, ...measurements },
  { path: paths.measurementSheet, ...measurementSheet },
  { path: paths.linkDialogue, ...linkDialogue },
  { path: paths.correctMeasurement, ...correctMeasurement },
  { path: paths.withdrawMeasurement, ...withdrawMeasurement },
  { path: paths.editWindow, ...editWindow },
  { path: paths.measurementReport, ...measurementReport },
  { path: paths.newWindow, ...newWindow },
  { path: paths.figureReports, ...partnerReports },
  { path: paths.reportingWindow, ...reportingWindow },
  { path: paths.reportingWindows, ...reportingWindows },
  { path: paths.withdrawWindow, ...withdrawWindow },
  { path: paths.reviewReport, ...reviewReport },
  { path: paths.takeBackApproval, ...takeBackApproval },
];
