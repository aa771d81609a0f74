import type { Translation } from './zh-CN.ts';

type Sections = 'role' | 'people' | 'queue' | 'review' | 'remarks' | 'suggesting' | 'changes' | 'handoff';

/** The review desk's words in English. */
export const reviewingEn: Pick<Translation, Sections> = {
  role: { reporter: 'Reporter', editor: 'Editor', senior: 'Senior editor', chief: 'Chief editor', proofreader: 'Proofreader' },
  people: {
    title: 'People',
  },
  queue: {
    title: 'Queue',
  },
  review: {
    title: 'Review',
    close: 'Close the review',
    tabs: 'What the review shows',
    remarks: 'Remarks',
    changes: 'Changes',
    sheet: 'Review sheet',
    step: { first: 'First review', second: 'Second review', final: 'Final review', proofreading: 'Proofreading' },
    action: {
      submit: 'Submit',
      approve: 'Approve',
      return: 'Return',
      proofread: 'Proofread',
      withdraw: 'Withdraw',
      reopen: 'Reopen',
      export: 'Export',
      correct: 'Correct',
    },
  },
  remarks: {
    add: 'Comment',
    next: 'Next remark',
    previous: 'Previous remark',
    none: 'No remarks yet',
  },
  suggesting: {
    mode: 'Suggest changes',
  },
  changes: {
    title: 'Changes',
  },
  handoff: {
    title: 'Hand-off',
  },
};
