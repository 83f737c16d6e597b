import { brotliCompressSync } from 'node:zlib';
import { type Figure, figure, quantile, timed } from '../figure.ts';
import type { House } from '../house.ts';

/** Server time and bytes on the wire of the pages people open most, on the reference set. */
export const measurePages = async (
  house: House,
  paths: readonly (readonly [name: string, path: string, bar: number])[],
): Promise<Figure[]> => {
  const figures: Figure[] = [];
  for (const [name, path, bar] of paths) {
    const open = () => house.app.request(path, { headers: { cookie: house.cookie } });
    const answer = await open();
    if (answer.status !== 200) throw new Error(`${path} answers ${answer.status}`);
    const html = brotliCompressSync(Buffer.from(await answer.text())).byteLength;
    const whole = [...house.assets.files.values()].reduce((sum, { brotli }) => sum + brotli.byteLength, html);
    const times = await timed(60, 10, async () => (await open()).text());
    figures.push(figure(`${name}: server time, p95`, quantile(times, 0.95), 'ms', { value: bar }));
    figures.push(figure(`${name}: first visit, HTML + CSS + JS, brotli`, whole / 1024, 'KB', { value: 30 }));
  }
  return figures;
};
