import { protocol } from 'electron';
import { scheme, schemePrivileges } from './security.ts';

/** An answer of the app protocol: the same shape both hosts build. */
export interface PageAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | Uint8Array;
}

/** Makes `app:` a scheme with an origin. Must run before Electron is ready, and once. */
export function registerScheme(): void {
  protocol.registerSchemesAsPrivileged([{ scheme, privileges: { ...schemePrivileges } }]);
}

/**
 * Answers `app://copydesk/…`. Any other host of the scheme and any other method is refused.
 * @param answer for a path such as `/assets/window.js`; must not reject
 * @param nothing the answer for what is refused
 */
export function serveApp(answer: (path: string) => Promise<PageAnswer>, nothing: () => PageAnswer): void {
  protocol.handle(scheme, async (request) => {
    const { host, pathname, search } = new URL(request.url);
    const right = request.method === 'GET' && host === 'copydesk' && search === '';
    const { status, headers, body } = right ? await answer(pathname) : nothing();
    // A copy, because a picture may come as a part of a larger buffer.
    return new Response(typeof body === 'string' ? body : new Uint8Array(body), { status, headers: { ...headers } });
  });
}
