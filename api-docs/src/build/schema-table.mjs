import { escapeHtml, markdown } from './html.mjs';

const DEEPEST = 4;

/** Rows of a table that lists every member of a schema, those of objects inside it under dotted names. */
export function schemaTable(schema, resolve) {
  const rows = [...members(schema, resolve, '', 0)];
  if (rows.length === 0) return '<p>No members.</p>';
  const cells = rows.map(
    ({ name, type, required, text }) =>
      `<tr><th scope="row"><code>${escapeHtml(name)}</code></th><td>${escapeHtml(type)}</td><td>${required ? 'always' : 'optional'}</td><td>${text}</td></tr>`,
  );
  return `<div class="scroll" tabindex="0" role="group" aria-label="Members"><table><thead><tr><th scope="col">member</th><th scope="col">type</th><th scope="col">present</th><th scope="col">meaning</th></tr></thead><tbody>${cells.join('')}</tbody></table></div>`;
}

/** The schema itself with what it refers to and what it composes folded in; a description at the place of use wins. */
export function flat(schema, resolve) {
  const { $ref, allOf = [], ...own } = schema;
  const parts = [...($ref ? [flat(resolve($ref), resolve)] : []), ...allOf.map((part) => flat(part, resolve)), own];
  const merged = Object.assign({}, ...parts);
  merged.properties = Object.assign({}, ...parts.map((part) => part.properties));
  merged.required = parts.flatMap((part) => part.required ?? []);
  return merged;
}

function* members(schema, resolve, prefix, depth) {
  const object = flat(schema, resolve);
  for (const alternative of object.oneOf ?? []) yield* members(alternative, resolve, prefix, depth);
  for (const [name, member] of Object.entries(object.properties)) {
    const value = flat(member, resolve);
    const path = prefix + name;
    yield { name: path, type: typeOf(value, resolve), required: object.required.includes(name), text: meaning(value) };
    if (depth < DEEPEST) {
      const list = value.type === 'array';
      yield* members(list ? value.items : value, resolve, `${path}${list ? '[]' : ''}.`, depth + 1);
    }
  }
}

function typeOf(schema, resolve) {
  if (schema.type === 'array') return `list of ${typeOf(flat(schema.items, resolve), resolve)}`;
  if (schema.oneOf && !schema.type) return schema.oneOf.map((each) => typeOf(flat(each, resolve), resolve)).join(' or ');
  return schema.type ?? (Object.keys(schema.properties).length > 0 ? 'object' : 'any');
}

function meaning(schema) {
  const limits = [
    schema.const !== undefined && `always \`${JSON.stringify(schema.const)}\``,
    schema.enum && `one of ${schema.enum.map((word) => `\`${word}\``).join(', ')}`,
    schema.minLength !== undefined && `at least ${schema.minLength} characters`,
    schema.maxLength !== undefined && `at most ${schema.maxLength} characters`,
    schema.minimum !== undefined && `at least ${schema.minimum}`,
    schema.maximum !== undefined && `at most ${schema.maximum}`,
    schema.pattern && `matches \`${schema.pattern}\``,
  ].filter(Boolean);
  // The table of all error codes has a place of its own.
  const text = (schema.description ?? '').split('\n\n|')[0];
  return markdown(text) + (limits.length > 0 ? `<p class="limits">${markdown(limits.join('; '), true)}</p>` : '');
}
