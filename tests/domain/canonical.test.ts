import { describe, expect, it } from 'vitest';
import { canonicalJson } from '#domain/canonical.ts';
import { failureOf } from '#domain/result.ts';

const refused = (value: unknown) => {
  try {
    canonicalJson(value);
  } catch (error) {
    return failureOf(error);
  }
  return undefined;
};

describe('canonical JSON', () => {
  it('sorts keys by UTF-16 code units, at every depth, and ends with a newline', () => {
    const text = canonicalJson({ b: 1, a: [{ z: null, é: true, Z: 'x' }], '10': 0, '9': 0 });
    expect(text).toBe('{\n  "10": 0,\n  "9": 0,\n  "a": [\n    {\n      "Z": "x",\n      "z": null,\n      "é": true\n    }\n  ],\n  "b": 1\n}\n');
  });

  it.each([[{}], [[]], [''], [null], [-1.5e-7], [[[], {}]], [{ a: { b: [1, 'two', false] } }], ['\u2028 \ud800 "\\ \u0007']])(
    'reads back as it was, in the form JSON.stringify has: %j',
    (value) => {
      expect(JSON.parse(canonicalJson(value))).toEqual(value);
      expect(canonicalJson(value)).toBe(`${JSON.stringify(value, null, 2)}\n`);
    },
  );

  it('gives the same text whatever the order of keys', () => {
    expect(canonicalJson({ a: 1, b: { c: 2, d: 3 } })).toBe(canonicalJson({ b: { d: 3, c: 2 }, a: 1 }));
  });

  it('keeps a key called __proto__ and never reads the prototype', () => {
    const value: unknown = JSON.parse('{"__proto__": {"polluted": 1}, "constructor": 2}');
    expect(canonicalJson(value)).toBe('{\n  "__proto__": {\n    "polluted": 1\n  },\n  "constructor": 2\n}\n');
    expect(canonicalJson(Object.create(null))).toBe('{}\n');
  });

  it('writes a member called toJSON like any other', () => {
    expect(canonicalJson({ toJSON: '甲', a: { toJSON: 1 } })).toBe('{\n  "a": {\n    "toJSON": 1\n  },\n  "toJSON": "甲"\n}\n');
    expect(refused({ toJSON: () => 'other' })).toMatchObject({ detail: { field: 'toJSON' } });
  });

  it('leaves undefined members out', () => {
    expect(canonicalJson({ a: undefined, b: 1 })).toBe('{\n  "b": 1\n}\n');
    expect(canonicalJson({ a: undefined })).toBe('{}\n');
  });

  it.each([
    ['NaN', { a: { b: Number.NaN } }, 'a.b'],
    ['infinity', [1, Number.POSITIVE_INFINITY], '1'],
    ['undefined', undefined, ''],
    ['undefined in a list', { list: [undefined] }, 'list.0'],
    ['a hole', { list: new Array(1) }, 'list.0'],
    ['a function', { run: () => 1 }, 'run'],
    ['a bigint', { n: 1n }, 'n'],
    ['a date', { at: new Date(0) }, 'at'],
    ['a map', { media: new Map() }, 'media'],
  ])('refuses %s and names where', (_name, value, field) => {
    expect(refused(value)).toMatchObject({ code: 'invalid', stage: 'write', detail: { field } });
  });

  it('refuses a value that holds itself or is nested without end', () => {
    const loop: Record<string, unknown> = {};
    loop.self = loop;
    expect(refused(loop)?.message).toContain('nested deeper');
    let deep: unknown = 0;
    for (let level = 0; level < 200_000; level++) deep = [deep];
    expect(refused(deep)?.message).toContain('nested deeper');
  });
});
