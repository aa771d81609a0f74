/**
 * The policies under which a window, a picture and every other answer stand, for both hosts. The second of the two walls
 * against script in an article: it holds even if the rendering were wrong.
 */

/**
 * The policy of the window's page.
 * @param nonce for the style elements that the editor adds; fresh for each load
 * @param connect what the window may talk to; its own origin unless told otherwise
 */
export function windowPolicy(nonce: string, connect = "'self'"): string {
  return [
    "default-src 'none'",
    "script-src 'self'",
    "script-src-attr 'none'",
    "worker-src 'self'",
    `style-src 'self' 'nonce-${nonce}'`,
    // Script may set styles one property at a time (as React and CodeMirror do); a style attribute in markup does nothing.
    "style-src-attr 'none'",
    "img-src 'self' blob: data:",
    "font-src 'self'",
    `connect-src ${connect}`,
    // The preview is about:srcdoc, which needs no source and inherits this policy.
    "frame-src 'self'",
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
  ].join('; ');
}

/** For scripts: the preview worker stands under the policy its own file came with. */
export const scriptPolicy = "default-src 'none'; script-src 'self'; frame-ancestors 'none'";

/** For pictures of articles and files on their way out: opened by itself, such an answer can do nothing at all. */
export const sandboxPolicy = "sandbox; default-src 'none'; frame-ancestors 'none'";

/** For everything else. */
export const emptyPolicy = "default-src 'none'; frame-ancestors 'none'";

/** Headers of every answer of both hosts, errors included. Each answer adds its own Content-Security-Policy. */
export const securityHeaders: Readonly<Record<string, string>> = {
  'X-Content-Type-Options': 'nosniff',
  'Cache-Control': 'no-store',
  'Cross-Origin-Resource-Policy': 'same-origin',
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Referrer-Policy': 'no-referrer',
  'X-Frame-Options': 'DENY',
  'X-DNS-Prefetch-Control': 'off',
  'Permissions-Policy':
    'accelerometer=(), camera=(), display-capture=(), geolocation=(), gyroscope=(), magnetometer=(), microphone=(), midi=(), payment=(), serial=(), usb=()',
};
