const TOKENS = [
  '<',
  '>',
  '"',
  '&',
  '</',
  '/>',
  '<!--',
  '-->',
  '<![CDATA[',
  ']]>',
  '&#0;',
  '&x;',
  '\u0000',
  'x:',
  '=',
]
  .concat([
    '<narrative>',
    '</transaction>',
    'iso-date="2020-02-30"',
    '1,000',
    'xml:lang="??"',
    ' ',
    '\u00a0',
    '-',
    '9',
  ])
  .map((token) => Buffer.from(token, 'latin1'));

/** For tests: small files of two activities each, which together are the whole publication. */
export function pieces(file: Buffer): Buffer[] {
  const text = file.toString('utf8');
  const [start, ...activities] = text.split(/(?=<iati-activity )/);
  return activities.map((activity, index) => {
    const next = activities[(index + 1) % activities.length]!;
    const whole = [start, activity, next].map((each) => each!.replace('</iati-activities>', ''));
    return Buffer.from(`${whole.join('')}</iati-activities>`);
  });
}

/** For tests: a file with one to three injuries, the same for the same random numbers. */
export function damaged(original: Buffer, random: (below: number) => number): Buffer {
  let bytes = original;
  const times = 1 + random(3);
  for (let time = 0; time < times; time += 1) {
    const at = random(bytes.length);
    const to = Math.min(bytes.length, at + random(200));
    const before = bytes.subarray(0, at);
    const kinds = [
      () => Buffer.concat([before, Buffer.from([random(256)]), bytes.subarray(at + 1)]),
      () => Buffer.concat([before, TOKENS[random(TOKENS.length)]!, bytes.subarray(at)]),
      () => Buffer.concat([before, bytes.subarray(to)]),
      () => Buffer.concat([bytes.subarray(0, to), bytes.subarray(at)]),
      () => withoutElement(bytes, at),
      () => withOtherDigit(bytes, at, random),
      () => (random(4) === 0 ? before : withoutElement(bytes, at)),
    ];
    bytes = kinds[random(kinds.length)]!();
  }
  return bytes;
}

/** Takes out the first whole empty element after a place: the file stays well-formed. */
function withoutElement(bytes: Buffer, at: number): Buffer {
  const text = bytes.toString('latin1');
  const rest = text.slice(at).replace(/<[\w-]+[^<>]*\/>/, '');
  return Buffer.from(text.slice(0, at) + rest, 'latin1');
}

function withOtherDigit(bytes: Buffer, at: number, random: (below: number) => number): Buffer {
  const text = bytes.toString('latin1');
  const rest = text.slice(at).replace(/(?<=iso-date="[\d-]*|>-?)\d/, String(random(10)));
  return Buffer.from(text.slice(0, at) + rest, 'latin1');
}

/** For tests: random whole numbers by a seed (mulberry32), so that a seed that fails can be run again. */
export function randomFrom(seed: number): (below: number) => number {
  let state = seed * 0x9e3779b9;
  return (below) => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) % below;
  };
}
