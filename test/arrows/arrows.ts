import { areas, areasWithoutForeignPages, knows, packages, pureZones } from './house.ts';
import { areaOf, type Import, type SourceFile, type Tree, zoneOf } from './tree.ts';
import { type Violation, violation } from './violation.ts';

/** Who imports whom, and who touches which package. Tests may reach for anything; nothing may reach for them. */
export const brokenArrows = (tree: Tree): Violation[] =>
  tree.files
    .filter(({ path, isTest }) => !isTest && (path.startsWith('src/') || path.startsWith('db/demo/')))
    .flatMap((file) => [...strayFile(file), ...file.imports.flatMap((each) => refusedImport(file, each))]);

const strayFile = (file: SourceFile): Violation[] =>
  file.zone === undefined
    ? [violation(file.path, 1, 'stands in no zone of the house (test/arrows/house.ts)')]
    : [];

const refusedImport = (file: SourceFile, { path, package: name, line }: Import): Violation[] => {
  if (file.zone === undefined) return [];
  const reason =
    path === undefined ? refusedPackage(file.zone, name as string) : refusedFile(file, file.zone, path);
  return reason === undefined ? [] : [violation(file.path, line, reason)];
};

const refusedFile = (file: SourceFile, zone: string, path: string): string | undefined => {
  if (path === 'package.json') return undefined;
  const other = zoneOf(path);
  if (other === undefined || /\.test\.tsx?$/.test(path))
    return `imports ${path}, which is no part of the program`;
  if (other !== zone && !knows[zone]?.includes(other))
    return `${zone} must not know ${other} (imports ${path})`;
  return refusedArea(file.area, areaOf(path), other);
};

const refusedArea = (
  own: string | undefined,
  other: string | undefined,
  zone: string,
): string | undefined => {
  if (own === undefined || other === undefined || own === other) return undefined;
  if (areas.indexOf(other) > areas.indexOf(own))
    return `area ${own} must not know ${other}, which stands above it`;
  if (zone === 'pages' && areasWithoutForeignPages.includes(own))
    return `area ${own} must not know pages of ${other}`;
  return undefined;
};

const refusedPackage = (zone: string, name: string): string | undefined => {
  if (name.startsWith('node:')) {
    return pureZones.includes(zone) ? `${zone} is pure and must not import ${name}` : undefined;
  }
  const listed = Object.keys(packages).filter((each) => name === each || name.startsWith(`${each}/`));
  const [closest] = listed.sort((a, b) => b.length - a.length);
  if (closest === undefined) return `imports ${name}: house.ts does not say who may`;
  return packages[closest]?.includes(zone) ? undefined : `${zone} must not touch the package ${name}`;
};
