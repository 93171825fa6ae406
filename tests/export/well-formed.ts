/** A strict look at XML (1.0, fifth edition) as our exporters write it: no DTD, no comments, no CDATA, only predefined entities. */

/** @returns what is wrong first, or nothing. */
export function xmlMistake(text: string): string | undefined {
  const declaration = /^<\?xml version="1\.0" encoding="UTF-8"( standalone="yes")?\?>\n/.exec(text)?.[0];
  const forbidden = /[^\t\n\u{20}-\u{D7FF}\u{E000}-\u{FFFD}\u{10000}-\u{10FFFF}]/u.exec(text)?.[0];
  if (forbidden !== undefined) return `forbidden character ${forbidden.codePointAt(0)}`;
  const open: string[] = [];
  let [seenRoot, prefixes] = [false, new Set(['xml'])];
  for (const [piece] of text.slice(declaration?.length ?? 0).matchAll(/<[^>]*>?|[^<]+/g)) {
    if (!piece.startsWith('<')) {
      if (/&(?!(amp|lt|gt|quot|apos);)/.test(piece)) return `bare ampersand in „${piece.slice(0, 40)}“`;
      if (open.length === 0 && piece.trim() !== '') return `text outside the root: „${piece.slice(0, 40)}“`;
      continue;
    }
    const tag = /^<(\/?)([A-Za-z_][\w.-]*(?::[A-Za-z_][\w.-]*)?)((?:\s+[\w:.-]+="[^"<]*")*)\s*(\/?)>$/.exec(piece);
    if (!tag) return `no tag: ${piece.slice(0, 60)}`;
    const [, closing, name = '', attributes = '', empty] = tag;
    if (closing) {
      if (attributes !== '' || empty || open.pop() !== name) return `closing tag out of order: ${name}`;
      continue;
    }
    if (open.length === 0) {
      if (seenRoot) return `second root: ${name}`;
      seenRoot = true;
      prefixes = new Set(['xml', ...[...attributes.matchAll(/\sxmlns:([\w-]+)=/g)].map(([, prefix = '']) => prefix)]);
    }
    const names = [...attributes.matchAll(/\s([\w:.-]+)="([^"]*)"/g)];
    const foreign = [name, ...names.map(([, key = '']) => key)].find((each) => {
      const [prefix, local] = each.split(':');
      return local !== undefined && prefix !== 'xmlns' && !prefixes.has(prefix ?? '');
    });
    if (foreign !== undefined) return `unknown prefix: ${foreign}`;
    if (new Set(names.map(([, key]) => key)).size !== names.length) return `attribute twice: ${piece.slice(0, 60)}`;
    if (names.some(([, , value = '']) => /&(?!(amp|lt|gt|quot|apos);)/.test(value))) return `bare ampersand in ${name}`;
    if (!empty) open.push(name);
  }
  return open.length > 0 ? `never closed: ${open.at(-1)}` : seenRoot ? undefined : 'no root';
}

/** All parts of a package that are XML, with what is wrong in them. */
export function partMistakes(parts: Readonly<Record<string, Uint8Array>>): string[] {
  return Object.entries(parts)
    .filter(([path]) => /\.(xml|rels|svg)$/.test(path))
    .flatMap(([path, bytes]) => {
      const mistake = xmlMistake(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
      return mistake === undefined ? [] : [`${path}: ${mistake}`];
    });
}

/** Every element of a name, as its attributes and the markup inside it. Elements of the same name inside each other are not told apart. */
export function elements(xml: string, name: string): { attributes: Record<string, string>; inner: string }[] {
  const pattern = new RegExp(`<${name}((?:\\s[^>]*?)?)(?:/>|>([\\s\\S]*?)</${name}>)`, 'g');
  return [...xml.matchAll(pattern)].map(([, head = '', inner = '']) => ({
    attributes: Object.fromEntries(
      [...head.matchAll(/([\w:.-]+)="([^"]*)"/g)].map(([, key = '', value = '']) => [key, value]),
    ),
    inner,
  }));
}

/** The words of some markup. */
export function textOf(xml: string): string {
  return xml
    .replace(/<[^>]*>/g, '')
    .replace(/&lt;/g, '<')
    .replace(/&gt;/g, '>')
    .replace(/&quot;/g, '"')
    .replace(/&amp;/g, '&');
}
