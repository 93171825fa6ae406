/** Values that nobody types and every exporter must survive: everything filled, long, hostile, foreign. */
import type { Fields, SimpleField, Value, Values } from '../src/model/field.ts';

const hostile =
  'Ärger & <Wut> "zitiert" \'einfach\' ]]> \\n {klammer} [link](x) | # * _ ~ ` Şükrü Ćorić Łukasz Привет مرحبا 🙂 \u0007\u0000 \ud800 \u00ad \u200b';
const long = `${'Wort '.repeat(600)}\n\nNeuer Absatz. ${'Donaudampfschifffahrt'.repeat(20)}`;

/** Every field filled; lists hold `rows` rows. */
export function extremeValues(fields: Fields, rows = 12): Values {
  return Object.fromEntries(
    Object.entries(fields).map(([key, field]): [string, Value] => {
      if (field.kind === 'group') return [key, extremeValues(field.fields, rows)];
      if (field.kind === 'rows') {
        return [key, Array.from({ length: rows }, (_, index) => ({ ...extremeRow(field.fields), id: `r${index}` }))];
      }
      return [key, extremeValue(field)];
    }),
  );
}

function extremeRow(fields: Readonly<Record<string, SimpleField>>): Values {
  return Object.fromEntries(Object.entries(fields).map(([key, field]) => [key, extremeValue(field)]));
}

function extremeValue(field: SimpleField): Value {
  switch (field.kind) {
    case 'text':
    case 'role':
      return hostile;
    case 'longText':
      return `${hostile} ${long}`;
    case 'rowRef':
      return 'ende';
    case 'date':
      return '9999-12-31';
    case 'time':
      return '23:59';
    case 'number':
      return field.max;
    case 'choice':
      return field.options.at(-1)?.id ?? '';
    case 'choices':
      return field.options.map(({ id }) => id);
    case 'check':
      return true;
  }
}
