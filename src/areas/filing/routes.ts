import type { Route } from '../../page/page.ts';
import { paths } from '../../paths.ts';
import * as fileProgramme from './pages/file-programme.tsx';
import * as filing from './pages/filing.tsx';
import * as filings from './pages/filings.tsx';

export const filingRoutes: readonly Route[] = [
  { path: paths.filings, show: filings.show },
  { path: paths.fileProgramme, ...fileProgramme },
  { path: paths.filing, show: filing.show },
];
