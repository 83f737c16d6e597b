/** What the notice of two versions compares, a row a field: its name, what was typed, what is saved now. */
export const comparedRows = (text: string): string[][] => {
  const [, body = ''] = /role="alert"[\s\S]*?<tbody>([\s\S]*?)<\/tbody>/.exec(text) ?? [];
  return body
    .split('<tr>')
    .slice(1)
    .map((row) => [...row.matchAll(/<t[hd][^>]*>([\s\S]*?)<\/t[hd]>/g)].map(([, cell = '']) => plain(cell)));
};

const plain = (cell: string): string => cell.replace(/<[^>]*>/g, '').trim();
