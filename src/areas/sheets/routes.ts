import type { Route } from '../../page/page.ts';
import { paths } from '../../paths.ts';
import * as sheetFile from './pages/sheet-file.ts';
import * as sheetImport from './pages/sheet-import.tsx';
import * as sheetWorkbook from './pages/sheet-workbook.ts';
import * as sheets from './pages/sheets.tsx';

export const sheetRoutes: readonly Route[] = [
  { path: paths.sheets, ...sheets },
  { path: paths.sheetWorkbook, show: sheetWorkbook.show },
  { path: paths.sheetImport, ...sheetImport },
  { path: paths.sheetFile, show: sheetFile.show },
];
