import { mkdtempSync } from 'node:fs';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after } from 'node:test';
import { AxeBuilder } from '@axe-core/playwright';
import { serve } from '@hono/node-server';
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core';
import { readConfig } from '../../src/config.ts';
import type { Database } from '../../src/db/database.ts';
import { folderStore } from '../../src/files/store.ts';
import { routes } from '../../src/registry.ts';
import { createApp } from '../../src/shell/app.ts';
import { loadAssets } from '../../src/shell/assets.ts';
import { type Cast, makeCast } from './cast.ts';
import { testDatabase } from './cluster.ts';

export type Device = { width?: number; javaScript?: boolean; scheme?: 'light' | 'dark' };

export type Journey = {
  db: Database;
  cast: Cast;
  url: string;
  /** A browser of one's own; with a session token one is signed in already. */
  visit(device?: Device, sessionToken?: string): Promise<Page>;
};

const flags = [
  '--headless',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** The real application on a database of its own, and a real browser in front of it. Await it at the top of the file. */
export const startJourney = async (): Promise<Journey> => {
  const db = await testDatabase();
  const cast = await makeCast(db);
  const folder = mkdtempSync(join(tmpdir(), 'relais-journey-'));
  const { server, url } = await listen(db, folder);
  const browser = await launch();
  after(async () => {
    await browser.close();
    server.close();
  });
  return { db, cast, url, visit: (device = {}, token) => visit(browser, url, device, token) };
};

const listen = async (db: Database, folder: string): Promise<{ server: Server; url: string }> => {
  const config = { ...readConfig({}), dataFolder: folder, port: 0 };
  const files = folderStore(join(folder, 'files'));
  const letters: unknown[] = [];
  const services = {
    keepFile: files.keep,
    openFile: files.open,
    sendMail: async (mail: unknown) => void letters.push(mail),
    publicUrl: config.publicUrl,
    dataFolder: folder,
  };
  const app = createApp({
    db,
    config,
    services,
    assets: await loadAssets(),
    routes,
    isDemo: async () => false,
  });
  return new Promise((settle) => {
    const server = serve({ fetch: app.fetch, port: 0, hostname: '127.0.0.1' }, () =>
      settle({ server, url: `http://127.0.0.1:${(server.address() as AddressInfo).port}` }),
    ) as Server;
  });
};

const launch = (): Promise<Browser> =>
  chromium.launch({
    executablePath: process.env.RELAIS_CHROMIUM ?? '/usr/bin/chromium',
    args: process.getuid?.() === 0 ? [...flags, '--no-sandbox'] : flags,
  });

const visit = async (browser: Browser, url: string, device: Device, token?: string): Promise<Page> => {
  const context: BrowserContext = await browser.newContext({
    baseURL: url,
    viewport: { width: device.width ?? 1280, height: 900 },
    javaScriptEnabled: device.javaScript ?? true,
    colorScheme: device.scheme ?? 'light',
    locale: 'fr-BE',
  });
  if (token) await context.addCookies([{ name: 'relais', value: token, url }]);
  return context.newPage();
};

/** What axe finds on the page as it stands: rule and place, nothing when all is well. Needs JavaScript. */
export const accessibilityProblems = async (page: Page): Promise<string[]> => {
  const { violations } = await new AxeBuilder({ page }).analyze();
  return violations.flatMap(({ id, nodes }) => nodes.map(({ target }) => `${id}: ${target.join(' ')}`));
};

/** How many pixels the page is wider than its window: 0 or something to mend. */
export const overflow = (page: Page): Promise<number> =>
  page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
