import { greyPng } from './vouchers.ts';

const width = 320;
const height = 240;
const heart = { x: 160, y: 92 };

/** A drawn microphone with its waves, as a sign for a picture of a broadcast: it shows nobody. */
export const pngMicrophone = (): Uint8Array => {
  const pixels = new Uint8Array(width * height);
  for (let y = 0; y < height; y++) for (let x = 0; x < width; x++) pixels[y * width + x] = shadeAt(x, y);
  return greyPng(pixels, { width, height });
};

const shadeAt = (x: number, y: number): number => {
  const across = Math.abs(x - heart.x);
  const down = y - heart.y;
  if (Math.hypot(across, Math.max(0, Math.abs(down) - 26)) < 24) return y % 8 < 2 ? 120 : 60;
  if (across < 3 && down > 62 && down < 110) return 60;
  if (across < 34 && down >= 108 && down < 114) return 60;
  const fromHeart = Math.hypot(across, down);
  if (down > 0 && Math.abs(Math.hypot(across, down - 20) - 40) < 3) return 60;
  const isWave = across > Math.abs(down) && [74, 98, 122].some((ring) => Math.abs(fromHeart - ring) < 3);
  return isWave ? 150 : 238;
};
