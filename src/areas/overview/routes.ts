import type { Route } from '../../page/page.ts';
import { paths } from '../../paths.ts';
import * as history from './pages/history.tsx';
import * as home from './pages/home.tsx';
import * as search from './pages/search.tsx';

export const overviewRoutes: readonly Route[] = [
  { path: paths.home, ...home },
  { path: paths.search, ...search },
  { path: paths.history, ...history },
];
