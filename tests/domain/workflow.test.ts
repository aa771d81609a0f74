import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { states } from '#domain/article.ts';
import {
  actions,
  type Decision,
  decide,
  diagram,
  illegal,
  moves,
  type Person,
  type ReviewHouse,
  type Role,
  roles,
  type Standing,
  type State,
  standingOf,
  stepsOf,
  type Wish,
} from '#domain/workflow.ts';

const at = '2026-06-01T08:00:00.000Z';
const hash = (text: string) => text.padEnd(64, '0');
const first = hash('a');
const full: ReviewHouse = { reviews: 3, proofreadings: 0 };
const staff = {
  reporter: { name: '林晓', role: 'reporter' },
  editor: { name: '许文澜', role: 'editor' },
  senior: { name: '周远', role: 'senior' },
  chief: { name: '沈岩', role: 'chief' },
  proofreader: { name: '何静', role: 'proofreader' },
} as const satisfies Record<Role, Person>;

/** A story of one article: who did what, on which text. */
class Story {
  readonly decisions: Record<string, Decision> = {};
  readonly house: ReviewHouse;
  text = first;

  constructor(house: ReviewHouse = full) {
    this.house = house;
  }

  get standing(): Standing {
    return standingOf(this.decisions, this.text, this.house);
  }

  /** @returns why it is refused */
  try(action: Wish['action'], person: Person, opinion = '同意'): ReturnType<typeof illegal> {
    const wish = { action, person, opinion, hash: this.text };
    const why = illegal(this.standing, wish);
    if (why === undefined) this.decisions[`d${Object.keys(this.decisions).length}`] = decide(this.standing, wish, at);
    return why;
  }
}

/** An article in each state, by its usual way. */
function storyIn(state: State): Story {
  const story = new Story();
  const way: Record<State, readonly (readonly [Wish['action'], Person])[]> = {
    draft: [],
    first: [['submit', staff.reporter]],
    second: [
      ['submit', staff.reporter],
      ['approve', staff.editor],
    ],
    final: [
      ['submit', staff.reporter],
      ['approve', staff.editor],
      ['approve', staff.senior],
    ],
    approved: [
      ['submit', staff.reporter],
      ['approve', staff.editor],
      ['approve', staff.senior],
      ['approve', staff.chief],
    ],
    exported: [
      ['submit', staff.reporter],
      ['approve', staff.editor],
      ['approve', staff.senior],
      ['approve', staff.chief],
      ['export', staff.editor],
    ],
    returned: [
      ['submit', staff.reporter],
      ['return', staff.editor],
    ],
    withdrawn: [
      ['submit', staff.reporter],
      ['withdraw', staff.reporter],
    ],
  };
  for (const [action, person] of way[state]) expect(story.try(action, person)).toBeUndefined();
  expect(story.standing.state).toBe(state);
  return story;
}

describe('every state, action and role', () => {
  const all = states.flatMap((state) => actions.flatMap((action) => roles.map((role) => [state, action, role] as const)));
  test.each(all)('%s: %s as %s', (state, action, role) => {
    const story = storyIn(state);
    const stranger = { name: '外来人', role };
    const move = moves.find((each) => each.from === state && each.action === action);
    const expected = !move ? 'wrong-state' : move.roles.includes(role) ? undefined : 'wrong-role';
    expect(story.try(action, stranger)).toBe(expected);
    if (expected === undefined) {
      const to = diagram.find((each) => each.from === state && each.action === action)?.to;
      expect(action === 'proofread' ? [...(to ?? []), state] : to).toContain(story.standing.state);
      if (move?.opinion) expect(storyIn(state).try(action, stranger, ' \n')).toBe('opinion-missing');
    } else expect(story.standing.state).toBe(state);
  });

  it('the diagram holds every move, and no other', () => {
    const pairs = (list: readonly { readonly from: State; readonly action: string }[]) => list.map(({ from, action }) => `${from} ${action}`).sort();
    expect(pairs(diagram)).toEqual(pairs(moves));
  });
});

describe('a review', () => {
  it.each([
    [1, ['first']],
    [2, ['first', 'final']],
    [3, ['first', 'second', 'final']],
  ] as const)('with %d readings goes through %j', (reviews, expected) => {
    expect(stepsOf({ reviews, proofreadings: 0 })).toEqual(expected);
    const story = new Story({ reviews, proofreadings: 0 });
    story.try('submit', staff.reporter);
    const seen: State[] = [];
    for (const person of [staff.editor, staff.chief, { name: '郑主编', role: 'chief' as const }]) {
      seen.push(story.standing.state);
      if (story.standing.state === 'second') expect(story.try('approve', staff.senior)).toBeUndefined();
      else story.try('approve', person);
      if (story.standing.state === 'approved') break;
    }
    expect([...new Set(seen)]).toEqual(expected);
    expect(story.standing.state).toBe('approved');
  });

  it('is by distinct persons, and not by whoever submitted', () => {
    const story = new Story();
    story.try('submit', staff.editor);
    expect(story.try('approve', staff.editor)).toBe('own-text');
    expect(story.try('approve', staff.chief)).toBeUndefined();
    expect(story.try('approve', staff.chief)).toBe('same-person');
    expect(story.try('approve', staff.senior)).toBeUndefined();
    expect(story.try('approve', staff.chief)).toBe('same-person');
  });

  it('begins again after an edit, and stands again when the edit is undone', () => {
    const story = storyIn('approved');
    story.text = hash('b');
    expect(story.standing).toMatchObject({ state: 'first', awaits: 'first' });
    expect(story.standing.reviews.map(({ reading }) => reading?.valid)).toEqual([false, false, false]);
    story.text = first;
    expect(story.standing.state).toBe('approved');
  });

  it('of a text that was exported and then changed begins again', () => {
    const story = storyIn('exported');
    story.text = hash('b');
    expect(story.standing.state).toBe('first');
  });

  it('waits for the proofreadings at its last step', () => {
    const story = new Story({ reviews: 1, proofreadings: 2 });
    story.try('submit', staff.reporter);
    story.try('approve', staff.editor);
    expect(story.standing).toMatchObject({ state: 'first', awaits: 'proofreading' });
    expect(story.try('approve', staff.chief)).toBe('already-approved');
    story.try('proofread', staff.proofreader);
    expect(story.standing.awaits).toBe('proofreading');
    story.try('proofread', staff.proofreader);
    expect(story.standing.state).toBe('approved');
  });

  it('after a return counts nothing from before', () => {
    const story = storyIn('second');
    story.try('return', staff.senior, '数字请核实');
    expect(story.standing.state).toBe('returned');
    story.try('submit', staff.reporter);
    expect(story.standing.state).toBe('first');
  });

  it('takes no approval that a file forged', () => {
    const story = storyIn('final');
    const forged: Omit<Decision, 'by' | 'opinion' | 'step'> = { action: 'approve', at, hash: first, turn: 9 };
    const tries: readonly Partial<Decision>[] = [
      { by: staff.editor, opinion: '同意', step: 'final' },
      { by: { name: '外来人', role: 'reporter' }, opinion: '同意', step: 'final' },
      { by: { ...staff.reporter, role: 'chief' }, opinion: '同意', step: 'final' },
      { by: staff.chief, opinion: ' ', step: 'final' },
      { by: staff.chief, opinion: '同意', step: 'final', hash: hash('c') },
      { by: staff.chief, opinion: '同意' },
    ];
    for (const each of tries) {
      expect(standingOf({ ...story.decisions, forged: { ...forged, ...each } as Decision }, first, full).state).toBe('final');
    }
  });

  it('is the same in whatever order its decisions lie in the file', () => {
    const { decisions, standing } = storyIn('exported');
    const turned = Object.fromEntries(Object.entries(decisions).reverse());
    expect(standingOf(turned, first, full)).toEqual(standing);
  });
});

test('no way leads to an approval without distinct persons and their words on this very text', () => {
  const people = Object.values(staff).flatMap((person) => [person, { name: `${person.name}二`, role: person.role }]);
  const wish = fc.record({ action: fc.constantFrom(...actions), person: fc.constantFrom(...people), opinion: fc.constantFrom('', '同意', ' ') });
  const step = fc.oneof({ weight: 6, arbitrary: wish }, { weight: 1, arbitrary: fc.constantFrom('a', 'b', 'c') });
  const houses = fc.record({ reviews: fc.constantFrom(1 as const, 2 as const, 3 as const), proofreadings: fc.integer({ min: 0, max: 3 }) });
  fc.assert(
    fc.property(houses, fc.array(step, { maxLength: 60 }), (house, script) => {
      const story = new Story(house);
      for (const each of script) {
        const before = story.standing.state;
        if (typeof each === 'string') story.text = hash(each);
        else {
          const why = story.try(each.action, each.person, each.opinion);
          const to = diagram.find(({ from, action }) => from === before && action === each.action)?.to ?? [];
          if (why === undefined && each.action !== 'submit' && each.action !== 'proofread') expect(to).toContain(story.standing.state);
        }
        const { state, submission, decisions } = story.standing;
        if (state !== 'approved') continue;
        const since = decisions.slice(decisions.lastIndexOf(submission as Decision));
        const valid = since.filter((decision) => decision.hash === story.text && decision.opinion.trim() !== '');
        const names = stepsOf(house).map((own) =>
          valid.filter(({ action, step: at }) => action === 'approve' && at === own).map(({ by }) => by.name),
        );
        expect(names.every((list) => list.length > 0 && !list.every((name) => name === submission?.by.name))).toBe(true);
        expect(new Set(names.flat()).size).toBeGreaterThanOrEqual(house.reviews);
        expect(valid.filter(({ action }) => action === 'proofread').length).toBeGreaterThanOrEqual(house.proofreadings);
      }
    }),
    { numRuns: 500 },
  );
});
