/** A piece of quoted text: a string, or one stretch of a template between `${}`; `at` is where its text begins. */
export type Quoted = { text: string; at: number };

export type Scanned = {
  /** The source with comments and quoted text blanked; every character keeps its place. */
  code: string;
  quoted: readonly Quoted[];
};

/**
 * Tells code from comments, strings, templates and regular expressions, well enough for TypeScript and JSX.
 * JSX text is read as code: an apostrophe in it opens a string only where another closes it on the same line.
 */
export const scan = (source: string): Scanned => {
  const code = source.split('');
  const quoted: Quoted[] = [];
  const depths: number[] = [];
  let depth = 0;
  let at = 0;

  const blank = (from: number, to: number): void => {
    for (let i = from; i < to; i += 1) if (code[i] !== '\n') code[i] = ' ';
  };
  const quote = (from: number, to: number): void => {
    quoted.push({ text: source.slice(from, to), at: from });
    blank(from, to);
  };
  const skipTemplate = (from: number): number => {
    let i = from;
    while (i < source.length && source[i] !== '`' && !(source[i] === '$' && source[i + 1] === '{')) {
      i += source[i] === '\\' ? 2 : 1;
    }
    quote(from, i);
    if (source[i] !== '$') return i + 1;
    depths.push(depth);
    return i + 2;
  };

  while (at < source.length) {
    const character = source[at] as string;
    const comment = endOfComment(source, at);
    if (comment > at) {
      blank(at, comment);
      at = comment;
    } else if (character === '"' || character === "'") {
      const end = endOnLine(source, at + 1, character);
      if (end > 0) quote(at + 1, end);
      at = end > 0 ? end + 1 : at + 1;
    } else if (character === '`') {
      at = skipTemplate(at + 1);
    } else if (character === '}' && depths.at(-1) === depth) {
      depths.pop();
      at = skipTemplate(at + 1);
    } else if (character === '/' && mayBeginRegex(code, at) && endOfRegex(source, at) > 0) {
      const end = endOfRegex(source, at);
      blank(at + 1, end);
      at = end + 1;
    } else {
      if (character === '{') depth += 1;
      if (character === '}') depth -= 1;
      at += 1;
    }
  }
  return { code: code.join(''), quoted };
};

const endOfComment = (source: string, at: number): number => {
  if (source.startsWith('//', at)) {
    const end = source.indexOf('\n', at);
    return end < 0 ? source.length : end;
  }
  if (!source.startsWith('/*', at)) return at;
  const end = source.indexOf('*/', at + 2);
  return end < 0 ? source.length : end + 2;
};

/** Where the closing mark stands, or -1 where the line ends first. */
const endOnLine = (source: string, from: number, mark: string): number => {
  for (let i = from; i < source.length && source[i] !== '\n'; i += 1) {
    if (source[i] === '\\') i += 1;
    else if (source[i] === mark) return i;
  }
  return -1;
};

// After a value a slash divides; `</p>` closes an element.
const mayBeginRegex = (code: readonly string[], at: number): boolean => {
  let i = at - 1;
  while (i >= 0 && /\s/.test(code[i] as string)) i -= 1;
  const before = code.slice(Math.max(0, i - 9), i + 1).join('');
  if (/(^|\W)(return|typeof|case|in|of|await|throw|else)$/.test(before)) return true;
  return !/[\w$)\]}"'`<]$/.test(before);
};

const endOfRegex = (source: string, at: number): number => {
  let inClass = false;
  for (let i = at + 1; i < source.length && source[i] !== '\n'; i += 1) {
    const character = source[i];
    if (character === '\\') i += 1;
    else if (character === '[') inClass = true;
    else if (character === ']') inClass = false;
    else if (character === '/' && !inClass) return i;
  }
  return -1;
};

export const lineOf = (source: string, at: number): number => source.slice(0, at).split('\n').length;
