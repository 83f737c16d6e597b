import { crc32, deflateSync } from 'node:zlib';

/** A one-page PDF with lines of text, as an office prints an invoice. Latin letters only. */
export const pdfOf = (lines: readonly string[]): Uint8Array => {
  const shown = lines.map((line, at) => `1 0 0 1 56 ${760 - at * 22} Tm (${escaped(line)}) Tj`).join('\n');
  const content = `BT\n/F1 12 Tf\n${shown}\nET`;
  const objects = [
    '<< /Type /Catalog /Pages 2 0 R >>',
    '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
    '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 5 0 R /Resources << /Font << /F1 4 0 R >> >> >>',
    '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>',
    `<< /Length ${Buffer.byteLength(content, 'latin1')} >>\nstream\n${content}\nendstream`,
  ];
  let text = '%PDF-1.4\n';
  const places = objects.map((object, at) => {
    const place = Buffer.byteLength(text, 'latin1');
    text += `${at + 1} 0 obj\n${object}\nendobj\n`;
    return `${String(place).padStart(10, '0')} 00000 n \n`;
  });
  const start = Buffer.byteLength(text, 'latin1');
  const size = objects.length + 1;
  text += `xref\n0 ${size}\n0000000000 65535 f \n${places.join('')}`;
  text += `trailer\n<< /Size ${size} /Root 1 0 R >>\nstartxref\n${start}\n%%EOF\n`;
  return Buffer.from(text, 'latin1');
};

const escaped = (line: string): string =>
  line
    .replace(/[’‘]/g, "'")
    .replace(/[^\x20-\xff]/g, '?')
    .replace(/[\\()]/g, '\\$&');

/** Digits of three by five dots, row by row. */
const dots: Readonly<Record<string, readonly string[]>> = {
  0: ['111', '101', '101', '101', '111'],
  1: ['010', '110', '010', '010', '111'],
  2: ['111', '001', '111', '100', '111'],
  3: ['111', '001', '111', '001', '111'],
  4: ['101', '101', '111', '001', '001'],
  5: ['111', '100', '111', '001', '111'],
  6: ['111', '100', '111', '101', '111'],
  7: ['111', '001', '001', '001', '001'],
  8: ['111', '101', '111', '101', '111'],
  9: ['111', '101', '111', '001', '111'],
  '-': ['000', '000', '111', '000', '000'],
  '.': ['000', '000', '000', '000', '010'],
};

type Size = { width: number; height: number };

const width = 260;
const height = 340;

/** A picture of a till receipt: grey lines for what is written, the day and the amount in digits. */
export const pngReceipt = (day: string, amount: string): Uint8Array => {
  const pixels = new Uint8Array(width * height).fill(246);
  const rectangle = (x: number, y: number, w: number, h: number, shade: number) => {
    for (let row = y; row < y + h; row++) pixels.fill(shade, row * width + x, row * width + x + w);
  };
  rectangle(70, 24, 120, 12, 90);
  for (let line = 0; line < 8; line++) {
    rectangle(28, 104 + line * 18, 70 + ((line * 37) % 60), 5, 160);
    rectangle(186, 104 + line * 18, 44, 5, 175);
  }
  rectangle(28, 258, 202, 2, 110);
  const write = (text: string, x: number, y: number, size: number) => {
    for (const [at, letter] of [...text].entries())
      for (const [row, cells] of (dots[letter] ?? []).entries())
        for (const [column, cell] of [...cells].entries())
          if (cell === '1') rectangle(x + (at * 4 + column) * size, y + row * size, size, size, 40);
  };
  write(day, 28, 60, 4);
  write(amount, 28, 278, 6);
  return greyPng(pixels, { width, height });
};

/** Eight-bit grey, unfiltered rows (PNG, third edition, 9 and 11). */
export const greyPng = (pixels: Uint8Array, { width, height }: Size): Uint8Array => {
  const rows = Buffer.alloc((width + 1) * height);
  for (let row = 0; row < height; row++)
    rows.set(pixels.subarray(row * width, (row + 1) * width), row * (width + 1) + 1);
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([8, 0, 0, 0, 0], 8);
  const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
  return Buffer.concat([
    signature,
    chunk('IHDR', header),
    chunk('IDAT', deflateSync(rows)),
    chunk('IEND', Buffer.alloc(0)),
  ]);
};

const chunk = (type: string, content: Uint8Array): Buffer => {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), content]);
  const framed = Buffer.alloc(body.length + 8);
  framed.writeUInt32BE(content.length, 0);
  framed.set(body, 4);
  framed.writeUInt32BE(crc32(body), body.length + 4);
  return framed;
};
