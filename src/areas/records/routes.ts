import type { Route } from '../../page/page.ts';
import { paths } from '../../paths.ts';
import * as documentFile from './pages/document-file.ts';

export const recordRoutes: readonly Route[] = [{ path: paths.documentFile, show: documentFile.show }];
