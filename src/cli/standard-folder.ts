import { existsSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import type { StandardFolders } from '../areas/publishing/xml/standard.ts';
import type { Config } from '../config.ts';
import { UsageError } from './verb.ts';

/** What a call may say about where the standard lies. */
export type FoldersNamed = { standard?: string | undefined; schemas?: string | undefined };

/** Where `iati standard` puts the files of the standard. */
export const installedStandard = (config: Config): string => join(config.dataFolder, 'standard');

/**
 * Where the files of the standard lie: as the call says, else RELAIS_STANDARD, else the data folder; schemas that
 * are named alone bring the rest of the folder in which they lie.
 * @throws UsageError for a folder that is named and is not there.
 */
export const standardFolders = ({ standard, schemas }: FoldersNamed, config: Config): StandardFolders => {
  for (const named of [standard, schemas])
    if (named !== undefined && !existsSync(named)) throw new UsageError(`There is no folder ${named}`);
  const around = schemas === undefined ? undefined : dirname(resolve(schemas));
  const folders = [standard, process.env.RELAIS_STANDARD || undefined, installedStandard(config), around];
  const standardDir = folders.find(
    (folder) => folder !== undefined && (folder === standard || isStandard(folder)),
  );
  return { standardDir, schemasDir: schemas };
};

const PARTS = ['schemas', 'rulesets', 'codelists'];

const isStandard = (folder: string): boolean => PARTS.some((part) => existsSync(join(folder, part)));
