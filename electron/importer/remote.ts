import { lookup } from 'node:dns';
import { request as requestPlain } from 'node:http';
import { request as requestSecure } from 'node:https';
import { BlockList, isIP, type LookupFunction } from 'node:net';
import { failureOf, refusal } from '#domain/result.ts';

/** One picture from the web, because a person pressed for it. Never an address inside this machine's own network. */

export const remoteLimits = { bytes: 20 * 1024 * 1024, time: 20_000, redirects: 3 } as const;

const inside = new BlockList();
for (const [net, bits] of [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.168.0.0', 16],
  ['198.18.0.0', 15],
  ['224.0.0.0', 3],
] as const) {
  inside.addSubnet(net, bits, 'ipv4');
}
/** Besides loopback and private ones those that only wrap an IPv4 address: 6to4, Teredo, NAT64. Mapped ones (`::ffff:`) go by the rules above. */
for (const [net, bits] of [
  ['::', 96],
  ['64:ff9b::', 96],
  ['2001::', 32],
  ['2002::', 16],
  ['fc00::', 7],
  ['fe80::', 10],
  ['ff00::', 8],
] as const) {
  inside.addSubnet(net, bits, 'ipv6');
}

export function isInside(address: string): boolean {
  return inside.check(address, isIP(address) === 6 ? 'ipv6' : 'ipv4');
}

/** @throws not-allowed, not-found, too-large, unreachable */
export async function fetchPicture(address: string): Promise<Uint8Array> {
  const late = AbortSignal.timeout(remoteLimits.time);
  let url = new URL(address);
  for (let hops = 0; hops <= remoteLimits.redirects; hops++) {
    const answer = await ask(url, late);
    if (answer instanceof Uint8Array) return answer;
    url = answer;
  }
  throw refusal('unreachable', address, 'picture', 'the server sends from one address to the next');
}

/** The bytes, or where the server sends us. */
function ask(url: URL, signal: AbortSignal): Promise<Uint8Array | URL> {
  const thing = url.href.slice(0, 200);
  const host = url.hostname.replace(/^\[|\]$/g, '');
  if (!['http:', 'https:'].includes(url.protocol)) throw refusal('not-allowed', thing, 'picture', 'only http and https are fetched');
  if (isIP(host) !== 0 && isInside(host)) throw notOutside(thing);
  const send = url.protocol === 'https:' ? requestSecure : requestPlain;
  return new Promise((resolve, reject) => {
    const fail = (error: Error) =>
      reject(failureOf(error) ? error : refusal('unreachable', thing, 'picture', error.message.slice(0, 200), undefined, error));
    const headers = { accept: 'image/jpeg,image/png,image/gif,image/webp', 'user-agent': 'Copydesk' };
    const asked = send(url, { signal, agent: false, lookup: outsideOnly(thing), headers }, (answer) => {
      const { statusCode = 0 } = answer;
      answer.on('error', fail);
      if (statusCode >= 300 && statusCode < 400 && answer.headers.location && URL.canParse(answer.headers.location, url.href)) {
        answer.destroy();
        resolve(new URL(answer.headers.location, url));
        return;
      }
      if (statusCode !== 200) {
        answer.destroy();
        reject(refusal('not-found', thing, 'picture', `the server answers with ${statusCode}`));
        return;
      }
      const chunks: Buffer[] = [];
      let length = 0;
      answer.on('data', (chunk: Buffer) => {
        length += chunk.length;
        chunks.push(chunk);
        if (length > remoteLimits.bytes) {
          answer.destroy();
          reject(refusal('too-large', thing, 'picture', `it is larger than ${remoteLimits.bytes} bytes`, { limit: remoteLimits.bytes }));
        }
      });
      answer.on('end', () => resolve(new Uint8Array(Buffer.concat(chunks))));
    });
    asked.on('error', fail);
    asked.end();
  });
}

/** The name is looked up once and that address is the one connected to: no second answer can lead inside. */
function outsideOnly(thing: string): LookupFunction {
  return (host, options, done) => {
    lookup(host, { ...options, all: true }, (error, found) => {
      if (error) done(error, '', 0);
      else if (found.length === 0 || found.some(({ address }) => isInside(address))) done(notOutside(thing), '', 0);
      else if (options.all) done(null, found);
      else done(null, found[0]?.address ?? '', found[0]?.family ?? 4);
    });
  };
}

function notOutside(thing: string): Error {
  return refusal('not-allowed', thing, 'picture', 'the address lies inside this network: nothing is fetched from there');
}
