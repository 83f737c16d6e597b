import { existsSync } from 'node:fs';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { serve } from '@hono/node-server';
import { chromium } from 'playwright-core';
import { type Figure, figure } from '../figure.ts';
import type { House } from '../house.ts';

const executablePath = process.env.RELAIS_CHROMIUM ?? '/usr/bin/chromium';

/** 400 kbit/s both ways, 400 ms to answer, a processor four times slower: an old phone in a union office. */
const slow3g = { offline: false, latency: 400, downloadThroughput: 50_000, uploadThroughput: 50_000 };
const slowdown = 4;

/** Seconds from the address to a page that can be used, on a first visit; nothing where there is no chromium. */
export const measureSlow3g = async (house: House, path: string): Promise<Figure[]> => {
  if (!existsSync(executablePath)) return [];
  const server = await listen(house);
  const flags = ['--headless', '--disable-gpu', '--no-first-run', '--disable-background-networking'];
  const args = process.getuid?.() === 0 ? [...flags, '--no-sandbox'] : flags;
  const browser = await chromium.launch({ executablePath, args });
  try {
    const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    const context = await browser.newContext({ viewport: { width: 360, height: 740 } });
    await context.addCookies([{ name: 'relais', value: house.cookie.split('=')[1] ?? '', url }]);
    const page = await context.newPage();
    const session = await context.newCDPSession(page);
    await session.send('Network.enable');
    await session.send('Network.emulateNetworkConditions', slow3g);
    await session.send('Emulation.setCPUThrottlingRate', { rate: slowdown });
    const began = performance.now();
    await page.goto(url + path, { waitUntil: 'load' });
    const usable = (performance.now() - began) / 1000;
    return [figure(`${path} usable on slow 3G, first visit, processor / 4`, usable, 's', { value: 1.5 })];
  } finally {
    await browser.close();
    server.close();
  }
};

const listen = ({ app }: House): Promise<Server> =>
  new Promise((settle) => {
    const server = serve({ fetch: app.fetch, port: 0, hostname: '127.0.0.1' }, () =>
      settle(server as Server),
    ) as Server;
  });
