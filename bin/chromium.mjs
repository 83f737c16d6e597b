import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { Sentence } from './runtime.mjs';

const names = ['chromium', 'chromium-browser', 'google-chrome', 'chrome.exe'];
const fixedPlaces = ['/Applications/Google Chrome.app/Contents/MacOS/Google Chrome'];
const packages = ['chromium', 'fonts-liberation'];

/** The browser of the journeys; installed by apt where it is missing and we are root. */
export function ensureChromium() {
  const found = findChromium();
  if (found) return found;
  const commands = [
    ['apt-get', 'update', '-q'],
    ['apt-get', 'install', '-y', '-q', '--no-install-recommends', ...packages],
  ];
  if (process.getuid?.() !== 0 || !onPath('apt-get')) {
    const line = commands.map((words) => `sudo ${words.join(' ')}`).join(' && ');
    throw new Sentence(
      `The journeys need Chromium. On Debian: ${line}\nElsewhere install it and set RELAIS_CHROMIUM to its path.`,
    );
  }
  console.error('Installing Chromium (once) ...');
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  for (const [command, ...args] of commands) spawnSync(command, args, { stdio: ['ignore', 2, 2], env });
  const installed = findChromium();
  if (!installed)
    throw new Sentence('Chromium could not be installed by apt-get; the first time this needs a network.');
  return installed;
}

function findChromium() {
  const named = process.env.RELAIS_CHROMIUM;
  return [named, ...names.map(onPath), ...fixedPlaces].find((path) => path && existsSync(path));
}

function onPath(name) {
  const folders = (process.env.PATH ?? '').split(delimiter);
  return folders.map((folder) => join(folder, name)).find((path) => existsSync(path));
}
