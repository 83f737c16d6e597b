import type { Route } from '../../page/page.ts';
import { paths } from '../../paths.ts';
import * as importIati from './pages/import-iati.tsx';
import * as importedFile from './pages/imported-file.tsx';
import * as publishProgramme from './pages/publish-programme.tsx';

export const publishingRoutes: readonly Route[] = [
  { path: paths.importIati, ...importIati },
  { path: paths.importedFile, ...importedFile },
  { path: paths.exportIati, ...publishProgramme },
];
