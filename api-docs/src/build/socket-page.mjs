import { escapeHtml, markdown } from './html.mjs';
import { schemaTable } from './schema-table.mjs';

/** The socket half of the contract as HTML: the explanations, then every event with its members, examples and acknowledgement. */
export function socketPage(http, socket, example) {
  const resolve = (reference) => at(reference.startsWith('#/components/messages') ? socket : http, reference);
  const events = eventsOf(socket);
  const sections = [
    section('Connection on /ws', 'Socket.IO does this by itself, with <code>auth: {token, position?}</code> in the handshake.', events.connection),
    section('From the client', 'Each may ask for an acknowledgement.', events.client),
    section('From the server', '', events.server),
  ];
  return `<nav aria-label="Events" id="contents">${contents(sections)}</nav>
<main id="main">
<h1>Sockets</h1>
<section class="explained">${markdown(socket.info.description)}</section>
${sections.map((each) => render(each, { resolve, example })).join('\n')}
<p id="nothing" hidden>No event matches.</p>
</main>`;
}

function section(title, text, events) {
  return { title, text, id: title.toLowerCase().replace(/\W+/g, '-'), events };
}

function eventsOf(socket) {
  const all = new Map();
  for (const operation of Object.values(socket.operations)) {
    const reply = operation.reply?.messages.map((it) => message(socket, it)) ?? [];
    for (const it of operation.messages) {
      const found = message(socket, it);
      all.set(`${operation.action} ${found.name}`, { ...found, action: operation.action, reply });
    }
  }
  const listed = [...all.values()];
  const connection = listed.filter((it) => it.name === 'connect');
  return {
    connection: [...connection, ...connection.flatMap((it) => it.reply).map((it) => ({ ...it, action: 'send', reply: [] }))].map(
      (it) => ({ ...it, reply: [] }),
    ),
    client: listed.filter((it) => it.action === 'receive' && it.name !== 'connect'),
    server: listed.filter((it) => it.action === 'send'),
  };
}

function message(socket, { $ref }) {
  return at(socket, at(socket, $ref).$ref);
}

function at(document, reference) {
  const steps = reference.slice(reference.indexOf('#') + 2).split('/');
  const found = steps.reduce((node, step) => node?.[step.replaceAll('~1', '/').replaceAll('~0', '~')], document);
  if (found === undefined) throw new Error(`${reference} leads nowhere`);
  return found;
}

function anchor({ action, name }) {
  return `${action === 'send' ? 'server' : 'client'}-${name}`;
}

function contents(sections) {
  return sections
    .map(
      ({ title, id, events }) =>
        `<h2><a href="#${id}">${escapeHtml(title)}</a></h2><ul>${events
          .map((it) => `<li data-event="${anchor(it)}"><a href="#${anchor(it)}"><code>${escapeHtml(it.name)}</code></a></li>`)
          .join('')}</ul>`,
    )
    .join('\n');
}

function render({ title, text, id, events }, context) {
  return `<section aria-labelledby="${id}"><h2 id="${id}">${escapeHtml(title)}</h2>${text && `<p>${text}</p>`}
${events.map((it) => event(it, context)).join('\n')}</section>`;
}

function event(it, { resolve, example }) {
  const id = anchor(it);
  const acknowledged = it.reply
    .map((reply) => `<h4>Acknowledgement</h4>${schemaTable(reply.payload, resolve)}${examples(reply, example)}`)
    .join('');
  return `<article class="event" aria-labelledby="${id}">
<h3 id="${id}"><code>${escapeHtml(it.name)}</code> <a class="anchor" href="#${id}" aria-label="Link to ${escapeHtml(it.name)}">#</a></h3>
${markdown(it.summary)}
${schemaTable(it.payload, resolve)}
${examples(it, example)}
${acknowledged}</article>`;
}

function examples(it, example) {
  return it.examples
    .map(({ payload }) => {
      const path = payload.$ref.replace('./', '');
      const text = JSON.stringify(example(path), null, 2);
      return `<figure><figcaption>Example <a href="${path}">${escapeHtml(path.split('/').pop())}</a></figcaption><pre tabindex="0"><code>${escapeHtml(text)}</code></pre></figure>`;
    })
    .join('');
}
