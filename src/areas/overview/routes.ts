import type { Route } from '../../page/page.ts';
import { paths } from '../../paths.ts';
import * as activity from './pages/activity.tsx';
import * as checks from './pages/checks.tsx';
import * as history from './pages/history.tsx';
import * as home from './pages/home.tsx';
import * as partner from './pages/partner.tsx';
import * as programmeChecks from './pages/programme-checks.tsx';
import * as search from './pages/search.tsx';

export const overviewRoutes: readonly Route[] = [
  { path: paths.home, ...home },
  { path: paths.search, ...search },
  { path: paths.checks, ...checks },
  { path: paths.history, ...history },
  { path: paths.programmeChecks, ...programmeChecks },
  { path: paths.partner, ...partner },
  { path: paths.activity, ...activity },
];
