import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** The project's folder, found upward from this file or from the bundle made of it. */
const findRoot = (): string => {
  let folder = import.meta.dirname;
  while (!existsSync(join(folder, 'db', 'migrations'))) {
    const parent = dirname(folder);
    if (parent === folder)
      throw new Error('The folder db/migrations is missing: the installation is not whole');
    folder = parent;
  }
  return folder;
};

export const projectRoot = findRoot();
