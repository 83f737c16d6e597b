/** What stands around a control: a group of fields with its legend, or the row of a table with its head. */
type Around = { tag: string; name: string; describes: readonly string[]; holdsControl: boolean };

type Control = {
  id: string;
  isList: boolean;
  own: string | undefined;
  namedBy: readonly string[];
  around: readonly Around[];
};

/** Text that is being read until the tag that opened it closes. */
type Reading = { tag: string; id: string; text: string; of: string; isAside: boolean };

/** `whole`: with the group or row, where several are called so. */
type ShownLabel = { label: string; whole: string };

const tagOrText = /<(\/?)([a-z][\w-]*)([^>]*)>|[^<]+/g;

/**
 * What a form itself calls each of its controls, by id, read off its HTML: the label, a name for the ear, the legend of a
 * group that is asked as one, the caption of a list. Names that stand several times say of which group or row they are.
 */
export const shownLabels = (html: string): ReadonlyMap<string, ShownLabel> => {
  const { controls, labels, heads } = read(html);
  const named = controls.flatMap(({ id, own, namedBy, around }) => {
    const asOne = around.find(({ describes }) => describes.includes(`${id}-error`));
    const heard = namedBy.flatMap((each) => heads.get(each) ?? []).join(', ');
    const label = asOne?.name || heard || own || labels.get(id);
    if (!label) return [];
    const within = around.filter((each) => each !== asOne && each.name && !label.startsWith(each.name));
    return [{ id, label, within: within.at(-1)?.name }];
  });
  const times = Map.groupBy(named, ({ label }) => label);
  return new Map(
    named.map(({ id, label, within }) => [
      id,
      { label, whole: within && times.get(label)!.length > 1 ? `${within}, ${label}` : label },
    ]),
  );
};

const read = (html: string) => {
  const [controls, labels, heads] = [[] as Control[], new Map<string, string>(), new Map<string, string>()];
  const [around, reading] = [[] as Around[], [] as Reading[]];
  for (const [text, closes, tag = '', attributes = ''] of html.matchAll(tagOrText)) {
    if (!tag) hear(reading, text);
    else if (closes) close(tag);
    else open(tag, attributes);
  }
  return { controls, labels, heads };

  function open(tag: string, attributes: string): void {
    const of = (name: string) => attributeOf(attributes, name);
    const id = of('id');
    if (tag === 'fieldset' || tag === 'tr')
      around.push({
        tag,
        name: '',
        describes: (of('aria-describedby') ?? '').split(' '),
        holdsControl: false,
      });
    if (tag === 'label' || tag === 'legend' || tag === 'caption' || tag === 'th')
      reading.push({ tag, id: id ?? '', text: '', of: of('for') ?? '', isAside: false });
    const heard = reading.at(-1);
    if (heard && tag === 'span') heard.isAside = of('class') === 'optional';
    const isControl = tag === 'input' || tag === 'select' || tag === 'textarea';
    for (const each of isControl ? around : []) each.holdsControl = reading.some((one) => one.tag === 'th');
    if (id && (isControl || tag === 'div'))
      controls.push({
        id,
        isList: !isControl,
        own: of('aria-label'),
        namedBy: of('aria-labelledby')?.split(' ') ?? [],
        around: [...around],
      });
  }

  function close(tag: string): void {
    if (tag === 'fieldset' || tag === 'tr') around.pop();
    const heard = reading.at(-1);
    if (tag === 'span' && heard) heard.isAside = false;
    if (heard?.tag !== tag) return;
    reading.pop();
    const text = heard.text.replace(/[ \n]+/g, ' ').trim();
    const last = around.at(-1);
    heads.set(heard.id, text);
    if (tag === 'label') labels.set(heard.of, text);
    // A list that is a table and has no control before it.
    else if (tag === 'caption' && controls.at(-1)?.isList) labels.set(controls.at(-1)!.id, text);
    else if (last && !last.name && !last.holdsControl) last.name = text;
  }
};

const hear = (reading: readonly Reading[], text: string): void => {
  const heard = reading.at(-1);
  if (heard && !heard.isAside) heard.text += plain(text);
};

const attributeOf = (attributes: string, name: string): string | undefined => {
  const value = new RegExp(`(?:^|\\s)${name}="([^"]*)"`).exec(attributes)?.[1];
  return value === undefined ? undefined : plain(value);
};

const entities: Readonly<Record<string, string>> = {
  '&amp;': '&',
  '&lt;': '<',
  '&gt;': '>',
  '&quot;': '"',
  '&#39;': "'",
};

const plain = (text: string): string => text.replace(/&(?:amp|lt|gt|quot|#39);/g, (each) => entities[each]!);
