// What docker-compose.yml says, for processes of one machine: each service with its command and environment, where every address of another
// service has become one of the loopback interface.
import { parse } from 'yaml';

/** `${NAME}`, `${NAME:-default}`, `${NAME:?}` and `$$`, as Compose reads them. */
export function interpolate(text, values) {
  return text.replace(/\$(?:\$|\{(\w+)(?::([-?])([^}]*))?\})/g, (all, name, kind, rest) => {
    if (!name) return '$';
    const value = values[name] ?? '';
    if (value !== '' || kind === undefined) return value;
    if (kind === '?') throw new Error(`${name} is not set: copy .env.example to .env and fill it in`);
    return rest;
  });
}

const mapValues = (object, change) =>
  Object.fromEntries(Object.entries(object ?? {}).map(([key, value]) => [key, change(value, key)]));

/**
 * @param values what stands in `${...}`
 * @returns {{[name: string]: {command: string[], environment: {[name: string]: string}, dependsOn: string[]}}}
 */
export function services(text, values) {
  const { services: found } = parse(text, { merge: true });
  return mapValues(found, (service) => ({
    command: service.command ?? [],
    environment: mapValues(service.environment, (value) => interpolate(String(value), values)),
    dependsOn: Object.keys(service.depends_on ?? {}),
  }));
}

/** The port that a service listens on here instead of that in its container. */
export const portKey = (service, port) => `${service}:${port}`;

/** Every `service:port` that is named anywhere in the environments, and each service's own VERBATIM_PORT. */
export function addresses(plan) {
  const named = new Set();
  const pattern = new RegExp(`\\b(${Object.keys(plan).join('|')}):(\\d+)\\b`, 'g');
  for (const [name, { environment }] of Object.entries(plan)) {
    if (environment.VERBATIM_PORT) named.add(portKey(name, environment.VERBATIM_PORT));
    for (const value of Object.values(environment))
      for (const [address] of value.matchAll(pattern)) named.add(address);
  }
  return [...named];
}

/** The same plan on the loopback interface. @param ports {Map<string, number>} local port by `service:port` */
export function onLoopback(plan, ports) {
  return mapValues(plan, (service, name) => ({
    ...service,
    environment: mapValues(service.environment, (value, key) => {
      if (key === 'VERBATIM_PORT') return String(ports.get(portKey(name, value)));
      let local = value;
      for (const [address, port] of ports)
        local = local.replace(new RegExp(`(?<![\\w-])${address}\\b`, 'g'), `127.0.0.1:${port}`);
      return local;
    }),
  }));
}
