import { spawnSync } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';

const debian = '/usr/lib/postgresql';

/** The oldest PostgreSQL of this machine that Relais supports (15 or newer), as its version and folder of programs. */
export function machinePostgres() {
  const found = folders().map((programs) => ({ programs, version: versionOf(programs) }));
  const supported = found.filter(({ version }) => version >= 15);
  return supported.sort((a, b) => a.version - b.version)[0];
}

function folders() {
  const onPath = spawnSync('pg_config', ['--bindir'], { encoding: 'utf8' }).stdout?.trim();
  return [...debianFolders(), ...(onPath ? [onPath] : [])];
}

function debianFolders() {
  try {
    return readdirSync(debian).map((version) => join(debian, version, 'bin'));
  } catch {
    return [];
  }
}

// pg_config may come with the client library alone: what counts is a server that answers.
function versionOf(programs) {
  const { stdout } = spawnSync(join(programs, 'postgres'), ['--version'], { encoding: 'utf8' });
  return Number(/(\d+)(\.\d+)?/.exec(stdout ?? '')?.[1] ?? 0);
}
