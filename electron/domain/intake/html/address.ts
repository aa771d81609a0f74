import { allowedLink } from '../../markdown/addresses.ts';

/** Addresses of a page's links and pictures. */

const longest = 2000;
const origin = /^(https?:)\/\/[^/?#]+/i;

/** An address as seen from a page. Unchanged when it is whole, or nobody knows where the page lay. */
export function resolve(address: string, base: string): string {
  const [host, scheme] = origin.exec(base) ?? [];
  if (address.startsWith('//')) return (scheme ?? 'https:') + address;
  if (host === undefined || address === '' || /^[a-z][a-z0-9+.-]*:/i.test(address)) return address;
  if (address.startsWith('/')) return host + dotless(address);
  const path = base.slice(host.length).split(/[?#]/)[0] ?? '';
  if (address.startsWith('?')) return host + (path || '/') + address;
  return host + dotless(`${path.slice(0, path.lastIndexOf('/') + 1) || '/'}${address}`);
}

/** RFC 3986, 5.2.4. */
function dotless(path: string): string {
  const [, way = '', rest = ''] = /^([^?#]*)(.*)$/s.exec(path) ?? [];
  const steps: string[] = [];
  for (const step of way.split('/').slice(1)) {
    if (step === '..') steps.pop();
    else if (step !== '.') steps.push(step);
  }
  return `/${steps.join('/')}${rest}`;
}

/** Ready to stand in Markdown; undefined for every scheme but http, https and mailto, and for a relative one of an unknown page. */
export function safeAddress(address: string, base: string): string | undefined {
  const whole = allowedLink(resolve(address.replace(/[\t\r\n]/g, '').trim(), base));
  if (whole === undefined || whole.length > longest || whole.startsWith('#')) return undefined;
  return whole.replace(/[()<>\\`|*[\]]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`);
}
